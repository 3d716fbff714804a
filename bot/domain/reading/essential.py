"""Whether a message is about something nobody is talked out of: health, safety, baby, hygiene, mobility, what broke."""

import re
from functools import cache

from bot.domain.reading.lexicon import alternatives, group, lexicon, pattern, words
from bot.domain.reading.text import fold

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[&+/]")
_THINGS = ("health", "safety", "child", "hygiene", "mobility")
_SHORTEST_STEM = 2  # letters before a compound's last part
_LONGEST_NAME = 4  # words of the longest name in the list


def is_essential(low: str, thing: str | None) -> bool:
    """Whether the folded message, or the thing it names (as written), is essential."""
    if thing and _is_essential_thing(thing):
        return True
    return _is_broken_necessity(low) or _has_deadline(low)


def _is_essential_thing(thing: str) -> bool:
    """Whether the thing itself is on the list, not merely named after it, kept in it or coloured like it."""
    low = fold(thing)
    if _play().search(low):
        return False
    return _is_followed_by_brand(_WORD.findall(thing)) or any(_is_head(name) for name in _names(_WORD.findall(low)))


def _names(tokens: list[str]) -> list[list[str]]:
    """The names joined by "and" or "or", each cut before "for", "with" and what follows."""
    names: list[list[str]] = [[]]
    closed = False
    for token in tokens:
        if token in words("essential", "joins"):
            names.append([])
            closed = False
        elif token in words("essential", "borders"):
            closed = True
        elif not closed:
            names[-1].append(token)
    return [name for name in names if name]


def _is_head(name: list[str]) -> bool:
    """Whether the name ends in an essential thing, colours and sizes behind it passed over."""
    stripped = list(name)
    while len(stripped) > 1 and (stripped[-1] in words("essential", "passed") or stripped[-1].isdigit()):
        stripped.pop()
    if _ends_essential(stripped) or _is_alone(stripped):
        return True
    return stripped != name and _ends_essential(name)


def _ends_essential(name: list[str]) -> bool:
    tails = {" ".join(name[-count:]) for count in range(1, _LONGEST_NAME + 1)}
    last = name[-1]
    compound = any(last.endswith(part) and len(last) >= len(part) + _SHORTEST_STEM for part in _compounds())
    return compound or not words("essential", *_THINGS).isdisjoint(tails)


def _is_alone(name: list[str]) -> bool:
    rest = [word for word in name if word not in words("essential", "passed")]
    return len(rest) == 1 and rest[0] in words("essential", "alone")


def _is_followed_by_brand(written: list[str]) -> bool:
    """Whether only a brand, a model or a size follows a Danish name: `cykelhjelm Abus Urban-I str M`."""
    if not written or not written[0].lower().endswith(_compounds()):
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in words("essential", "passed") for word in written[1:])


def _is_broken_necessity(low: str) -> bool:
    return bool(
        pattern("essential", "broken").search(low)
        and _necessity().search(low)
        and not pattern("essential", "not_broken").search(low)
    )


def _has_deadline(low: str) -> bool:
    return bool(pattern("essential", "deadlines").search(low))


@cache
def _compounds() -> tuple[str, ...]:
    return tuple(lexicon("essential")["compounds"])


@cache
def _necessity() -> re.Pattern[str]:
    accessory = group("essential", "accessories")
    names = alternatives(map(re.escape, lexicon("essential")["necessities"]))
    return re.compile(rf"(?<![\w-]){names}(?![\w-])(?! {accessory})")


@cache
def _play() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + alternatives(map(re.escape, lexicon("essential")["play"])))

"""Whether a name is that of an essential thing, however it is spelt, and not of one that is only named after it."""

import re
from functools import cache

from bot.domain.folding import fold
from bot.domain.reading.lexicon import lexicon, words

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[&+/]")
LONGEST_NAME = 4
"""Words of the longest name in the lists."""

_THINGS = ("health", "safety", "child", "hygiene", "mobility", "household", "bills", "transit", "pets", "repairs")
_SHORTEST_STEM = 2  # letters before a compound's last part
_OF = ("of", "af")
_WORDS_WRITTEN_AS_ONE = 2  # `vinter dæk`
_SHORTEST_SLIP = 7  # letters of a word that is still known with a slip in it
_NO_VOWELS = str.maketrans("", "", "aeiouy")
_DOUBLED = re.compile(r"(.)\1+")


def is_listed(thing: str, named: str) -> bool:
    """Whether the thing, as written and in one spelling, is on the list: not named after it, kept in it or like it."""
    tokens = WORD.findall(named)
    if together(tokens) in joined(*_THINGS) or _is_followed_by_brand(WORD.findall(thing)):
        return True
    return any(is_head(name) for name in names_in(tokens))


def is_head(name: list[str]) -> bool:
    """Whether the name ends in an essential thing, colours and sizes behind it passed over."""
    stripped = list(name)
    while len(stripped) > 1 and (stripped[-1] in folded("passed") or stripped[-1].isdigit()):
        stripped.pop()
    if _ends_essential(stripped) or _is_alone(stripped):
        return True
    return stripped != name and _ends_essential(name)


def is_name(words_of_it: list[str]) -> bool:
    """Whether these words, as they stand, are the name of an essential thing."""
    return together(words_of_it) in joined(*_THINGS) or (len(words_of_it) == 1 and _is_compound(words_of_it[0]))


def names_in(tokens: list[str]) -> list[list[str]]:
    """The names joined by "and" or "or", each cut before "for", "with" and what follows."""
    names: list[list[str]] = [[]]
    closed = False
    for token in tokens:
        if token in folded("joins"):
            names.append([])
            closed = False
        elif token in folded("borders"):
            closed = True
            if token in _OF and names[-1] and names[-1][-1] in folded("measures"):
                names[-1], closed = [], False
        elif not closed:
            names[-1].append(token)
    return [name for name in names if name]


def _ends_essential(name: list[str]) -> bool:
    tails = [together(name[-count:]) for count in range(1, min(len(name), LONGEST_NAME) + 1)]
    return not joined(*_THINGS).isdisjoint(tails) or any(map(_is_nearly_listed, tails[:_WORDS_WRITTEN_AS_ONE]))


def _is_nearly_listed(word: str) -> bool:
    """Whether a word is on the list but for an ending, as a compound's last part, or with a slip in it."""
    listed = joined(*_THINGS)
    if f"{word}s" in listed or _is_compound(word) or _is_slip(word):
        return True
    return any(word.endswith(each) and word[: -len(each)] in listed for each in folded("endings"))


def _is_compound(word: str) -> bool:
    if not word.endswith(_endings("compounds")) or word.endswith(_endings("no_compounds")):
        return False
    return any(word.endswith(part) and len(word) >= len(part) + _SHORTEST_STEM for part in _endings("compounds"))


def _is_slip(word: str) -> bool:
    """Whether a word is one of the list but for a vowel, a doubled letter or one letter more or less."""
    if len(word) < _SHORTEST_SLIP or word in joined("no_slip"):
        return False
    return any(_differ_by_one(word, name) for name in _skeletons().get(_skeleton(word), ()))


def _differ_by_one(one: str, other: str) -> bool:
    """Whether one letter is another, too many, or changed places with its neighbour."""
    start = _alike(one, other)
    end = _alike(one[start:][::-1], other[start:][::-1])
    rest, others = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(rest), len(others)) <= 1 or (len(rest) == 2 and rest == others[::-1])


def _alike(one: str, other: str) -> int:
    """How many letters two words begin with that are the same."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _is_alone(name: list[str]) -> bool:
    rest = [word for word in name if word not in folded("passed") and not word.isdigit()]
    return len(rest) == 1 and rest[0] in folded("alone")


def _is_followed_by_brand(written: list[str]) -> bool:
    """Whether only a brand, a model or a size follows a Danish name: `cykelhjelm Abus Urban-I str M`."""
    return (
        bool(written)
        and _is_compound(fold(written[0]))
        and all(word[0].isupper() or word[0].isdigit() or fold(word) in folded("passed") for word in written[1:])
    )


def _skeleton(word: str) -> str:
    """The first letter and the consonants after it, doubled ones once."""
    return word[0] + _DOUBLED.sub(r"\1", word[1:]).translate(_NO_VOWELS)


@cache
def _skeletons() -> dict[str, list[str]]:
    """The words of the list by their skeleton."""
    found: dict[str, list[str]] = {}
    for name in joined(*_THINGS):
        if len(name) >= _SHORTEST_SLIP:
            found.setdefault(_skeleton(name), []).append(name)
    return found


@cache
def _endings(key: str) -> tuple[str, ...]:
    return tuple(map(fold, lexicon("essential")[key]))


def together(tokens: list[str]) -> str:
    return "".join(tokens).replace("-", "")


@cache
def joined(*keys: str) -> frozenset[str]:
    """The names of these lists in one spelling, without spaces and hyphens."""
    return frozenset(together(WORD.findall(fold(name))) for name in words("essential", *keys))


@cache
def folded(key: str) -> frozenset[str]:
    return frozenset(map(fold, lexicon("essential")[key]))

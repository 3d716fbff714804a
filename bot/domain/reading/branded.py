"""An essential thing with its make, model or size behind it: `cykelhjelm abus`, `EpiPen 0.3mg`, `car seat Pebble 360`.

What stands last names a thing in both languages, so that a `helmet bag` is a bag; but no shop's name ends there.
"""

from collections.abc import Iterator
from functools import cache

from bot.domain.folding import fold
from bot.domain.reading.lexicon import words
from bot.domain.reading.listed import LONGEST_NAME, WORD, folded, is_head, is_name, names_in


def is_branded(thing: str) -> bool:
    """Whether only makes, models, sizes and colours follow the name of an essential thing."""
    mixed = not (thing.istitle() or thing.isupper())
    return _is_made_by(thing) or any(all(_tells_nothing(word, mixed) for word in tail) for tail in _tails(thing))


def may_be_branded(thing: str) -> bool:
    """Whether words follow it that nobody knows, and none of them names another thing."""
    return any(not any(map(_names_another, tail)) for tail in _tails(thing))


def _tails(thing: str) -> Iterator[list[str]]:
    """What follows the names of essential things, as written; at least one word."""
    written = WORD.findall(thing)
    for name in names_in([fold(word) for word in written])[:1]:
        for end in range(1, len(name)):
            if any(is_name(name[start:end]) for start in range(max(0, end - LONGEST_NAME), end)):
                yield written[end : len(name)]


def _tells_nothing(word: str, mixed: bool) -> bool:
    """Whether a word is a make, a colour, a size or a figure; in a name of `mixed` writing a capital tells a make."""
    low = fold(word)
    if low in _listed("brands", "units") or low in folded("passed") or any(c.isdigit() for c in low):
        return True
    return mixed and word[0].isupper() and not _names_another(word)


def _names_another(word: str) -> bool:
    return fold(word).endswith(_others())


def _is_made_by(thing: str) -> bool:
    """Whether it is a word that is essential when it stands alone, behind a make: `Libresse bind`."""
    named = [fold(word) for word in WORD.findall(thing)]
    if _listed("brands").isdisjoint(named):
        return False
    return is_head([word for word in named if word not in _listed("brands") and not any(c.isdigit() for c in word)])


@cache
def _listed(*keys: str) -> frozenset[str]:
    return frozenset(map(fold, words("branded", *keys)))


@cache
def _others() -> tuple[str, ...]:
    return tuple(_listed("others"))

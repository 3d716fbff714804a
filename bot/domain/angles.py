"""What a message speaks of besides the thing itself: the arguments that would answer it."""

import tomllib
from functools import cache
from importlib.resources import files
from itertools import chain

from bot.domain.terms import stems

_NUMBER = "#"
_NUMBERS = "numbers"


def angles_of(text: str) -> frozenset[str]:
    """The arguments (an opinion's `angle`) that a message asks for by its words; none for most messages."""
    said = _signed(stems(text))
    spaced, phrases = _spaced(said), _phrases()
    begun = phrases.keys() & said
    return frozenset(angle for first in begun for phrase, angle in phrases[first] if phrase in spaced)


def _signed(said: list[str]) -> list[str]:
    """The stems with every number as one sign."""
    return [_NUMBER if s.isdigit() or s in _numbers() else s for s in said]


def _spaced(said: list[str]) -> str:
    """The stems with a space around each, so that a phrase is found as whole words."""
    return f" {' '.join(said)} "


@cache
def _numbers() -> frozenset[str]:
    return frozenset(s for words in _listed()[_NUMBERS].values() for word in words for s in stems(word))


@cache
def _phrases() -> dict[str, list[tuple[str, str]]]:
    """The phrases with their arguments, by the first stem: most messages hold hardly any of those."""
    found: dict[str, list[tuple[str, str]]] = {}
    for angle, both in _listed().items():
        if angle != _NUMBERS:
            for phrase in chain.from_iterable(both.values()):
                said = _signed(_stems_of(phrase))
                found.setdefault(said[0], []).append((_spaced(said), angle))
    return found


def _stems_of(phrase: str) -> list[str]:
    """A listed phrase's stems; the sign for a number stays."""
    return [s for part in phrase.split() for s in ([part] if part == _NUMBER else stems(part))]


@cache
def _listed() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files(__package__) / "data" / "angles.toml").read_text(encoding="utf-8"))

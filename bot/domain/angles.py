"""What a message speaks of besides the thing itself: the arguments that would answer it."""

import tomllib
from functools import cache
from importlib.resources import files

from bot.domain.terms import stems

_NUMBER = "#"
_NUMBERS = "numbers"


def angles_of(text: str) -> frozenset[str]:
    """The arguments (an opinion's `angle`) that a message asks for by its words; none for most messages."""
    said = _spaced(stems(text))
    return frozenset(angle for phrase, angle in _phrases() if phrase in said)


def _spaced(said: list[str]) -> str:
    """The stems with a space around each, so that a phrase is found as whole words, and every number as one sign."""
    return f" {' '.join(_NUMBER if s.isdigit() or s in _numbers() else s for s in said)} "


@cache
def _numbers() -> frozenset[str]:
    return frozenset(s for words in _listed()[_NUMBERS].values() for word in words for s in stems(word))


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    arguments = ((angle, both) for angle, both in _listed().items() if angle != _NUMBERS)
    listed = ((angle, phrase) for angle, both in arguments for phrases in both.values() for phrase in phrases)
    return tuple((_spaced(_stems_of(phrase)), angle) for angle, phrase in listed)


def _stems_of(phrase: str) -> list[str]:
    """A listed phrase's stems; the sign for a number stays."""
    return [s for part in phrase.split() for s in ([part] if part == _NUMBER else stems(part))]


@cache
def _listed() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files(__package__) / "data" / "angles.toml").read_text(encoding="utf-8"))

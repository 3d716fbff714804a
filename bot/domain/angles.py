"""What a message speaks of besides the thing itself: the arguments that would answer it."""

import tomllib
from functools import cache
from importlib.resources import files

from bot.domain.terms import stems


def angles_of(text: str) -> frozenset[str]:
    """The arguments (an opinion's `angle`) that a message asks for by its words; none for most messages."""
    said = _spaced(text)
    return frozenset(angle for phrase, angle in _phrases() if phrase in said)


def _spaced(text: str) -> str:
    """The stems with a space around each, so that a phrase is found as whole words."""
    return f" {' '.join(stems(text))} "


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    data = tomllib.loads((files(__package__) / "data" / "angles.toml").read_text(encoding="utf-8"))
    listed = ((angle, phrase) for angle, both in data.items() for phrases in both.values() for phrase in phrases)
    return tuple((_spaced(phrase), angle) for angle, phrase in listed)

"""How well opinions about a thing answer what else a message speaks of. Pure."""

import tomllib
from collections import Counter
from collections.abc import Collection, Container, Sequence
from functools import cache
from importlib.resources import files
from math import log
from typing import NamedTuple

from bot.domain.signposts import MOST_WORDS
from bot.domain.terms import stems

_TELLING = 4
"""Shorter stems are in every text."""
_CATEGORY, _ANGLE, _WORDS = 0.5, 0.3, 0.2
"""What an opinion is worth for its category, for the argument asked for, and for words in common: 1 in all."""


class Told(NamedTuple):
    """What an opinion says: its argument, and its words as stems."""

    angle: str
    stems: Container[str]


def asked_words(text: str, known: Collection[str]) -> list[str]:
    """The stems of a text that tell opinions apart: not the `known` ones, which every opinion here is about."""
    telling = (s for s in dict.fromkeys(stems(text)) if len(s) >= _TELLING and s not in _small())
    return [s for s in telling if s not in known][:MOST_WORDS]


@cache
def _small() -> frozenset[str]:
    data = tomllib.loads((files(__package__) / "data" / "small_words.toml").read_text(encoding="utf-8"))
    return frozenset(s for word in data["small"] for s in stems(word))


def fits(text: str, angles: Container[str], known: Collection[str], opinions: Sequence[Told]) -> list[float]:
    """How well each opinion of a category fits a text, 0.5 (by its category alone) to 1.

    `angles` are the arguments asked for, `known` the stems that led to the
    category. A word that few of the opinions have counts more.
    """
    asked = asked_words(text, known)
    weights = _weights(asked, opinions)
    return [
        _CATEGORY + _ANGLE * (said.angle in angles) + _WORDS * sum(weights[s] for s in asked if s in said.stems)
        for said in opinions
    ]


def _weights(asked: Sequence[str], opinions: Sequence[Told]) -> dict[str, float]:
    """What each word is worth, all together 1: the fewer opinions have it, the more."""
    having = Counter(s for said in opinions for s in asked if s in said.stems)
    rare = {s: log(1 + len(opinions) / (having[s] or 1)) for s in asked}
    total = sum(rare.values())
    return {s: weight / total for s, weight in rare.items()} if total else rare

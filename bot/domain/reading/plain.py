"""A message in the plain form that the rules about its kind are tried on.

One spelling (`bot.domain.folding`), letters drawn out once, words run together parted, words that add nothing left out,
single spaces, and a bar where a sentence ends. So `jegkan SIMPELTHEN ikke, stooop…` is `jeg kan ikke stop |`.
"""

import re
from dataclasses import dataclass
from functools import cache

from bot.domain.folding import fold
from bot.domain.reading.lexicon import words
from bot.domain.reading.text import LINK

CUES = (3, 4, 5, 6)
"""How many letters of a word a cue may hold; a shorter word is one whole."""

_SENTENCE = re.compile(r"[.!?;]+(?:\s|$)|\n")
_BETWEEN = re.compile(r"[^\w|]+|_")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")


@dataclass(frozen=True, slots=True)
class Plain:
    """A message in plain form; `cues` are the beginnings of its words, by which the rules worth trying are found."""

    text: str
    cues: frozenset[str]


def plain(low: str) -> Plain:
    """The plain form of a text that is folded already (`text.fold`); the words of a link are nobody's own."""
    low = LINK.sub(" ", low) if "http" in low or "www." in low else low
    parted = _BETWEEN.sub(" ", _SENTENCE.sub(" | ", fold(low)))
    spaced = _glued().sub(r"\1 ", _DRAWN_OUT.sub(r"\1", parted))
    said = [word for word in spaced.split() if word not in _fillers()]
    return Plain(" ".join(said), frozenset([word[:length] for word in said for length in CUES]))


@cache
def _fillers() -> frozenset[str]:
    return frozenset(map(fold, words("plain", "fillers")))


@cache
def _glued() -> re.Pattern[str]:
    """Where two words run together; the second is looked at again."""
    first, second = ("|".join(sorted(map(fold, words("plain", key)), reverse=True)) for key in ("glue", "glued"))
    return re.compile(rf"(?<!\w)({first})(?={second})")

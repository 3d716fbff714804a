"""Words as search compares them: stemmed and folded, the same on every database."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from Stemmer import Stemmer

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "ß": "ss"})
_SHORTEST_STEMMED = 4
"""Shorter words have no endings to lose."""
_SHORTEST_HEAD = 5
"""A shorter ending says too little: `stol` ends `massagepistol` too. `ur` and `sko` are listed in their compounds."""


class _Whole(NamedTuple):
    """Words that keep what only looks like an ending."""

    words: frozenset[str]
    endings: tuple[str, ...]


def words(text: str) -> list[str]:
    """The words of a text in order, lower case."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


@cache
def _stemmer(language: str) -> Stemmer:
    return Stemmer(language)


@lru_cache(maxsize=4_000)
def stem(word: str) -> str:
    """One stem for both languages, so that an index needs no language: Danish endings, then English, then folded."""
    whole = _without_endings()
    for form in (word, word.removesuffix("s")):
        if form in whole.words or form.endswith(whole.endings):
            return fold(form)
    if word.isdigit() or len(word) < _SHORTEST_STEMMED:
        return fold(word)
    return fold(_stemmer("english").stemWord(_stemmer("danish").stemWord(word)))


@lru_cache(maxsize=2_000)
def parted(word: str) -> tuple[tuple[str, str], ...]:
    """A word's first part and the stem of what follows, longest last part first: in Danish that names the thing."""
    return tuple((word[:start], stem(word[start:])) for start in range(2, len(word) - _SHORTEST_HEAD + 1))


def heads(word: str) -> tuple[str, ...]:
    """The stems of what may be the last part of a compound, longest first."""
    return tuple(last for _, last in parted(word))


def stems(text: str) -> list[str]:
    """The stems of a text's words, in order."""
    return [stem(word) for word in words(text)]


def fold(word: str) -> str:
    """Without accents; the Danish letters as they are typed without them (`ø` as `oe`)."""
    spelled = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in spelled if not unicodedata.combining(c))


@cache
def spelling() -> bytes:
    """The table that stems are made with: whatever keeps stems makes them anew where it changed."""
    return (files(__package__) / "data" / "stems.toml").read_bytes()


@cache
def _without_endings() -> _Whole:
    data = tomllib.loads(spelling().decode())
    return _Whole(frozenset(data["whole"]), tuple(data["whole_endings"]))

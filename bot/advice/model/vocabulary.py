"""The words that a model's own sentences may be made of: `own_words.toml`, which says what each list is for."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

from bot.domain.language import Language
from bot.domain.reading.number_words import number_words
from bot.domain.terms import heads, stem

_LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"[^\W\d_][.@][^\W_]|//|www")
_SHORTEST_PART = 3
"""Letters of what a compound is made of."""
_SHORTEST_FRONT = 5
"""Letters of the first part of a compound that a shopper lends by itself."""
_ONE = 1
"""The number that is an article and a pronoun as well."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's lists."""

    begins: frozenset[str]
    inside: frozenset[str]
    nouns: frozenset[str]
    endings: frozenset[str]
    asked: frozenset[str]
    asks: frozenset[str]
    leads: frozenset[str]
    frames: frozenset[str]
    before: frozenset[str]
    objects: frozenset[str]
    never: frozenset[str]
    things: re.Pattern[str]
    mirrors: re.Pattern[str]
    phrases: re.Pattern[str]
    orders: re.Pattern[str]
    care: re.Pattern[str]

    def has(self, word: str, *, asked: bool) -> bool:
        """Whether a word in lower case is listed for a sentence that asks, or for one that does not."""
        lists = (self.begins, self.inside, *((self.asked, self.asks) if asked else ()))
        return any(word in words for words in lists) or self.is_noun(word)

    def is_noun(self, word: str) -> bool:
        """Whether a word is a form of a listed noun or adjective, or put together from two of them, as Danish does."""
        return self._is_simple(word) or any(
            self._is_simple(word[:at].removesuffix("s")) and self._is_simple(word[at:])
            for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        )

    def _is_simple(self, word: str) -> bool:
        return not self.nouns.isdisjoint(self.bases(word))

    def bases(self, word: str) -> frozenset[str]:
        """What a word may be a form of: without an ending, and without the consonant that is doubled before one."""
        bare = {word, *(word.removesuffix(ending) for ending in self.endings)}
        return frozenset(bare | {base[:-1] for base in bare if base[-2:-1] == base[-1:]})


@cache
def vocabulary(language: Language) -> Vocabulary:
    """The lists of a language."""
    told = tomllib.loads((files(__package__) / "own_words.toml").read_text(encoding="utf-8"))[language]
    return Vocabulary(**{field.name: _list(told[field.name]) for field in fields(Vocabulary)})


@dataclass(frozen=True, slots=True)
class Lent:
    """The words that a shopper lends by using them: as stems, those of a compound's parts too; none that claims."""

    listed: Vocabulary
    stems: frozenset[str]

    def has(self, word: str) -> bool:
        """Whether a word in lower case is theirs, in any form; both halves of "can't" are where they wrote it."""
        return all(self._has(part) for part in word.removesuffix("'s").split("'"))

    def _has(self, word: str) -> bool:
        return _may_be_lent(word) and any(stem(base) in self.stems for base in self.listed.bases(word))


def lent(theirs: str, listed: Vocabulary) -> Lent:
    """What a shopper's words lend to a text in a language; an address lends none."""
    told = " ".join(word for word in theirs.casefold().split() if not _ADDRESS.search(word))
    words = {word for word in _LETTERS.findall(told) if _may_be_lent(word)}
    parts = ((*map(stem, listed.bases(word)), *heads(word), *_fronts(word)) for word in words)
    return Lent(listed, frozenset(chain.from_iterable(parts)) - _never())


def _fronts(word: str) -> Iterator[str]:
    """The stems of what may be the first part of a compound: `espresso` of `espressomaskine`."""
    return (stem(word[:end]) for end in range(_SHORTEST_FRONT, len(word) - _SHORTEST_FRONT + 1))


def _list(told: str | list[str]) -> Any:
    """Words as a set, patterns as one pattern of whole words, the longest first."""
    if isinstance(told, str):
        return frozenset(told.split())
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(told, key=len, reverse=True))})(?!\w)")


@cache
def _never() -> frozenset[str]:
    return frozenset(stem(word) for language in Language for word in vocabulary(language).never)


def _may_be_lent(word: str) -> bool:
    return stem(word) not in _never() and all(value == _ONE for _, _, value in number_words(word))

"""Finding the right opinions: first what kind of thing it is, then what is known of that kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlmodel import Session, col, select

from bot.domain.terms import heads, stem, stems, words
from storage import fulltext
from storage.library import GENERAL
from storage.shelf import Held
from storage.tables import Category, Opinion

MOST_WORDS = 40
"""Of a very long message the first words are looked up: the thing is named early or not at all."""

MOST_PARSED = 512
"""Categories whose phrases are kept parsed."""

_LINKING = frozenset({"for", "til", "fra", "from", "with", "med", "of", "af", "i", "in", "på", "on", "to", "at", "by"})
"""After one of these the words describe: in `cover til min iphone` the thing is the cover."""
_TELLING = 4
"""Shorter stems are in every text."""
_LINK_WEIGHT = 0.1
"""They count a little all the same, for phrases such as `chest of drawers`."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A stored opinion with how well it fits, 0 to 1, higher is better."""

    opinion: Opinion
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """The category a text names; `fit` is 0 for the general one, which stands in when nothing fits."""

    category: str
    fit: float


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the query: its stem, its possible heads as a compound, and its weight by its place."""

    stem: str
    heads: tuple[str, ...]
    weight: float


def find_category(session: Session, text: str) -> Match:
    """The category whose phrases the text names best, or the general one."""
    query = _weighed(words(text)[:MOST_WORDS])
    vocabulary = {s for word in query for s in (word.stem, *word.heads)}
    having = fulltext.categories_with(session, vocabulary)
    found = [(_fit(query, vocabulary, phrases), category) for category, phrases in having]
    best = max(found, default=(0.0, GENERAL), key=lambda pair: (pair[0], pair[1]))
    return Match(best[1], best[0]) if best[0] > 0 else Match(GENERAL, 0.0)


def rank(held: Held, match: Match, text: str) -> list[Ranked]:
    """The category's opinions, those first that speak of the other words in the text."""
    asked = {s for s in stems(text) if len(s) >= _TELLING}
    base = 0.5 if match.fit else 0.1
    ranked = [Ranked(row, round(base + base * _overlap(asked, told), 3)) for row, told in held.opinions]
    return sorted(ranked, key=lambda r: -r.score)


def category_names(session: Session, ids: Sequence[str], language: str) -> dict[str, str]:
    """The names of categories in `language`, by id."""
    rows = session.scalars(select(Category).where(col(Category.id).in_(ids)))
    return {row.id: row.name_da if language == "da" else row.name_en for row in rows}


def _weighed(found: list[str]) -> list[_Word]:
    """A later word weighs a little more, the head standing last; what follows a linking word weighs half."""
    link = next((i for i, word in enumerate(found) if i and word in _LINKING), len(found))
    weights = (_LINK_WEIGHT if word in _LINKING else 1 + 0.05 * i if i < link else 0.5 for i, word in enumerate(found))
    return [_Word(stem(word), heads(word), weight) for word, weight in zip(found, weights, strict=True)]


def _fit(query: list[_Word], vocabulary: set[str], phrases: str) -> float:
    """How well the best phrase is named: all of its words must be there, whole or as a compound's head."""
    by_word = _by_word(phrases)
    named = {phrase for stem in vocabulary & by_word.keys() for phrase in by_word[stem]}
    return max((_phrase_fit(query, phrase) for phrase in named), default=0.0)


@lru_cache(maxsize=MOST_PARSED)
def _by_word(phrases: str) -> dict[str, list[tuple[str, ...]]]:
    """A category's phrases, each under every one of its words; parsed once, for they are the same at each message."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases.splitlines():
        parts = tuple(phrase.split())
        for part in parts:
            found.setdefault(part, []).append(parts)
    return found


def _phrase_fit(query: list[_Word], phrase: tuple[str, ...]) -> float:
    total = 0.0
    for part in phrase:
        hit = max((_word_fit(word, part) for word in query), default=0.0)
        if not hit:
            return 0.0
        total += hit
    return total


def _word_fit(word: _Word, part: str) -> float:
    if word.stem == part:
        return word.weight
    if part in word.heads:
        return word.weight * 0.8 * len(part) / max(len(word.stem), len(part))
    return 0.0


def _overlap(asked: set[str], told: frozenset[str]) -> float:
    return len(asked & told) / len(asked) if asked else 0.0

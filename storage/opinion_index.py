"""The opinions of a large category that speak of certain words: FTS5 on SQLite, GIN on PostgreSQL.

Both look up the same terms (`storage.opinion_terms`) and so find the same. How much is read does not grow with
the category: where a word is common only a sample is looked up, and what it has in common with another word in
a larger one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from math import log

from sqlalchemy import select
from sqlmodel import Session, col

from storage.opinion_terms import COUNTED, SAMPLES, angle_word, counts, term
from storage.tables import Opinion, OpinionTerms

__all__ = ["angle_word", "candidates", "candidates_with_words"]

SPAN = 200
"""About as many opinions are looked at for a word, or for two together."""
MOST_ASKED = 12
"""Words that are looked up at all, those first that are rare in the counted sample."""
MOST_WORDS = 4
"""The rarest that are found decide; more of them would find little else."""
_MOST_COMPARED = 8_000
"""Entries of the shorter of two lists that are compared for what they have in common."""
_MOST_READ = 4
"""So many times as many opinions as are wanted may be read to find those in the right language."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in a category, with the sample in which it is looked up: few enough opinions have it there."""

    word: str
    sample: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A word that some opinions have."""

    word: _Word
    numbers: tuple[int, ...]
    """The opinions that have it in its sample."""

    def expected(self, sample: int) -> float:
        """How many opinions have it in a sample, as far as its own tells."""
        return len(self.numbers) * _shrunk(1, sample) / _shrunk(1, self.word.sample)


def candidates(session: Session, category: str, words: Sequence[str], language: str, limit: int) -> list[Opinion]:
    """At most `limit` opinions of a category with some of the words, those with the rarest words first.

    `words` are stems (`bot.domain.terms.stems`), or an argument as `angle_word` gives it. A word that more than
    half of a large category has says nothing and is left out. Only opinions with a text in `language` are returned.
    """
    return [opinion for opinion, _ in candidates_with_words(session, category, words, language, limit)]


def candidates_with_words(
    session: Session, category: str, words: Sequence[str], language: str, limit: int
) -> list[tuple[Opinion, frozenset[str]]]:
    """The same, each with those of the words that it has: nothing is left to be stemmed."""
    counted, asked = _asked(session, category, words)
    listed = _look_up(session, category, [((word.word,), word.sample) for word in asked])
    every = [_Found(word, tuple(numbers)) for word, numbers in zip(asked, listed, strict=True) if numbers]
    found = sorted(every, key=lambda f: f.expected(0))[:MOST_WORDS]
    size = max([counted << (3 * COUNTED), *(f.expected(0) for f in found)])
    having = {f.word.word: set(f.numbers) for f in found}
    _add_shared(session, category, having, found, size)
    worth = {f.word.word: log(1 + size / f.expected(0)) for f in found}
    terms = {word: term(category, word, 0) for word in words}
    read = _read(session, category, _best_first(having, worth), language, limit)
    return [(row, frozenset(w for w, t in terms.items() if t in said)) for row, said in islice(read, limit)]


def _asked(session: Session, category: str, words: Sequence[str]) -> tuple[int, list[_Word]]:
    """How many of the category were counted, and the words to look up, each in the sample that is large enough."""
    size, having = counts(session, category, dict.fromkeys(words))
    most = max(_shrunk(SPAN, COUNTED), size // 2)
    telling = sorted((word for word, count in having.items() if count <= most), key=having.__getitem__)
    return size, [_Word(word, _sample(having[word])) for word in telling[:MOST_ASKED]]


def _sample(counted: int) -> int:
    """The largest sample in which a word is rare enough, by its count in the counted one."""
    return _first(counted << (3 * COUNTED) <= SPAN << (3 * sample) for sample in range(SAMPLES))


def _add_shared(
    session: Session, category: str, having: Mapping[str, set[int]], found: Sequence[_Found], size: float
) -> None:
    """Add which opinions have two of the words, where that is not known from the samples of each alone."""
    pairs = [
        ((one.word.word, other.word.word), sample)
        for one, other in combinations(found, 2)
        if (sample := _shared_sample(one, other, size)) < max(one.word.sample, other.word.sample)
    ]
    for (both, _), numbers in zip(pairs, _look_up(session, category, pairs), strict=True):
        for word in both:
            having[word].update(numbers)


def _shared_sample(one: _Found, other: _Found, size: float) -> int:
    """The largest sample in which two words are quickly compared, and few opinions have both, as chance has it."""
    return _first(
        (fewer := min(one.expected(sample), other.expected(sample))) <= SPAN
        or (
            fewer <= _MOST_COMPARED
            and one.expected(sample) * other.expected(sample) <= SPAN * max(_shrunk(size, sample), 1)
        )
        for sample in range(SAMPLES)
    )


def _shrunk(count: float, sample: int) -> float:
    """How many of so many opinions are in a sample."""
    return count / (1 << 3 * sample)


def _first(fits: Iterator[bool]) -> int:
    """The first sample that fits, or the smallest there is."""
    return next((sample for sample, fit in enumerate(fits) if fit), SAMPLES - 1)


def _look_up(session: Session, category: str, asked: Sequence[tuple[tuple[str, ...], int]]) -> list[list[int]]:
    """For each group of words the numbers of the opinions that have all of them, in a sample."""
    found: list[list[int]] = [[] for _ in asked]
    if not asked:
        return found
    select_one = _matched if session.get_bind().dialect.name == "sqlite" else _held
    selects = [
        select_one(index, [term(category, word, sample) for word in words])
        for index, (words, sample) in enumerate(asked)
    ]
    # whole numbers only, so they stand in the statement itself: that takes a third of the time of binding them
    for index, number in session.connection().exec_driver_sql(" UNION ALL ".join(selects)):
        found[index].append(number)
    return found


def _matched(index: int, terms: Sequence[int]) -> str:
    query = " AND ".join(f'"{number:x}"' for number in terms)
    return f"SELECT {index}, rowid FROM opinion_search WHERE opinion_search MATCH '{query}'"  # noqa: S608


def _held(index: int, terms: Sequence[int]) -> str:
    return f"SELECT {index}, number FROM opinion_terms WHERE terms @> ARRAY{list(terms)}"  # noqa: S608


def _best_first(having: Mapping[str, set[int]], worth: Mapping[str, float]) -> list[int]:
    """The opinions, those first whose words are worth most together, and of equals the newest."""
    total: dict[int, float] = {}
    for word in sorted(worth):
        for number in having[word]:
            total[number] = total.get(number, 0.0) + worth[word]
    return sorted(total, key=lambda number: (-total[number], -number))


def _read(
    session: Session, category: str, numbers: Sequence[int], language: str, limit: int
) -> Iterator[tuple[Opinion, frozenset[int]]]:
    """The numbered opinions that have a text in the language, in order, with their terms; read a few at a time."""
    columns = col(OpinionTerms.number), col(OpinionTerms.terms), Opinion
    stored = select(*columns).join(Opinion, col(Opinion.id) == col(OpinionTerms.opinion))
    for start in range(0, min(len(numbers), _MOST_READ * limit), limit):
        part = numbers[start : start + limit]
        rows = session.execute(stored.where(col(OpinionTerms.number).in_(part)))
        read: dict[int, tuple[Opinion, frozenset[int]]] = {row[0]: (row[2], frozenset(row[1])) for row in rows}
        # another category's word may have the same number; asked for here, SQLite would read the whole category
        for number in part:
            if number in read and read[number][0].category == category and _says(read[number][0], language):
                yield read[number]


def _says(opinion: Opinion, language: str) -> bool:
    return bool(opinion.text_da if language == "da" else opinion.text_en)

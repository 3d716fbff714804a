"""What opinions are found by: numbers that stand for a word in a category, the same on every database.

A category's words have numbers of their own, so that looking one up reads nothing of other categories, whatever
their size. Each word is indexed in full and in samples, of which each holds an eighth of the one before: where
a word is common, a sample shows enough. How common it is, is counted in the second sample only: counting every
word of every opinion would cost more than all else that is stored of it.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from sqlalchemy import delete, insert, select, text
from sqlmodel import Session, col

from bot.domain.terms import stems
from storage.tables import Opinion, OpinionTerms

SAMPLES = 4
"""The whole, an eighth, a sixty-fourth, and a 512th."""
COUNTED = 2
"""The sample in which words are counted."""
_EIGHTH = 8
_EVERYTHING = ""
"""Stands for a word that every opinion has: its count is the category's size."""

_COUNT = text(
    "INSERT INTO opinion_term_count (term, count) VALUES (:term, :change)"
    " ON CONFLICT (term) DO UPDATE SET count = opinion_term_count.count + excluded.count"
)
_FORGET = text("DELETE FROM opinion_term_count WHERE term = :term AND count <= 0")


def term(category: str, word: str, sample: int) -> int:
    """The number of a word in a sample of a category, 31 bits; two share one so seldom that it harms nothing."""
    return (crc32(f"{category} {word}".encode()) & 0x1FFF_FFFF) << 2 | sample


def angle_word(angle: str) -> str:
    """A word that all opinions with this argument have, whatever they say."""
    return f"={angle}"


def terms_of(opinion: Opinion) -> list[int]:
    """All that an opinion is found by."""
    said = {*stems(f"{opinion.text_en} {opinion.text_da}"), angle_word(opinion.angle), _EVERYTHING}
    samples = range(_samples_with(opinion.id))
    return sorted({term(opinion.category, word, 0) + sample for word in said for sample in samples})


@dataclass(frozen=True, slots=True)
class SaidWords(Container[str]):
    """The words of an opinion, without reading its text again: `in` tells whether it has one, as a stem."""

    category: str
    terms: frozenset[int]

    def __contains__(self, word: object) -> bool:
        return term(self.category, str(word), 0) in self.terms


def _samples_with(opinion_id: str) -> int:
    """How many samples hold an opinion, by chance, and always the same ones."""
    chance, samples = crc32(opinion_id.encode()), 1
    while samples < SAMPLES and chance % _EIGHTH == 0:
        chance //= _EIGHTH
        samples += 1
    return samples


def put(session: Session, found_by: Mapping[str, list[int]]) -> None:
    """Index stored opinions by their ids, in place of what they were found by before."""
    change = _taken_out(session, list(found_by))
    if found_by:
        session.execute(insert(OpinionTerms), [{"opinion": name, "terms": terms} for name, terms in found_by.items()])
    for terms in found_by.values():
        change.update(_counted(terms))
    _count(session, change)


def remove(session: Session, ids: Sequence[str]) -> None:
    """Take opinions out of the index."""
    _count(session, _taken_out(session, ids))


def _taken_out(session: Session, ids: Sequence[str]) -> "Counter[int]":
    """Drop the rows of these opinions; returns the change that this makes to each term's count."""
    gone: Counter[int] = Counter()
    indexed = col(OpinionTerms.opinion).in_(ids)
    for terms in session.scalars(select(col(OpinionTerms.terms)).where(indexed)):
        gone.subtract(_counted(terms))
    session.execute(delete(OpinionTerms).where(indexed))
    return gone


def _counted(terms: Iterable[int]) -> Iterator[int]:
    return (term for term in terms if term & 3 == COUNTED)


def _count(session: Session, change: "Counter[int]") -> None:
    changed = sorted((term, by) for term, by in change.items() if by)  # in order: two that write never wait in a ring
    if changed:
        session.connection().execute(_COUNT, [{"term": term, "change": by} for term, by in changed])
    if fewer := [{"term": term} for term, by in changed if by < 0]:
        session.connection().execute(_FORGET, fewer)


def counts(session: Session, category: str, words: Iterable[str]) -> tuple[int, dict[str, int]]:
    """How many opinions of the category the counted sample holds, and how many of these have each of the words."""
    terms = {word: term(category, word, COUNTED) for word in (*words, _EVERYTHING)}
    wanted = ", ".join(map(str, terms.values()))  # whole numbers only
    rows = session.connection().exec_driver_sql(
        f"SELECT term, count FROM opinion_term_count WHERE term IN ({wanted})"  # noqa: S608
    )
    having = {row[0]: row[1] for row in rows}
    found = {word: having.get(number, 0) for word, number in terms.items()}
    return found.pop(_EVERYTHING), found

"""Writing opinions: the one place that does, for it keeps their index too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import delete, insert, update
from sqlmodel import Session, col, select

from storage import opinion_terms
from storage.tables import Alternative, Opinion

IMPORTED = "import"
"""The origin (`Opinion.file`) of opinions that an operator imported."""
FROM_SHOPPER = "shopper"
"""The origin of opinions that a shopper contributed."""

_AT_ONCE = 500
"""Rows in one statement."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An opinion with what it is found by, worked out before the database is held up."""

    row: dict[str, Any]
    terms: list[int]


def prepare(opinion: Opinion) -> Prepared:
    """Make an opinion ready to be stored."""
    return Prepared(opinion.model_dump(), opinion_terms.terms_of(opinion))


def put(session: Session, opinions: Sequence[Opinion]) -> None:
    """Store opinions, each in the place of the one with its id; of two with one id the later one counts."""
    put_prepared(session, [prepare(opinion) for opinion in opinions])


def put_prepared(session: Session, opinions: Sequence[Prepared]) -> None:
    """The same for opinions that are ready."""
    latest = {opinion.row["id"]: opinion for opinion in opinions}
    for ids in _parts(sorted(latest)):  # in order: two processes that write never wait for each other in a ring
        _put(session, {opinion_id: latest[opinion_id] for opinion_id in ids})


def _put(session: Session, opinions: dict[str, Prepared]) -> None:
    stored = set(session.scalars(select(Opinion.id).where(col(Opinion.id).in_(opinions))))
    new = [opinion.row for opinion_id, opinion in opinions.items() if opinion_id not in stored]
    changed = [opinion.row for opinion_id, opinion in opinions.items() if opinion_id in stored]
    if new:
        session.execute(insert(Opinion), new)
    if changed:
        session.execute(update(Opinion), changed)
    opinion_terms.put(session, {opinion_id: opinion.terms for opinion_id, opinion in opinions.items()})


def remove(session: Session, ids: Sequence[str]) -> None:
    """Remove the opinions with these ids; one that is not there is passed over."""
    for part in _parts(sorted(set(ids))):
        opinion_terms.remove(session, part)
        session.execute(delete(Opinion).where(col(Opinion.id).in_(part)))


def page(session: Session, after: str, limit: int = _AT_ONCE) -> Sequence[Opinion]:
    """The first opinions whose ids come after this one, in the order of the ids."""
    rows = select(Opinion).where(col(Opinion.id) > after).order_by(col(Opinion.id)).limit(limit)
    return session.scalars(rows).all()


def every(session: Session) -> Iterator[Opinion]:
    """All opinions in the order of their ids, read a few at a time however many there are."""
    after = ""
    while part := page(session, after):
        after = part[-1].id
        yield from part


def everything(session: Session) -> Iterator[Opinion | Alternative]:
    """All opinions and alternatives."""
    return chain(every(session), session.scalars(select(Alternative).order_by(col(Alternative.id))))


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))

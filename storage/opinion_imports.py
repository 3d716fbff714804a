"""Taking in opinions that an operator imports, a few at a time, and how far each import has come."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from storage import opinions
from storage.opinions import IMPORTED, Prepared
from storage.tables import Category, ImportProgress, Opinion


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of some opinions, by their ids."""

    unchanged: frozenset[str]
    """These were there already, word for word."""
    owned: dict[str, str]
    """These ids belong to opinions from elsewhere, with their origin; nothing was changed."""


def take_in(session: Session, prepared: Sequence[Prepared]) -> TakenIn:
    """Store imported opinions, each in the place of the imported one with its id."""
    ids = [opinion.row["id"] for opinion in prepared]
    stored = {row.id: row for row in session.scalars(select(Opinion).where(col(Opinion.id).in_(ids)))}
    latest = {opinion.row["id"]: opinion for opinion in prepared}
    same = frozenset(name for name, row in stored.items() if _said(row.model_dump()) == _said(latest[name].row))
    owned = {name: row.file for name, row in stored.items() if row.file != IMPORTED and name not in same}
    opinions.put_prepared(session, [new for name, new in latest.items() if name not in same and name not in owned])
    return TakenIn(same, owned)


def _said(row: dict[str, object]) -> dict[str, object]:
    """An opinion without where it came from."""
    return {name: value for name, value in row.items() if name != "file"}


def categories(session: Session) -> frozenset[str]:
    """The categories that an opinion may belong to."""
    return frozenset(session.scalars(select(Category.id)))


def progress(session: Session, beginning: str) -> ImportProgress | None:
    """How far the import of a file that begins so has come, if it has not ended."""
    return session.get(ImportProgress, beginning)


def save_progress(session: Session, reached: ImportProgress) -> None:
    """Note how far an import has come, in the transaction that stores what came with it."""
    session.merge(reached)


def end(session: Session, beginning: str) -> None:
    """Forget the progress of an import that is done, or that begins anew."""
    if (row := session.get(ImportProgress, beginning)) is not None:
        session.delete(row)

"""Why a nudge said what it said, put together again from what was kept when it was made."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from sqlmodel import Session, col, select

from bot.advice.protocol import Provenance
from bot.domain.considered import Considered, from_json
from bot.domain.language import Language
from bot.service.finding import provenance, text_of
from storage import search
from storage.tables import Alternative, Category, Opinion, Temptation

_Row = TypeVar("_Row", Opinion, Alternative)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text of the library, who says it, and how well it fitted; None for an alternative."""

    id: str
    text: str
    provenance: Provenance
    fit: float | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """The whole story of a nudge, in the shopper's language. What the library has lost since is left out."""

    considered: Considered
    category: str | None
    """Its name; None for the general one."""
    branch: str | None
    """The name of what it is a part of, where it is a part."""
    opinions: tuple[Quoted, ...]
    alternatives: tuple[Quoted, ...]


def why(session: Session, temptation: Temptation, language: Language) -> Why:
    """What was understood of a temptation, which opinions competed, and what was shown."""
    considered = from_json(temptation.considered)
    fits = dict(considered.competed)
    said = _by_id(session.scalars(select(Opinion).where(col(Opinion.id).in_(fits))))
    ways = _by_id(session.scalars(select(Alternative).where(col(Alternative.id).in_(considered.alternatives))))
    placed = considered.said or considered.by_meaning
    category, branch = _names(session, temptation.category, language) if placed else (None, None)
    return Why(
        considered,
        category,
        branch,
        tuple(_quoted(said[name], language, fit) for name, fit in fits.items() if name in said),
        tuple(_quoted(ways[name], language) for name in considered.alternatives if name in ways),
    )


def _names(session: Session, category: str, language: Language) -> tuple[str | None, str | None]:
    row = session.get(Category, category)
    branch = row.branch if row and row.branch != category else None
    names = search.category_names(session, [category, branch] if branch else [category], language)
    return names.get(category), names.get(branch) if branch else None


def _by_id(rows: Iterable[_Row]) -> dict[str, _Row]:
    return {row.id: row for row in rows}


def _quoted(row: Opinion | Alternative, language: Language, fit: float | None = None) -> Quoted:
    return Quoted(row.id, text_of(row, language), provenance(row), fit)

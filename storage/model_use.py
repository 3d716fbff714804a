"""Repository of what language models were asked for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, func
from sqlmodel import Session, SQLModel, col, select

from storage.tables import ModelUse
from storage.windows import Window

_TABLE = SQLModel.metadata.tables["model_use"]


@dataclass(frozen=True, slots=True)
class Spent:
    """Calls and tokens of a day."""

    calls: int = 0
    tokens: int = 0


def of(session: Session, shopper_id: int, day: date) -> Spent:
    """One shopper's, on a UTC day."""
    row = session.get(ModelUse, (shopper_id, day))
    return Spent(row.calls, row.tokens) if row else Spent()


def in_all(session: Session, day: date) -> Spent:
    """Everybody's, on a UTC day."""
    sums = select(func.coalesce(func.sum(ModelUse.calls), 0), func.coalesce(func.sum(ModelUse.tokens), 0))
    calls, tokens = session.execute(sums.where(col(ModelUse.day) == day)).one()
    return Spent(int(calls), int(tokens))


def add(session: Session, shopper_id: int, day: date, calls: int, tokens: int) -> None:
    """Add to one shopper's day; the updates of one shopper come one after the other."""
    row = session.get(ModelUse, (shopper_id, day)) or ModelUse(shopper_id=shopper_id, day=day, calls=0, tokens=0)
    row.calls, row.tokens = row.calls + calls, row.tokens + tokens
    session.add(row)


def all_of(session: Session, shopper_id: int) -> list[ModelUse]:
    """One shopper's days, the oldest first."""
    mine = select(ModelUse).where(col(ModelUse.shopper_id) == shopper_id).order_by(col(ModelUse.day))
    return list(session.scalars(mine))


def forget(session: Session, within: Window, before: date) -> int:
    """Delete the days before then; returns how many rows."""
    result: Any = session.connection().execute(delete(_TABLE).where(within.where(_TABLE.c.day < before)))
    return int(result.rowcount)

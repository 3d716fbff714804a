"""Repository of shoppers and their goals."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, update
from sqlmodel import Session, SQLModel, col, select

from storage import data_keys
from storage.cipher import cipher_of
from storage.tables import Goal, Shopper
from storage.windows import Window

_TABLE = SQLModel.metadata.tables["shopper"]
# made once: building a statement takes longer than running this one
_BY_HASH = select(Shopper).where(col(Shopper.telegram_hash) == bindparam("hash"))
_NAME = "shopper.telegram_id"
_GOAL = select(Goal).where(col(Goal.shopper_id) == bindparam("shopper_id"))


def by_telegram_id(session: Session, telegram_id: int) -> Shopper | None:
    """The shopper behind a Telegram user id."""
    hashes = cipher_of(session.get_bind().dialect).hashes(telegram_id, _NAME)
    # the first key's last: a row that is rotated meanwhile comes under it, and is not missed
    found = (session.scalars(_BY_HASH, {"hash": each}).one_or_none() for each in reversed(hashes))
    return next(filter(None, found), None)


def by_id(session: Session, shopper_id: int) -> Shopper:
    """A shopper by our own id. Raises NoResultFound."""
    return session.get_one(Shopper, shopper_id)


def add(session: Session, shopper: Shopper) -> Shopper:
    """Store a new shopper; the id is set on return.

    Raises DatabaseUnavailable where another process began with a newer key: by that, they may be here already.
    """
    data_keys.verify(session.connection())
    session.add(shopper)
    session.flush()
    return shopper


def remove(session: Session, shopper: Shopper) -> None:
    """Delete a shopper with everything that belongs to them, by the foreign keys' cascades."""
    session.execute(delete(Shopper).where(col(Shopper.id) == shopper.id))
    session.expunge(shopper)


def expect(shopper: Shopper, question: str, temptation_id: int | None, now: datetime) -> None:
    """Remember which question was asked, so that the answer may come as text."""
    shopper.awaiting_note = None
    shopper.awaiting, shopper.awaiting_temptation_id, shopper.awaiting_since = question, temptation_id, now


def expect_nothing(shopper: Shopper) -> None:
    """The question was answered or is moot."""
    if shopper.awaiting is not None:
        shopper.awaiting = shopper.awaiting_temptation_id = shopper.awaiting_since = None
        shopper.awaiting_note = None


def forget_notes(session: Session, within: Window, before: datetime) -> int:
    """Empty what a question was about that was asked before then and never answered; returns how many."""
    asked, noted = col(Shopper.awaiting_since), col(Shopper.awaiting_note).is_not(None)
    old = noted, asked.is_(None) | (asked < before)
    result: Any = session.connection().execute(update(_TABLE).where(within.where(*old)).values(awaiting_note=None))
    return int(result.rowcount)


def goal(session: Session, shopper: Shopper) -> Goal | None:
    """What the shopper saves for."""
    return session.scalars(_GOAL, {"shopper_id": shopper.id}).one_or_none()


def set_goal(session: Session, new: Goal) -> None:
    """Put a goal in the place of the one before."""
    session.merge(new)


def remove_goal(session: Session, shopper: Shopper) -> None:
    """The shopper saves for nothing in particular any more."""
    session.execute(delete(Goal).where(col(Goal.shopper_id) == shopper.id))

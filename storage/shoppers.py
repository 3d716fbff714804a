"""Repository of shoppers and their goals."""

from datetime import datetime

from sqlalchemy import bindparam, delete
from sqlmodel import Session, col, select

from storage.tables import Goal, Shopper

# made once: building a statement takes longer than running this one
_BY_TELEGRAM_ID = select(Shopper).where(col(Shopper.telegram_id) == bindparam("telegram_id"))
_GOAL = select(Goal).where(col(Goal.shopper_id) == bindparam("shopper_id"))


def by_telegram_id(session: Session, telegram_id: int) -> Shopper | None:
    """The shopper behind a Telegram user id."""
    return session.scalars(_BY_TELEGRAM_ID, {"telegram_id": telegram_id}).one_or_none()


def by_id(session: Session, shopper_id: int) -> Shopper:
    """A shopper by our own id. Raises NoResultFound."""
    return session.get_one(Shopper, shopper_id)


def add(session: Session, shopper: Shopper) -> Shopper:
    """Store a new shopper; the id is set on return."""
    session.add(shopper)
    session.flush()
    return shopper


def remove(session: Session, shopper: Shopper) -> None:
    """Delete a shopper with everything that belongs to them, by the foreign keys' cascades."""
    session.execute(delete(Shopper).where(col(Shopper.id) == shopper.id))
    session.expunge(shopper)


def expect(shopper: Shopper, question: str, temptation_id: int | None, now: datetime) -> None:
    """Remember which question was asked, so that the answer may come as text."""
    shopper.awaiting, shopper.awaiting_temptation_id, shopper.awaiting_since = question, temptation_id, now


def expect_nothing(shopper: Shopper) -> None:
    """The question was answered or is moot."""
    if shopper.awaiting is not None:
        shopper.awaiting = shopper.awaiting_temptation_id = shopper.awaiting_since = None


def goal(session: Session, shopper: Shopper) -> Goal | None:
    """What the shopper saves for."""
    return session.scalars(_GOAL, {"shopper_id": shopper.id}).one_or_none()


def set_goal(session: Session, new: Goal) -> None:
    """Put a goal in the place of the one before."""
    session.merge(new)


def remove_goal(session: Session, shopper: Shopper) -> None:
    """The shopper saves for nothing in particular any more."""
    session.execute(delete(Goal).where(col(Goal.shopper_id) == shopper.id))

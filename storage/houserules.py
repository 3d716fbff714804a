"""Repository of house rules, and of the purchases that count under them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from bot.domain.temptation import State
from storage.tables import HouseRule, Temptation

# made once: building a statement takes longer than running this one
_ALL_OF = select(HouseRule).where(col(HouseRule.shopper_id) == bindparam("shopper_id")).order_by(col(HouseRule.id))


def all_of(session: Session, shopper_id: int) -> Sequence[HouseRule]:
    """The shopper's rules, the oldest first; at most one a category."""
    return session.scalars(_ALL_OF, {"shopper_id": shopper_id}).all()


def owned(session: Session, rule_id: int, shopper_id: int) -> HouseRule | None:
    """The rule, if it is this shopper's; another's button does nothing."""
    found = session.get(HouseRule, rule_id)
    return found if found is not None and found.shopper_id == shopper_id else None


def put(session: Session, new: HouseRule) -> HouseRule:
    """Store a rule in the place of the one for its category; the id is set on return."""
    found = next((row for row in all_of(session, new.shopper_id) if row.category == new.category), None)
    new.id = found.id if found else None
    kept = session.merge(new)
    session.flush()
    return kept


def remove(session: Session, rule: HouseRule) -> None:
    """Delete a rule."""
    session.delete(rule)
    session.flush()


def bought(session: Session, shopper_id: int, start: datetime, end: datetime) -> Sequence[Temptation]:
    """What the shopper bought, at the price or for less, from `start` up to `end` (UTC), the first one first."""
    mine = select(Temptation).where(
        col(Temptation.shopper_id) == shopper_id,
        col(Temptation.state).in_([State.BOUGHT, State.BOUGHT_CHEAPER]),
        col(Temptation.decided_at) >= start,
        col(Temptation.decided_at) < end,
    )
    return session.scalars(mine.order_by(col(Temptation.decided_at), col(Temptation.id))).all()

"""Repository of reminders: claimed before they are sent, marked right after, each by itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, or_, update
from sqlmodel import Session, col, select

from storage.tables import Reminder, Shopper

CLAIM_LASTS = timedelta(seconds=60)
"""Longer than a sending may take; a claim that is older belongs to a process that died."""


def set_for(session: Session, reminder: Reminder) -> Reminder:
    """Set the one reminder of a temptation, in place of any that is still to come."""
    cancel(session, reminder.temptation_id)
    session.add(reminder)
    session.flush()
    return reminder


def cancel(session: Session, temptation_id: int) -> None:
    """Nothing is sent for this temptation any more."""
    mine = col(Reminder.temptation_id) == temptation_id
    waiting = col(Reminder.state).in_(["pending", "claimed"])
    session.execute(update(Reminder).where(mine, waiting).values(state="cancelled", claimed_until=None))


def pending(session: Session, temptation_id: int) -> Reminder | None:
    """The reminder that is still to come for a temptation."""
    mine = select(Reminder).where(col(Reminder.temptation_id) == temptation_id, col(Reminder.state) == "pending")
    return session.scalars(mine).first()


def pending_of(session: Session, shopper_id: int) -> Sequence[Reminder]:
    """Every reminder still to come for a shopper, the next one first."""
    mine = select(Reminder).where(col(Reminder.shopper_id) == shopper_id, col(Reminder.state) == "pending")
    return session.scalars(mine.order_by(col(Reminder.due_at))).all()


def all_of(session: Session, shopper_id: int) -> Sequence[Reminder]:
    """Every reminder of a shopper, oldest first, for an export."""
    return session.scalars(
        select(Reminder).where(col(Reminder.shopper_id) == shopper_id).order_by(col(Reminder.id))
    ).all()


def due_shoppers(session: Session, now: datetime, limit: int) -> list[int]:
    """The shoppers who have something due, those who have waited longest first."""
    statement = (
        select(Reminder.shopper_id)
        .where(_is_due(now))
        .group_by(col(Reminder.shopper_id))
        .order_by(func.min(Reminder.due_at))
        .limit(limit)
    )
    return list(session.scalars(statement))


def claim(session: Session, shopper_id: int, now: datetime) -> list[Reminder]:
    """Claim all that is due for one shopper, in the order due; empty when another process was quicker."""
    due = select(Reminder).where(col(Reminder.shopper_id) == shopper_id, _is_due(now)).order_by(col(Reminder.due_at))
    claimed = list(session.scalars(due.with_for_update(skip_locked=True)))
    for reminder in claimed:
        reminder.state, reminder.claimed_until = "claimed", now + CLAIM_LASTS
    return claimed


def mark_sent(session: Session, reminder_ids: Sequence[int], now: datetime) -> None:
    """The reminders were sent; one that was cancelled meanwhile stays cancelled."""
    _mark(session, reminder_ids, state="sent", sent_at=now, claimed_until=None)


def postpone(session: Session, reminder_ids: Sequence[int], until: datetime) -> None:
    """Give a claim back, to be due again at `until`, UTC; the promised wall time stays."""
    _mark(session, reminder_ids, state="pending", due_at=until, claimed_until=None)


def stop(session: Session, shopper_id: int) -> None:
    """The shopper cannot be reached: what was claimed waits, with the rest, until they write again."""
    mine = (col(Reminder.shopper_id) == shopper_id) & (col(Reminder.state) == "claimed")
    session.execute(update(Reminder).where(mine).values(state="pending", claimed_until=None))
    session.execute(update(Shopper).where(col(Shopper.id) == shopper_id).values(stopped=True))


def _mark(session: Session, reminder_ids: Sequence[int], **values: Any) -> None:
    mine = col(Reminder.id).in_(reminder_ids)
    session.execute(update(Reminder).where(mine, col(Reminder.state) == "claimed").values(**values))


def _is_due(now: datetime) -> Any:
    """Pending and due, or claimed by a process that died, and the shopper wants to hear from us."""
    listening = col(Reminder.shopper_id).in_(select(Shopper.id).where(~col(Shopper.stopped)))
    waiting = (col(Reminder.state) == "pending") & (col(Reminder.due_at) <= now)
    abandoned = (col(Reminder.state) == "claimed") & (col(Reminder.claimed_until) < now)
    return or_(waiting, abandoned) & listening

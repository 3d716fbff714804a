"""Repository of reminders: claimed before they are sent, marked right after, each by itself."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, or_, update
from sqlmodel import Session, col, select

from bot.domain.notices import OF_THE_PAUSE, Notice
from storage.tables import Reminder, Shopper

CLAIM_LASTS = timedelta(seconds=60)
"""Longer than a sending may take; a claim that is older belongs to a process that died."""
_ASKED_TOGETHER = frozenset({Notice.PAUSE, Notice.ASK_AGAIN})


def set_for(session: Session, reminder: Reminder) -> Reminder:
    """Set a reminder in place of any of the same matter that is still to come."""
    kind = Notice(reminder.kind)
    cancel(session, reminder.shopper_id, reminder.temptation_id, OF_THE_PAUSE if kind in OF_THE_PAUSE else [kind])
    session.add(reminder)
    session.flush()
    return reminder


def cancel(
    session: Session, shopper_id: int, temptation_id: int | None, kinds: Iterable[Notice] = OF_THE_PAUSE
) -> None:
    """Nothing of these kinds is sent any more for this thing; without one, none that is about no thing."""
    waiting = col(Reminder.state).in_(["pending", "claimed"])
    statement = update(Reminder).where(*_matter(shopper_id, temptation_id, kinds), waiting)
    session.execute(statement.values(state="cancelled", claimed_until=None))


def pending(
    session: Session, shopper_id: int, temptation_id: int | None, kinds: Iterable[Notice] = OF_THE_PAUSE
) -> Reminder | None:
    """The reminder of these kinds that is still to come."""
    to_come = col(Reminder.state) == "pending"
    return session.scalars(select(Reminder).where(*_matter(shopper_id, temptation_id, kinds), to_come)).first()


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
        .order_by(func.min(Reminder.due_at), col(Reminder.shopper_id))
        .limit(limit)
    )
    return list(session.scalars(statement))


def claim(session: Session, shopper_id: int, now: datetime) -> list[Reminder]:
    """Claim what is to go out in one message: what has waited longest, and whatever else is due of its matter.

    In the order due; empty when another process was quicker.
    """
    mine = select(Reminder).where(col(Reminder.shopper_id) == shopper_id, _is_due(now))
    due = list(session.scalars(mine.order_by(col(Reminder.due_at), col(Reminder.id)).with_for_update(skip_locked=True)))
    claimed = [reminder for reminder in due if _together(reminder, due[0])]
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


def forget(session: Session, before: datetime) -> int:
    """Delete what was due before then and was sent or cancelled; returns how many."""
    ended = col(Reminder.state).in_(["sent", "cancelled"])
    result: Any = session.execute(delete(Reminder).where(ended, col(Reminder.due_at) < before))
    return int(result.rowcount)


def _matter(shopper_id: int, temptation_id: int | None, kinds: Iterable[Notice]) -> list[Any]:
    return [
        col(Reminder.shopper_id) == shopper_id,
        col(Reminder.temptation_id) == temptation_id,  # None becomes IS NULL
        col(Reminder.kind).in_(list(kinds)),
    ]


def _together(one: Reminder, other: Reminder) -> bool:
    """Questions about several pauses go out as one; anything else by itself."""
    return one is other or (one.kind in _ASKED_TOGETHER and other.kind in _ASKED_TOGETHER)


def _mark(session: Session, reminder_ids: Sequence[int], **values: Any) -> None:
    mine = col(Reminder.id).in_(reminder_ids)
    session.execute(update(Reminder).where(mine, col(Reminder.state) == "claimed").values(**values))


def _is_due(now: datetime) -> Any:
    """Pending and due, or claimed by a process that died, and the shopper wants to hear from us."""
    listening = col(Reminder.shopper_id).in_(select(Shopper.id).where(~col(Shopper.stopped)))
    waiting = (col(Reminder.state) == "pending") & (col(Reminder.due_at) <= now)
    abandoned = (col(Reminder.state) == "claimed") & (col(Reminder.claimed_until) < now)
    return or_(waiting, abandoned) & listening

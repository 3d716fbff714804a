"""Repository of reminders: claimed before they are sent, marked right after, each by itself.

States: `pending` until it is due and `claimed` while it is sent; then `sent`, `cancelled` when the shopper made it
moot, or `dropped` when it came to matter no more. `held` are those of a shopper who cannot be reached or said stop: out
of the way of what is due, however many there are, until they write again.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, delete, union_all, update
from sqlalchemy import select as sa_select
from sqlmodel import Session, SQLModel, col, select

from bot.domain.notices import OF_THE_PAUSE, Notice, Priority, priority_of
from storage.columns import UtcDateTime
from storage.tables import Reminder, Shopper
from storage.windows import Window

_TABLE = SQLModel.metadata.tables["reminder"]

CLAIM_LASTS = timedelta(seconds=60)
"""Longer than a sending may take; a claim that is older belongs to a process that died."""
_ASKED_TOGETHER = frozenset({Notice.PAUSE, Notice.ASK_AGAIN})
_TO_COME = ("pending", "claimed", "held")


def set_for(session: Session, reminder: Reminder) -> Reminder:
    """Set a reminder in place of any of the same matter that is still to come."""
    kind = Notice(reminder.kind)
    cancel(session, reminder.shopper_id, reminder.temptation_id, OF_THE_PAUSE if kind in OF_THE_PAUSE else [kind])
    reminder.priority = priority_of(kind)
    session.add(reminder)
    session.flush()
    return reminder


def cancel(
    session: Session, shopper_id: int, temptation_id: int | None, kinds: Iterable[Notice] = OF_THE_PAUSE
) -> None:
    """Nothing of these kinds is sent any more for this thing; without one, none that is about no thing."""
    waiting = col(Reminder.state).in_(_TO_COME)
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


def due_shoppers(session: Session, now: datetime, priority: Priority, limit: int) -> list[int]:
    """Shoppers who have something of a priority due, those who have waited longest first.

    Of at most `limit` reminders, read in their order from the index, however many are due.
    """
    found = session.connection().execute(_DUE, {"now": now, "priority": priority, "limit": limit}).scalars()
    return list(dict.fromkeys(found))


def claim(session: Session, shopper_id: int, now: datetime) -> list[Reminder]:
    """Claim what is to go out in one message: the most urgent, the longest waiting first, and what goes with it.

    In the order due; empty when another process was quicker.
    """
    mine = select(Reminder).where(col(Reminder.shopper_id) == shopper_id, _waiting(now) | _abandoned(now))
    order = (col(Reminder.priority), col(Reminder.due_at), col(Reminder.id))
    due = list(session.scalars(mine.order_by(*order).with_for_update(skip_locked=True)))
    claimed = [reminder for reminder in due if _together(reminder, due[0])]
    for reminder in claimed:
        reminder.state, reminder.claimed_until = "claimed", now + CLAIM_LASTS
    return claimed


def mark_sent(session: Session, reminder_ids: Sequence[int], now: datetime) -> None:
    """The reminders were sent; one that was cancelled meanwhile stays cancelled."""
    _mark(session, reminder_ids, state="sent", sent_at=now, claimed_until=None)


def drop(session: Session, reminder_ids: Sequence[int]) -> None:
    """The reminders came to matter no more, and are not sent."""
    _mark(session, reminder_ids, state="dropped", claimed_until=None)


def postpone(session: Session, reminder_ids: Sequence[int], until: datetime) -> None:
    """Give a claim back, to be due again at `until`, UTC; the promised wall time stays."""
    _mark(session, reminder_ids, state="pending", due_at=until, claimed_until=None)


def put_off(session: Session, shopper_id: int, now: datetime, until: datetime) -> None:
    """Whatever is due for a shopper, and is not being sent, is due again at `until`, UTC; the promised time stays."""
    mine = (col(Reminder.shopper_id) == shopper_id) & (_waiting(now) | _abandoned(now))
    session.execute(update(Reminder).where(mine).values(state="pending", due_at=until, claimed_until=None))


def stop(session: Session, shopper_id: int, claimed: Sequence[int] = ()) -> None:
    """The shopper cannot be reached, or wants no more: what is to come is held until they write again.

    So is what the caller had `claimed`; a claim of somebody else's may be on its way, and is theirs to mark.
    """
    _mark(session, claimed, state="held", claimed_until=None)
    _turn(session, shopper_id, "pending", "held")
    session.execute(update(Shopper).where(col(Shopper.id) == shopper_id).values(stopped=True))


def go_on(session: Session, shopper_id: int) -> None:
    """The shopper can be reached again, and wants to hear: what was held comes at its time, or now."""
    _turn(session, shopper_id, "held", "pending")
    session.execute(update(Shopper).where(col(Shopper.id) == shopper_id).values(stopped=False))


def _turn(session: Session, shopper_id: int, before: str, after: str) -> None:
    mine = (col(Reminder.shopper_id) == shopper_id) & (col(Reminder.state) == before)
    session.execute(update(Reminder).where(mine).values(state=after))


def forget(session: Session, within: Window, before: datetime) -> int:
    """Delete what was due before then and was sent or cancelled; returns how many."""
    ended = col(Reminder.state).in_(["sent", "cancelled", "dropped"])
    old = delete(_TABLE).where(within.where(ended, col(Reminder.due_at) < before))
    result: Any = session.connection().execute(old)
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


def _waiting(now: Any) -> Any:
    """Not yet taken by anybody, and due."""
    return (col(Reminder.state) == "pending") & (col(Reminder.due_at) <= now)


def _abandoned(now: Any) -> Any:
    """Claimed by a process that died."""
    return (col(Reminder.state) == "claimed") & (col(Reminder.claimed_until) < now)


def _first(due: Any) -> Select[Any]:
    """The first so many rows of one state, which the index has in their order."""
    columns = _TABLE.c
    mine = sa_select(columns.shopper_id, columns.due_at).where(columns.priority == bindparam("priority"), due)
    return sa_select(mine.order_by(columns.due_at).limit(bindparam("limit")).subquery())


def _due() -> Select[Any]:
    """Made once: it runs at each look."""
    now = bindparam("now", type_=UtcDateTime())
    both = union_all(_first(_waiting(now)), _first(_abandoned(now))).subquery()
    return sa_select(both.c.shopper_id).order_by(both.c.due_at, both.c.shopper_id).limit(bindparam("limit"))


_DUE = _due()

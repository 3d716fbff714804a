"""What waits in the database, of all the processes that work on it. Nothing here writes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, union_all
from sqlmodel import Session, col, select

from bot.domain.notices import Priority
from storage.tables import Inbox, Reminder, Shopper

_WAITING = col(Inbox.state).in_(["new", "answering"])


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many, and when the one that has waited longest came or was due; UTC."""

    count: int = 0
    since: datetime | None = None


def newest_update(session: Session) -> datetime | None:
    """When the newest update came; None when there is none."""
    newest = select(Inbox.received_at).order_by(col(Inbox.update_id).desc()).limit(1)
    return session.scalars(newest).first()


def unanswered(session: Session, but: int = -1) -> Waiting:
    """The updates that are not done, the one `but` excepted."""
    others = _WAITING & (col(Inbox.update_id) != but)
    return _waiting(session, select(func.count(), func.min(Inbox.received_at)).where(others))


def put_aside(session: Session) -> int:
    """How many updates could not be handled."""
    return session.scalar(select(func.count()).select_from(Inbox).where(col(Inbox.state) == "failed")) or 0


def due(session: Session, now: datetime) -> Waiting:
    """The reminders that are due and not sent, of shoppers who want to hear from us."""
    # each by itself, for the index has them by state and priority first: in one look, all that is to come may be read
    each = [_late(state, priority, now) for state in ("pending", "claimed") for priority in Priority]
    late = union_all(*each).subquery()
    return _waiting(session, select(func.count(), func.min(late.c.due_at)).select_from(late))


def _late(state: str, priority: Priority, now: datetime) -> Any:
    alike = (col(Reminder.state) == state) & (col(Reminder.priority) == priority)
    listening = exists().where(col(Shopper.id) == col(Reminder.shopper_id), ~col(Shopper.stopped))
    return select(Reminder.due_at).where(alike, col(Reminder.due_at) <= now, listening)


def _waiting(session: Session, statement: Any) -> Waiting:
    count, since = session.execute(statement).one()  # an aggregate is always one row
    return Waiting(count, since)

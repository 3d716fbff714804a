"""What waits in the database, of all the processes that work on it. Nothing here writes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

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
    listening = col(Reminder.shopper_id).in_(select(Shopper.id).where(~col(Shopper.stopped)))
    late = (col(Reminder.state).in_(["pending", "claimed"])) & (col(Reminder.due_at) <= now)
    return _waiting(session, select(func.count(), func.min(Reminder.due_at)).where(late, listening))


def _waiting(session: Session, statement: Any) -> Waiting:
    count, since = session.execute(statement).one()  # an aggregate is always one row
    return Waiting(count, since)

"""The inbox: every update is stored before Telegram is told that it arrived."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from storage.tables import Inbox

ERROR_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update on its way into the inbox: its id, its lane and its JSON."""

    update_id: int
    chat_id: int
    raw: str


def store(session: Session, arrivals: Sequence[Arrival], now: datetime) -> list[int]:
    """Store a batch and return the ids that are new, as they came; one delivered twice is passed over."""
    if not arrivals:
        return []
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    rows = [{"update_id": a.update_id, "chat_id": a.chat_id, "raw": a.raw, "received_at": now} for a in arrivals]
    statement = dialect.insert(Inbox).on_conflict_do_nothing(index_elements=["update_id"])
    with_ids = statement.values([{**row, "state": "new"} for row in rows]).returning(col(Inbox.update_id))
    stored = set(session.scalars(with_ids))
    return [update_id for update_id in dict.fromkeys(a.update_id for a in arrivals) if update_id in stored]


def unanswered(session: Session) -> list[Inbox]:
    """Every update that is not done, in the order it came: what a new process takes up again."""
    waiting = select(Inbox).where(col(Inbox.state).in_(["new", "answering"])).order_by(col(Inbox.update_id))
    return list(session.scalars(waiting))


def get(session: Session, update_id: int) -> Inbox | None:
    """The stored update with this id."""
    return session.get(Inbox, update_id)


def last_id(session: Session) -> int:
    """The highest update id ever stored, 0 when there is none."""
    return session.scalar(select(func.max(Inbox.update_id))) or 0


def answer(session: Session, update_id: int, replies: list[dict[str, Any]]) -> None:
    """Keep the replies beside the state they belong to, in the transaction that changed it."""
    _set(session, update_id, state="answering", replies=replies)


def done(session: Session, update_id: int) -> None:
    """Everything was sent: the id stays, against a second delivery; what it was and whose goes."""
    _set(session, update_id, state="done", chat_id=0, raw=None, replies=None)


def fail(session: Session, update_id: int, error: str) -> None:
    """Put an update aside that cannot be handled, with the reason, for the operator."""
    _set(session, update_id, state="failed", error=error[:ERROR_LENGTH])


def forget(session: Session, before: datetime) -> int:
    """Delete what is done or failed and older than `before`; returns how many.

    Telegram keeps an update for 24 hours at most, so an older one cannot be delivered again.
    """
    old = col(Inbox.received_at) < before
    ended = col(Inbox.state).in_(["done", "failed"])
    # the newest row stays: it is what the next update id is counted from
    newest = select(func.max(Inbox.update_id)).scalar_subquery()
    result: Any = session.execute(delete(Inbox).where(old, ended, col(Inbox.update_id) != newest))
    return int(result.rowcount)


def forget_chat(session: Session, chat_id: int, but: int) -> None:
    """Empty what is kept of a chat's ended updates, the one `but` excepted; the ids stay, against a second delivery."""
    theirs = (col(Inbox.chat_id) == chat_id) & (col(Inbox.update_id) != but) & col(Inbox.state).in_(["done", "failed"])
    emptied = {"state": "done", "chat_id": 0, "raw": None, "replies": None, "error": None}
    session.execute(update(Inbox).where(theirs).values(**emptied))


def _set(session: Session, update_id: int, **values: Any) -> None:
    session.execute(update(Inbox).where(col(Inbox.update_id) == update_id).values(**values))

"""The inbox: every update is stored before Telegram is told that it arrived.

Every update passes here three times, so the statements are made once and run as Core, not through the ORM.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col

from storage import data_keys
from storage.cipher import Altered, cipher_of
from storage.tables import Inbox
from storage.windows import Window

ERROR_LENGTH = 500

_EMPTIED: dict[str, Any] = {
    "state": "done",
    "lane": 0,
    "chat_id": None,
    "raw": None,
    "replies": None,
    "error": None,
}

_TABLE = SQLModel.metadata.tables["inbox"]
_INSERT = {
    name: dialect.insert(_TABLE).on_conflict_do_nothing(index_elements=["update_id"]).returning(_TABLE.c.update_id)
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}
_ONE = update(_TABLE).where(_TABLE.c.update_id == bindparam("id"))
_ANSWER = _ONE.where(_TABLE.c.state == "new").values(state="answering", replies=bindparam("left"))
_KEEP = _ONE.values(replies=bindparam("left"))
_DONE = _ONE.values(state="done", lane=0, chat_id=None, raw=None, replies=None)
_FAIL = _ONE.values(state="failed", error=bindparam("why"))


class AlreadyAnswered(Exception):  # noqa: N818  the state of a thing, not a mistake in a call
    """The update's answer is stored already; what was done for it a second time has to be rolled back."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update on its way into the inbox: its id, its chat and its JSON."""

    update_id: int
    chat_id: int
    raw: str = field(repr=False)


def store(session: Session, arrivals: Sequence[Arrival], now: datetime) -> list[int]:
    """Store a batch and return the ids that are new, as they came; one delivered twice is passed over."""
    if not arrivals:
        return []
    connection = session.connection()
    rows = [
        {
            "update_id": a.update_id,
            "lane": data_keys.lane_of(connection, a.chat_id),
            "chat_id": a.chat_id,
            "raw": a.raw,
            "state": "new",
            "received_at": now,
        }
        for a in arrivals
    ]
    # rows as parameters: rows within the statement would be compiled anew for each batch, at ten times the cost
    stored = set(connection.execute(_INSERT[session.get_bind().dialect.name], rows).scalars())
    return [update_id for update_id in dict.fromkeys(a.update_id for a in arrivals) if update_id in stored]


def lanes_of(session: Session, arrivals: Sequence[Arrival]) -> dict[int, int]:
    """By update, the lane it is stored in."""
    connection = session.connection()
    return {a.update_id: data_keys.lane_of(connection, a.chat_id) for a in arrivals}


def unanswered(session: Session) -> list[Inbox]:
    """Every update that is not done, in the order it came: what a new process takes up again.

    One that was altered and does not open is put aside.
    """
    waiting = select(_TABLE.c.update_id).where(_TABLE.c.state.in_(["new", "answering"])).order_by(_TABLE.c.update_id)
    opened = (open_or_fail(session, update_id) for update_id in session.connection().execute(waiting).scalars().all())
    return [row for row in opened if row]


def open_or_fail(session: Session, update_id: int) -> Inbox | None:
    """The stored update with this id; where it was altered and does not open, it is put aside, and None."""
    try:
        return session.get(Inbox, update_id)
    except Altered as error:
        fail(session, update_id, f"altered: {error}")
        return None


def get(session: Session, update_id: int) -> Inbox | None:
    """The stored update with this id."""
    return session.get(Inbox, update_id)


def put_aside_of(session: Session, chat_id: int) -> Sequence[Inbox]:
    """A chat's updates that failed and are still kept, oldest first, for an export."""
    theirs = select(Inbox).where(col(Inbox.lane).in_(_lanes(session, chat_id)), col(Inbox.state) == "failed")
    return session.scalars(theirs.order_by(col(Inbox.update_id))).all()


def last_id(session: Session) -> int:
    """The highest update id ever stored, 0 when there is none."""
    return session.scalar(select(func.max(Inbox.update_id))) or 0


def answer(session: Session, update_id: int, replies: str) -> None:
    """Keep the replies, as JSON, beside the state they belong to, in the transaction that changed it.

    Raises AlreadyAnswered when that was done before, as after a commit whose confirmation was lost.
    """
    result: Any = session.connection().execute(_ANSWER, {"id": update_id, "left": replies})
    if result.rowcount != 1:
        raise AlreadyAnswered


def keep(session: Session, update_id: int, replies: str) -> None:
    """Keep those replies, as JSON, that are still to be sent."""
    session.connection().execute(_KEEP, {"id": update_id, "left": replies})


def done(session: Session, *update_ids: int) -> None:
    """All of each was sent: the ids stay, against a second delivery; what it was and whose goes."""
    session.connection().execute(_DONE, [{"id": update_id} for update_id in update_ids])


def fail(session: Session, update_id: int, error: str) -> None:
    """Put an update aside that cannot be handled, with the reason, for the operator."""
    session.connection().execute(_FAIL, {"id": update_id, "why": error[:ERROR_LENGTH]})


def forget(session: Session, within: Window, before: datetime) -> int:
    """Delete what is done or failed and older than `before`; returns how many.

    Telegram keeps an update for 24 hours at most, so an older one cannot be delivered again. What waits for its
    answer stays.
    """
    old = col(Inbox.received_at) < before
    ended = col(Inbox.state).in_(["done", "failed"])
    # the newest row stays, emptied: it is what the next update id is counted from
    newest = col(Inbox.update_id) == select(func.max(Inbox.update_id)).scalar_subquery()
    kept = update(_TABLE).where(newest, old, ended, col(Inbox.raw).is_not(None))
    session.connection().execute(kept.values(**_EMPTIED))
    result: Any = session.connection().execute(delete(_TABLE).where(within.where(old, ended, ~newest)))
    return int(result.rowcount)


def forget_chat(session: Session, chat_id: int, but: int) -> None:
    """Empty what is kept of a chat's ended updates, the one `but` excepted; the ids stay, against a second delivery."""
    ended = col(Inbox.state).in_(["done", "failed"])
    theirs = col(Inbox.lane).in_(_lanes(session, chat_id)) & (col(Inbox.update_id) != but) & ended
    session.execute(update(Inbox).where(theirs).values(**_EMPTIED))


def _lanes(session: Session, chat_id: int) -> list[int]:
    """A chat's lane, and those into which programs from before there were lane keys put its updates."""
    connection = session.connection()
    return [data_keys.lane_of(connection, chat_id), *cipher_of(connection.dialect).hashes(chat_id, data_keys.LANE_OF)]

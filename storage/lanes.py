"""Repository of lanes: which process works off a chat's updates, where several share a database.

A chat's updates are handled in order by the one process that holds its lane. A lane is leased: who dies holds it no
longer than `LEASE`. All times are those of one clock, the database's (`storage.server_clock`).
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Dialect, and_, bindparam, delete, exists, func, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel

from storage import inbox
from storage.cipher import Altered
from storage.tables import WAITING, Inbox

LEASE = timedelta(seconds=15)
"""How long a lane is held without being renewed."""

_LANE = SQLModel.metadata.tables["lane"]
_INBOX = SQLModel.metadata.tables["inbox"]
_WAITS = text(WAITING)  # in these very words, which the index is made for
_MINE = and_(_LANE.c.number == bindparam("lane"), _LANE.c.owner == bindparam("me"))
_HOLD = select(_LANE.c.number).where(_MINE)
_FIRST = select(Inbox).where(_INBOX.c.lane == bindparam("lane"), _WAITS).order_by(_INBOX.c.update_id).limit(1)
_FIRST_ID = _FIRST.with_only_columns(_INBOX.c.update_id)
_RELEASE = delete(_LANE).where(_MINE)
_LIVE = exists().where(_LANE.c.number == _INBOX.c.lane, _LANE.c.leased_until >= bindparam("now"))
_ABANDONED = (
    select(_INBOX.c.lane)
    .where(_WAITS, ~_LIVE)
    .group_by(_INBOX.c.lane)
    .order_by(func.min(_INBOX.c.update_id))
    .limit(bindparam("most"))
)
_NEWEST = (
    select(_INBOX.c.lane, func.max(_INBOX.c.update_id))
    .where(_INBOX.c.state == "new", _INBOX.c.lane.in_(bindparam("lanes", expanding=True)))
    .group_by(_INBOX.c.lane)
)


class LaneLost(Exception):  # noqa: N818  the state of a thing, not a mistake in a call
    """Another process holds the lane by now; what was done for it is to be rolled back, and is done there."""


def _claiming(dialect: Any) -> Any:
    """Takes a lane that nobody holds; the row is locked even where somebody does, so that a release has to wait."""
    insert = dialect.insert(_LANE)
    free = or_(_LANE.c.owner == insert.excluded.owner, _LANE.c.leased_until < bindparam("now"))
    taken = {"owner": insert.excluded.owner, "leased_until": insert.excluded.leased_until}
    return insert.on_conflict_do_update(index_elements=["number"], set_=taken, where=free).returning(_LANE.c.number)


_CLAIM = {name: _claiming(dialect) for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))}


def claim(session: Session, lanes: Collection[int], me: str, now: datetime) -> list[int]:
    """Hold those of the lanes that nobody else holds; returns them.

    To be called in the transaction that stored their updates: the process that holds another one cannot let go of it
    in between without seeing them.
    """
    dialect: Dialect = session.get_bind().dialect
    rows = [{"number": lane, "owner": me, "leased_until": now + LEASE, "now": now} for lane in sorted(lanes)]
    held = (session.connection().execute(_CLAIM[dialect.name], row).scalar_one_or_none() for row in rows)
    return [lane for lane in held if lane is not None]


def hold(session: Session, lane: int, me: str) -> None:
    """Keep a lane until the transaction ends. Raises LaneLost when it is held no more."""
    statement = _HOLD.with_for_update() if session.get_bind().dialect.name == "postgresql" else _HOLD
    if session.connection().execute(statement, {"lane": lane, "me": me}).first() is None:
        raise LaneLost


def first_waiting(session: Session, lane: int, me: str) -> Inbox | None:
    """The lane's first unanswered update; None, and the lane let go, when there is none. Raises LaneLost.

    One that was altered and does not open is put aside.
    """
    hold(session, lane, me)
    try:
        row = session.scalars(_FIRST, {"lane": lane}).first()
    except Altered:
        inbox.open_or_fail(session, session.connection().execute(_FIRST_ID, {"lane": lane}).scalar_one())
        return first_waiting(session, lane, me)
    if row is None:
        session.connection().execute(_RELEASE, {"lane": lane, "me": me})
    return row


def renew(session: Session, lanes: Collection[int], me: str, now: datetime) -> None:
    """Hold these lanes for another `LEASE`, where they were not taken meanwhile."""
    held = _locked(session, me, _LANE.c.number.in_(lanes))
    session.connection().execute(update(_LANE).where(held).values(leased_until=now + LEASE))


def abandoned(session: Session, now: datetime, most: int) -> Sequence[int]:
    """Lanes with unanswered updates that nobody holds, those that have waited longest first."""
    return session.connection().execute(_ABANDONED, {"now": now, "most": most}).scalars().all()


def newest(session: Session, lanes: Collection[int]) -> dict[int, int]:
    """By lane, its newest update that nobody has begun with, whoever stored it."""
    found = session.connection().execute(_NEWEST, {"lanes": list(lanes)})
    return {row[0]: row[1] for row in found}


def release_all(session: Session, me: str) -> None:
    """Let go of every lane: the process ends."""
    session.connection().execute(delete(_LANE).where(_locked(session, me)))


def _locked(session: Session, me: str, *which: Any) -> Any:
    """A process' own lanes, locked in the order in which `claim` locks them, so that neither waits for the other."""
    mine = and_(_LANE.c.owner == me, *which)
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(select(_LANE.c.number).where(mine).order_by(_LANE.c.number).with_for_update())
    return mine

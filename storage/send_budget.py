"""How much a fleet may send: a token bucket in one row, kept as the time at which it is full again. PostgreSQL only."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Interval, bindparam, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, SQLModel

from storage.columns import UtcDateTime

_ONE = 1
_TABLE = SQLModel.metadata.tables["send_budget"]
_FULL_AT = _TABLE.c.full_at


def _time(name: str) -> Any:
    return bindparam(name, type_=UtcDateTime())


_NEW = insert(_TABLE).values(id=_ONE, full_at=_time("new"))
_TAKE = _NEW.on_conflict_do_update(
    index_elements=["id"],
    set_={"full_at": func.greatest(_FULL_AT, _time("now")) + bindparam("every", type_=Interval())},
    where=_time("latest") >= _FULL_AT,
).returning(_FULL_AT)
_HOLD = _NEW.on_conflict_do_update(
    index_elements=["id"], set_={"full_at": func.greatest(_FULL_AT, _NEW.excluded.full_at)}
)
_READ = select(_FULL_AT)


def take(session: Session, now: datetime, every: timedelta, room: timedelta) -> timedelta:
    """Book one message, which takes `every`; returns how long to wait where that is not possible, else zero.

    It is possible when the bucket is full by `now` and `room`. One statement books, so that no two replicas book the
    same place.
    """
    latest = now + room
    booked = {"new": now + every, "now": now, "every": every, "latest": latest}
    if session.connection().execute(_TAKE, booked).first():
        return timedelta()
    full_at: datetime = session.connection().execute(_READ).scalar_one()
    return full_at - latest


def hold(session: Session, full_at: datetime) -> None:
    """The bucket is not full before then."""
    session.connection().execute(_HOLD, {"new": full_at})

"""Repository of temptations."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, update
from sqlalchemy import select as sql_select
from sqlalchemy.orm import make_transient_to_detached
from sqlmodel import Session, SQLModel, col, select

from bot.domain.learning import NEWEST, Outcome
from bot.domain.temptation import State, Strategy
from storage.tables import Temptation
from storage.windows import Window

_TABLE = SQLModel.metadata.tables["temptation"]
_COLUMNS = [column.name for column in _TABLE.columns if not column.primary_key]
_INSERT = _TABLE.insert()


def add(session: Session, temptation: Temptation) -> Temptation:
    """Store a temptation that is new; the id is set on return.

    Every nudge passes here, so the row is inserted as Core, at half the cost, and tracked from then on.
    """
    if temptation.id is None:
        row = {name: getattr(temptation, name) for name in _COLUMNS}
        key: Any = session.connection().execute(_INSERT, row).inserted_primary_key
        temptation.id = key[0]
        make_transient_to_detached(temptation)
        session.add(temptation)
    return temptation


def owned(session: Session, temptation_id: int, shopper_id: int) -> Temptation | None:
    """The temptation, if it is this shopper's; another's button does nothing.

    Locked until the transaction ends: what is due may be about to let it lie.
    """
    found = session.get(Temptation, temptation_id, with_for_update=True)
    return found if found is not None and found.shopper_id == shopper_id else None


# made once: building a statement takes longer than running this one
_NEWEST = (
    select(Temptation)
    .where(col(Temptation.shopper_id) == bindparam("shopper_id"))
    .order_by(col(Temptation.id).desc())
    .limit(1)
)


def newest(session: Session, shopper_id: int) -> Temptation | None:
    """What the shopper wrote about last; of several things in one message the newest that was looked at."""
    last = session.scalars(_NEWEST, {"shopper_id": shopper_id}).first()
    if last is None or last.nudges:
        return last
    told_with_it = col(Temptation.shopper_id) == shopper_id, col(Temptation.created_at) == last.created_at
    looked_at = select(Temptation).where(*told_with_it, col(Temptation.nudges) > 0)
    return session.scalars(looked_at.order_by(col(Temptation.id).desc()).limit(1)).first() or last


_COLUMN = _TABLE.c
_LATELY = (
    sql_select(
        _COLUMN.strategy,
        _COLUMN.state,
        _COLUMN.slept_at.is_not(None).label("slept"),
        _COLUMN.returned_at.is_not(None).label("returned"),
        (_COLUMN.created_at <= bindparam("rested_from")).label("rested"),
        (_COLUMN.created_at > bindparam("since")).label("heeded"),
    )
    .where(_COLUMN.shopper_id == bindparam("shopper_id"), _COLUMN.strategy.is_not(None))
    .order_by(_COLUMN.id.desc())
    .limit(NEWEST)
    .subquery()
    .c
)
_ALIKE = (_LATELY.strategy, _LATELY.state, _LATELY.slept, _LATELY.returned, _LATELY.rested)
# grouped there: a handful of rows instead of sixty
_OUTCOMES = sql_select(*_ALIKE, func.count()).where(_LATELY.heeded).group_by(*_ALIKE)


def outcomes(session: Session, shopper_id: int, *, since: datetime, rested_from: datetime) -> list[Outcome]:
    """What became of the shopper's newest temptations after a nudge, of those told after `since`; in no order.

    What was told at `rested_from` or earlier has rested. Both UTC.
    """
    told = {"shopper_id": shopper_id, "since": since, "rested_from": rested_from}
    rows = session.connection().execute(_OUTCOMES, told)
    return [Outcome(Strategy(strategy), State(state), *how) for strategy, state, *how in rows]


def before(session: Session, temptation: Temptation) -> Temptation | None:
    """What the same shopper wrote about before that."""
    mine = col(Temptation.shopper_id) == temptation.shopper_id
    earlier = select(Temptation).where(mine, col(Temptation.id) < temptation.id)
    return session.scalars(earlier.order_by(col(Temptation.id).desc()).limit(1)).first()


def page(session: Session, shopper_id: int, offset: int, limit: int) -> Sequence[Temptation]:
    """The shopper's temptations, newest first."""
    mine = select(Temptation).where(col(Temptation.shopper_id) == shopper_id)
    return session.scalars(mine.order_by(col(Temptation.id).desc()).offset(offset).limit(limit)).all()


def count(session: Session, shopper_id: int) -> int:
    """How many temptations the shopper has written about."""
    mine = select(func.count()).select_from(Temptation).where(col(Temptation.shopper_id) == shopper_id)
    return session.scalar(mine) or 0


def newer(session: Session, temptation: Temptation) -> int:
    """How many the same shopper has written about since."""
    mine = select(func.count()).select_from(Temptation).where(col(Temptation.shopper_id) == temptation.shopper_id)
    return session.scalar(mine.where(col(Temptation.id) > temptation.id)) or 0


def cooling(session: Session, shopper_id: int) -> Sequence[Temptation]:
    """What the shopper sleeps on, oldest first."""
    mine = select(Temptation).where(col(Temptation.shopper_id) == shopper_id, col(Temptation.state) == "cooling")
    return session.scalars(mine.order_by(col(Temptation.id))).all()


def forget_talks(session: Session, within: Window, before: datetime) -> int:
    """Empty what was said about things that were told before then and are still undecided; returns how many."""
    old = col(Temptation.talk).is_not(None), col(Temptation.created_at) < before
    result: Any = session.connection().execute(update(_TABLE).where(within.where(*old)).values(talk=None))
    return int(result.rowcount)


def all_of(session: Session, shopper_id: int) -> Sequence[Temptation]:
    """Everything, oldest first, for an export."""
    mine = select(Temptation).where(col(Temptation.shopper_id) == shopper_id)
    return session.scalars(mine.order_by(col(Temptation.id))).all()

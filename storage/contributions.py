"""Repository of contributed opinions and of the reports of them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func
from sqlmodel import Session, SQLModel, col, select

from storage.tables import Contribution, OpinionReport
from storage.windows import Window

_TABLE = SQLModel.metadata.tables["contribution"]


def add(session: Session, contribution: Contribution) -> Contribution:
    """Store a new one; its id is set on return."""
    session.add(contribution)
    session.flush()
    return contribution


def by_id(session: Session, contribution_id: int) -> Contribution | None:
    """The contribution with this id, whoever wrote it."""
    return session.get(Contribution, contribution_id)


def owned(session: Session, contribution_id: int, shopper_id: int) -> Contribution | None:
    """The contribution, if it is this shopper's."""
    found = by_id(session, contribution_id)
    return found if found is not None and found.shopper_id == shopper_id else None


def all_of(session: Session, shopper_id: int) -> Sequence[Contribution]:
    """Everything a shopper contributed, oldest first."""
    mine = select(Contribution).where(col(Contribution.shopper_id) == shopper_id)
    return session.scalars(mine.order_by(col(Contribution.id))).all()


def count(session: Session, shopper_id: int, states: Collection[str]) -> int:
    """How many of a shopper's are in one of these states."""
    mine = select(func.count()).select_from(Contribution).where(col(Contribution.shopper_id) == shopper_id)
    return session.scalar(mine.where(col(Contribution.state).in_(states))) or 0


def next_in(session: Session, states: Collection[str], after: int = 0) -> Contribution | None:
    """The oldest in one of these states with a higher id than `after`."""
    those = select(Contribution).where(col(Contribution.state).in_(states), col(Contribution.id) > after)
    return session.scalars(those.order_by(col(Contribution.id)).limit(1)).first()


def untold(session: Session, shopper_id: int) -> Sequence[Contribution]:
    """Those of a shopper that were decided since they were last told, oldest first."""
    mine = select(Contribution).where(col(Contribution.shopper_id) == shopper_id)
    return session.scalars(mine.where(col(Contribution.author_told).is_(False)).order_by(col(Contribution.id))).all()


def report(session: Session, contribution: Contribution, shopper_id: int, now: datetime) -> int:
    """Note a shopper's report, once; returns how many different shoppers have reported it."""
    number = contribution.id or 0
    if session.get(OpinionReport, (number, shopper_id)) is None:
        session.add(OpinionReport(contribution_id=number, shopper_id=shopper_id, created_at=now))
        session.flush()
    return reports(session, number)


def reports(session: Session, contribution_id: int) -> int:
    """How many different shoppers have reported it since it was last read."""
    those = select(func.count()).select_from(OpinionReport).where(col(OpinionReport.contribution_id) == contribution_id)
    return session.scalar(those) or 0


def reports_of(session: Session, shopper_id: int) -> Sequence[OpinionReport]:
    """What a shopper has reported, by contribution."""
    mine = select(OpinionReport).where(col(OpinionReport.shopper_id) == shopper_id)
    return session.scalars(mine.order_by(col(OpinionReport.contribution_id))).all()


def clear_reports(session: Session, contribution_id: int) -> None:
    """A person has read it again and let it stand."""
    session.execute(delete(OpinionReport).where(col(OpinionReport.contribution_id) == contribution_id))


def forget(session: Session, within: Window, states: Collection[str], before: datetime) -> int:
    """Delete what was decided before then and is in one of these states; returns how many."""
    old = col(Contribution.state).in_(states), col(Contribution.decided_at) < before
    result: Any = session.connection().execute(delete(_TABLE).where(within.where(*old)))
    return int(result.rowcount)

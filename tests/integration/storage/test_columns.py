"""Times come back from every database as aware UTC."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, MetaData, Table, insert, select
from sqlalchemy.exc import StatementError
from sqlmodel import Session

from storage.columns import UtcDateTime

MOMENTS = Table("moments", MetaData(), Column("at", UtcDateTime()))
TOKYO = timezone(timedelta(hours=9))


@pytest.fixture
def moments(session: Session) -> Session:
    MOMENTS.create(session.connection())
    return session


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        (datetime(2026, 11, 24, 9, 15, tzinfo=UTC), datetime(2026, 11, 24, 9, 15, tzinfo=UTC)),
        (datetime(2026, 11, 24, 9, 15, 1, 999_999, tzinfo=UTC), datetime(2026, 11, 24, 9, 15, 1, 999_999, tzinfo=UTC)),
        (datetime(2026, 1, 1, 3, 0, tzinfo=TOKYO), datetime(2025, 12, 31, 18, 0, tzinfo=UTC)),
        (datetime(1, 1, 1, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC)),
        (datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (None, None),
    ],
)
def test_a_moment_comes_back_as_the_same_moment_in_utc(
    moments: Session, given: datetime | None, stored: datetime | None
) -> None:
    moments.execute(insert(MOMENTS).values(at=given))
    found = moments.scalar(select(MOMENTS.c.at))
    assert found == stored
    assert found is None or found.tzinfo is UTC


def test_moments_of_different_zones_are_compared_as_moments(moments: Session) -> None:
    moments.execute(insert(MOMENTS).values(at=datetime(2026, 11, 24, 9, 15, tzinfo=UTC)))
    later_by_the_clock_only = datetime(2026, 11, 24, 18, 0, tzinfo=TOKYO)
    assert moments.scalars(select(MOMENTS.c.at).where(MOMENTS.c.at > later_by_the_clock_only)).all() != []
    assert moments.scalars(select(MOMENTS.c.at).where(MOMENTS.c.at <= later_by_the_clock_only)).all() == []


def test_a_time_without_a_zone_is_refused(moments: Session) -> None:
    with pytest.raises(StatementError, match="a stored time needs its zone"):
        moments.execute(insert(MOMENTS).values(at=datetime(2026, 11, 24, 9, 15)))  # noqa: DTZ001  the very point

"""One clock for all processes on a database server."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from storage.database import Database
from storage.server_clock import ServerClock

pytestmark = pytest.mark.parametrize("backend", ["postgresql"], indirect=True)

SECOND = timedelta(seconds=1)


def off(clock: ServerClock) -> timedelta:
    """How far a clock is from the time of this machine, which is the server's."""
    return clock() - datetime.now(UTC)


def counting(*told: float) -> Callable[[], float]:
    """Counts as it is told, and then no further."""
    left = list(told)
    return lambda: left.pop(0) if len(left) > 1 else left[0]


@pytest.mark.parametrize("wrong", [timedelta(0), timedelta(minutes=1), timedelta(hours=-3)])
async def test_a_machine_s_wrong_clock_is_put_right(database: Database, wrong: timedelta) -> None:
    clock = ServerClock(database, lambda: datetime.now(UTC) + wrong)
    assert abs(off(clock) - wrong) < SECOND
    await clock.follow()
    assert abs(off(clock)) < SECOND


async def test_a_machine_s_clock_that_is_set_meanwhile_changes_nothing(database: Database) -> None:
    wrong = timedelta(0)
    clock = ServerClock(database, lambda: datetime.now(UTC) + wrong)
    await clock.follow()
    wrong = timedelta(seconds=20)
    assert abs(off(clock)) < SECOND


async def test_it_goes_on_by_the_seconds_counted(database: Database) -> None:
    clock = ServerClock(database, lambda: datetime.now(UTC), counting(100.0, 100.5, 130.25))
    await clock.follow()
    assert abs(off(clock) - timedelta(seconds=30)) < SECOND


@pytest.mark.parametrize(("took", "expected"), [(0.5, 0), (4.0, -6)])
async def test_what_the_server_told_too_late_is_passed_over(database: Database, took: float, expected: float) -> None:
    """The count went back by ten seconds, which shows whether the first comparison is still gone by."""
    clock = ServerClock(database, lambda: datetime.now(UTC), counting(110.0, 110.0, 100.0, 100.0 + took))
    await clock.follow()
    await clock.follow()
    assert abs(off(clock) - timedelta(seconds=expected)) < SECOND


async def test_the_first_time_that_the_server_tells_will_do_however_late(database: Database) -> None:
    clock = ServerClock(database, lambda: datetime.now(UTC) + timedelta(hours=1), counting(100.0, 104.0))
    await clock.follow()
    assert abs(off(clock) - timedelta(seconds=2)) < SECOND

"""One clock for all processes on a database server."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.database import Database
from storage.server_clock import ServerClock

pytestmark = pytest.mark.parametrize("backend", ["postgresql"], indirect=True)


@pytest.mark.parametrize("off", [timedelta(0), timedelta(minutes=1), timedelta(hours=-3)])
async def test_a_machine_s_wrong_clock_is_put_right(database: Database, off: timedelta) -> None:
    clock = ServerClock(database, lambda: datetime.now(UTC) + off)
    await clock.follow()
    assert abs(clock() - datetime.now(UTC)) < timedelta(seconds=1)
    assert abs(clock.off + off) < timedelta(seconds=1)

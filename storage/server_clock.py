"""One clock for all processes that share a database: the database's."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import text
from sqlmodel import Session

from storage.database import Database

FOLLOW_EVERY_SECONDS = 60.0
"""What a machine counts as a minute is wrong by milliseconds."""
DOUBTFUL_AFTER_SECONDS = 1.0
"""The server's time may be as old as half of what the asking took."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """What the server's clock showed at a moment, by what this machine counts."""

    told: datetime
    at: float
    took: float


class ServerClock:
    """Tells the database server's time: what it was when last compared, and the seconds counted since.

    Leases and due times of several machines agree so, whatever their own clocks show, and however those are set
    meanwhile.
    """

    def __init__(
        self, database: Database, base: Callable[[], datetime], counted: Callable[[], float] = time.monotonic
    ) -> None:
        """`base` tells this machine's time, UTC, which will do until the first comparison; `counted` counts seconds."""
        self._database = database
        self._base = base
        self._counted = counted
        self._last: _Compared | None = None

    def __call__(self) -> datetime:
        if self._last is None:
            return self._base()
        return self._last.told + timedelta(seconds=self._counted() - self._last.at)

    async def follow(self) -> None:
        """Compare with the server, and take over its time unless a better one is known. Raises DatabaseUnavailable."""
        compared = await self._database.run(self._compared)
        if self._last is None or compared.took <= DOUBTFUL_AFTER_SECONDS:
            self._last = compared

    def _compared(self, session: Session) -> _Compared:
        session.connection()  # opening one takes its time, which is not to count
        before = self._counted()
        told: datetime = session.connection().execute(text("SELECT clock_timestamp()")).scalar_one()
        took = self._counted() - before
        return _Compared(told.astimezone(UTC), before + took / 2, took)

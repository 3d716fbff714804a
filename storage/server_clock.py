"""One clock for all processes that share a database: the database's."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import text
from sqlmodel import Session

from storage.database import Database

FOLLOW_EVERY_SECONDS = 60.0
"""A machine's clock drifts by milliseconds in this time."""


class ServerClock:
    """Tells the database server's time: this machine's clock, put right by how far it was off when last compared.

    Leases and due times of several machines agree so, whatever their own clocks show.
    """

    def __init__(self, database: Database, base: Callable[[], datetime]) -> None:
        """`base` tells this machine's time, UTC."""
        self._database = database
        self._base = base
        self.off = timedelta()
        """How far the server is ahead of this machine."""

    def __call__(self) -> datetime:
        return self._base() + self.off

    async def follow(self) -> None:
        """Compare with the server, and take over its time. Raises DatabaseUnavailable."""
        self.off = await self._database.run(self._compared)

    def _compared(self, session: Session) -> timedelta:
        session.connection()  # opening one takes its time, which is not to count
        before = self._base()
        told: datetime = session.connection().execute(text("SELECT clock_timestamp()")).scalar_one()
        after = self._base()
        return told.astimezone(UTC) - (before + (after - before) / 2)

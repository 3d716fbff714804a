"""Whether the bot can work: what is missing for it, told to whoever sends it traffic."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from storage import schema
from storage.database import Database
from storage.errors import DatabaseUnavailable, Trouble

TELEGRAM_EVERY_SECONDS = 30.0
"""How often Telegram is asked at most, however often somebody wants to know."""


@dataclass(slots=True)
class Readiness:
    """Looks at the database and at Telegram. `clock` counts seconds; `reached` asks Telegram and never raises."""

    database: Database
    reached: Callable[[], Awaitable[bool]]
    clock: Callable[[], float]
    away: str | None = "starting"
    """Why the bot is not at work at all; None while it is."""
    _telegram: bool = False
    _asked_at: float = float("-inf")

    async def missing(self) -> Sequence[str]:
        """What is missing, in one line each; empty when the bot is ready."""
        if self.away:
            return [self.away]
        return [*await self._missing_in_database(), *await self._missing_at_telegram()]

    async def _missing_in_database(self) -> Sequence[str]:
        try:
            version = await self.database.run(lambda session: schema.version(session.connection()))
        except DatabaseUnavailable as error:
            return [f"database: {error}"]
        if version is schema.Version.OLDER:
            return ["database: migrations are missing"]
        return [f"database: {Trouble.NEWER_SCHEMA}"] if version is schema.Version.FOREIGN else []

    async def _missing_at_telegram(self) -> Sequence[str]:
        if self.clock() >= self._asked_at + TELEGRAM_EVERY_SECONDS:
            self._asked_at = self.clock()
            self._telegram = await self.reached()
        return [] if self._telegram else ["Telegram cannot be reached"]

"""How much may be sent in all: a token bucket, of one process or shared by all replicas on one PostgreSQL."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from storage import send_budget
from storage.database import Database
from storage.errors import DatabaseUnavailable

log = logging.getLogger(__name__)

ANSWERS_WITHIN = 2.0
"""Seconds in which the database has to answer, so that sending does not hang on it."""
ASKED_AGAIN_AFTER = timedelta(seconds=5)
"""How long a replica goes on alone before it asks the database again."""


class Budget(Protocol):
    """What the whole bot may send, asked before each message."""

    async def try_take(self, keep: int) -> float:
        """Take one message and return 0; or seconds to wait, where fewer than `keep` would be left for others."""

    async def hold(self, seconds: float) -> None:
        """Nothing for so long, and then no burst."""


class Bucket:
    """A token bucket, kept as the time at which it will be full again."""

    __slots__ = ("_every", "_full_at", "_slack")

    def __init__(self, every: float, burst: float) -> None:
        self._every = every
        self._slack = every * (burst - 1)
        self._full_at = float("-inf")

    def wait(self, now: float, keep: float = 0) -> float:
        """Seconds until a token can be taken that leaves `keep` behind; 0 or less: now."""
        return round(self._full_at - self._slack + keep * self._every - now, 6)

    def take(self, now: float) -> None:
        self._full_at = max(self._full_at, now) + self._every

    def hold(self, until: float) -> None:
        """No token before then, and only one at that time."""
        self._full_at = max(self._full_at, until + self._slack)

    def is_full(self, now: float) -> bool:
        return self._full_at <= now


class LocalBudget:
    """The budget of one process. As many as go in a second may go at once."""

    def __init__(self, per_second: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._bucket = Bucket(1 / per_second, per_second)
        self._clock = clock

    async def try_take(self, keep: float) -> float:
        now = self._clock()
        wait = self._bucket.wait(now, keep)
        if wait > 0:
            return wait
        self._bucket.take(now)
        return 0.0

    async def hold(self, seconds: float) -> None:
        self._bucket.hold(self._clock() + seconds)


class SharedBudget:
    """The budget of a fleet: one row in its PostgreSQL, by the clock `now` that all replicas share.

    While the database cannot be used a replica goes on by itself, with a share small enough for several of them.
    """

    def __init__(
        self,
        database: Database,
        *,
        now: Callable[[], datetime],
        per_second: float,
        share: float,
        answers_within: float = ANSWERS_WITHIN,
    ) -> None:
        """`share`: messages a second while alone."""
        self._database = database
        self._answers_within = answers_within
        self._now = now
        self._every = timedelta(seconds=1 / per_second)
        self._slack = timedelta(seconds=(per_second - 1) / per_second)
        self._alone = LocalBudget(share, clock=lambda: now().timestamp())
        self._scale = share / per_second
        self._ask_at: datetime | None = None

    async def try_take(self, keep: int) -> float:
        now, room = self._now(), self._slack - keep * self._every
        if self._ask_at is None or now >= self._ask_at:
            work = partial(send_budget.take, now=now, every=self._every, room=room)
            try:
                async with asyncio.timeout(self._answers_within):
                    wait = await self._database.run(work)
            except (DatabaseUnavailable, TimeoutError) as error:
                self._go_alone(error)
            else:
                self._come_back()
                return max(wait.total_seconds(), 0.0)
        return await self._alone.try_take(keep * self._scale)

    async def hold(self, seconds: float) -> None:
        await self._alone.hold(seconds)
        full_at = self._now() + timedelta(seconds=seconds) + self._slack
        try:
            async with asyncio.timeout(self._answers_within):
                await self._database.run(partial(send_budget.hold, full_at=full_at))
        except (DatabaseUnavailable, TimeoutError) as error:
            self._go_alone(error)

    def _go_alone(self, error: DatabaseUnavailable | TimeoutError) -> None:
        if self._ask_at is None:
            log.warning("sending goes on with a small share: %s", str(error) or "the database does not answer in time")
        self._ask_at = self._now() + ASKED_AGAIN_AFTER

    def _come_back(self) -> None:
        if self._ask_at is not None:
            log.info("sending is shared by all replicas again")
        self._ask_at = None

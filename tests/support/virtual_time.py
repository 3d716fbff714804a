"""A clock that jumps to the next sleeper's time, so that tests of waiting do not wait."""

import asyncio
import heapq
from collections.abc import Awaitable
from itertools import count
from typing import Any

SETTLING_STEPS = 50


class VirtualTime:
    """`clock` and `sleep` for code that takes them, and `run` to let time pass."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now
        self.slept: list[float] = []
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = count()

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._order), waking))
        await waking

    async def run(self, *work: Awaitable[Any]) -> list[Any]:
        """Run these together, time jumping on whenever nothing else can happen; returns results or exceptions."""
        done = asyncio.gather(*work, return_exceptions=True)
        await settle()
        while not done.done():
            self._wake_next()
            await settle()
        return list(await done)

    def _wake_next(self) -> None:
        assert self._sleepers, "everything waits, and nothing for time to pass"
        self.now, _, waking = heapq.heappop(self._sleepers)
        if not waking.done():
            waking.set_result(None)


async def settle() -> None:
    """Let everything that can run do so."""
    for _ in range(SETTLING_STEPS):
        await asyncio.sleep(0)

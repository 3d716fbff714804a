"""Lanes: the work of one chat in order, the work of different chats side by side."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from random import Random
from typing import Any, Generic, TypeVar

from bot.telegram.backoff import Backoff
from bot.telegram.ingest.again import TryAgain
from bot.telegram.logs import place_of
from storage.errors import DatabaseUnavailable

T = TypeVar("T")

log = logging.getLogger(__name__)


class Lanes(Generic[T]):
    """A queue for each lane, and at most `at_once` lanes at work.

    Lanes take turns, one item each, so a busy one cannot starve another; one that waits to try again
    occupies no place. Items are named in the log: they should be ids, not content.
    """

    def __init__(
        self,
        work: Callable[[T], Awaitable[None]],
        *,
        random: Random,
        at_once: int = 64,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        overtaken: Callable[[T], object] = lambda _item: None,
    ) -> None:
        """`overtaken` is told of an item when another comes behind it in its lane."""
        self._work = work
        self._overtaken = overtaken
        self._random = random
        self._at_once = at_once
        self._sleep = sleep
        self._backoff = Backoff()
        self._queues: dict[int, deque[T]] = {}
        self._ready: deque[int] = deque()
        self._failures: dict[int, int] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._pauses: set[asyncio.Task[None]] = set()
        self._running = 0
        self._closed = False

    @property
    def waiting(self) -> int:
        """How many items are not done yet, those being worked on included."""
        return sum(map(len, self._queues.values()))

    @property
    def at_work(self) -> tuple[int, ...]:
        """The lanes with items that are not done."""
        return tuple(self._queues)

    def submit(self, lane: int, item: T) -> None:
        """Put an item at the end of its lane. After `close` it is passed over: the next start takes it up."""
        if self._closed:
            return
        queue = self._queues.get(lane)
        if queue is None:
            self._queues[lane] = deque((item,))
            self._make_ready(lane)
        else:
            self._overtaken(queue[-1])
            queue.append(item)

    async def drain(self) -> None:
        """Wait until everything submitted is done."""
        while tasks := self._workers | self._pauses:
            await asyncio.wait(tasks)

    async def close(self, grace: float = 10.0) -> None:
        """Start nothing new and wait for what runs; what still runs after `grace` seconds is cancelled."""
        self._closed = True
        await _cancel(self._pauses)
        if self._workers:
            await asyncio.wait(self._workers, timeout=grace)
        await _cancel(self._workers)

    def _make_ready(self, lane: int) -> None:
        self._ready.append(lane)
        if self._running < self._at_once:
            self._running += 1
            _keep(self._workers, self._work_off())

    async def _work_off(self) -> None:
        while self._ready and not self._closed:
            await self._take(self._ready.popleft())
        self._running -= 1  # not by the task's end, which is noticed later: a submit in between would be left lying

    async def _take(self, lane: int) -> None:
        delay = await self._try(lane, self._queues[lane][0])
        if delay is None:
            self._next(lane)
        else:
            _keep(self._pauses, self._pause(lane, delay))

    async def _try(self, lane: int, item: T) -> float | None:
        """Work on an item; returns the seconds to wait when it has to be tried again."""
        try:
            await self._work(item)
        except (TryAgain, DatabaseUnavailable) as error:
            if isinstance(error, TryAgain) or error.passing:
                return self._put_off(lane, item, error)
            log.error("%s is left undone: %s", item, error)  # noqa: TRY400  one line, not a trace
        except Exception as error:  # noqa: BLE001  one item's failure is not the next one's
            log.error("%s failed: %s", item, place_of(error))  # noqa: TRY400  a trace may quote what somebody wrote
        return None

    def _next(self, lane: int) -> None:
        self._failures.pop(lane, None)
        queue = self._queues[lane]
        queue.popleft()
        if queue:
            self._ready.append(lane)
        else:
            del self._queues[lane]

    def _put_off(self, lane: int, item: T, error: TryAgain | DatabaseUnavailable) -> float:
        failures = self._failures[lane] = self._failures.get(lane, 0) + 1
        if failures == 1:
            log.warning("%s is put off: %s", item, error)
        after = error.after if isinstance(error, TryAgain) else None
        return self._backoff.delay(failures, self._random) if after is None else after

    async def _pause(self, lane: int, delay: float) -> None:
        await self._sleep(delay)
        self._make_ready(lane)


def _keep(tasks: set[asyncio.Task[None]], work: Coroutine[Any, Any, None]) -> None:
    """Start a task and keep it referenced until it ends: the event loop itself does not."""
    task = asyncio.create_task(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)


async def _cancel(tasks: set[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(set(tasks))

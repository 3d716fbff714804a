"""A process of its own for reading what strangers wrote: C code that a text keeps busy cannot be interrupted.

libxml2 takes two minutes for an element with 300,000 attributes. Here such a text costs a process, not the bot.
"""

import asyncio
import faulthandler
import logging
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TypeVar

from bot.links.values import Reason, RefusalError

log = logging.getLogger(__name__)

Result = TypeVar("Result")

RENEWED_AFTER = 1000
"""lxml keeps every name that it ever saw of an element or attribute."""


class Worker:
    """Runs one task at a time in another process, which starts with the first and ends with one that is too long."""

    def __init__(self, seconds: float = 2.0) -> None:
        self._seconds = seconds
        self._pool: ProcessPoolExecutor | None = None
        self._done = 0
        self._free = asyncio.Lock()

    async def run(self, task: Callable[..., Result], *given: object) -> Result:
        """What the task returns. Raises RefusalError: TIME if it takes too long, BROKEN if it raises anything."""
        async with self._free:
            pool = self._ready()
            try:
                return await asyncio.get_running_loop().run_in_executor(pool, _watched, self._seconds, task, *given)
            except BrokenProcessPool:
                self.close()
                raise RefusalError(Reason.TIME) from None
            except Exception as error:  # noqa: BLE001  whatever a library makes of what it was not meant for
                log.warning("%s: a text that cannot be read", type(error).__name__)
                raise RefusalError(Reason.BROKEN) from None
            except asyncio.CancelledError:
                self.close()  # whoever comes next does not wait for what nobody wants
                raise

    def close(self) -> None:
        """Let the process go; one that is still at work ends within its time."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None

    def _ready(self) -> ProcessPoolExecutor:
        self._done += 1
        if self._done % RENEWED_AFTER == 0:
            self.close()
        if self._pool is None:
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"), initializer=_prepare)
        return self._pool


def _prepare() -> None:
    """In the new process: load what reads, leave Ctrl-C to the bot, and never outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import bot.links.reading  # noqa: F401, PLC0415  half a second, and only ever needed here


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(0)


def _watched(seconds: float, task: Callable[..., Result], *given: object) -> Result:
    """In the other process: run a task under a watchdog that needs neither the interpreter nor its lock."""
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            return task(*given)
        finally:
            faulthandler.cancel_dump_traceback_later()

"""Whose text is read next: the worker reads one at a time, and a few hosts that waste its time are to waste it once."""

import asyncio
from collections.abc import Callable
from typing import TypeVar
from weakref import WeakValueDictionary

from bot.links.values import Reason, RefusalError
from bot.links.worker import Worker

Result = TypeVar("Result")

SHUNNED_SECONDS = 300.0
"""How long nothing is read of where a text came from that took too long."""
_SHARED = frozenset({"ac", "co", "com", "edu", "gov", "ne", "net", "or", "org"})
"""What stands before a country where names are given out one lower: co.uk, com.au, or.jp."""


class Turns:
    """Hands texts to the worker: of hosts that belong together one at a time, so that they wait behind themselves."""

    def __init__(self, worker: Worker, clock: Callable[[], float]) -> None:
        """The clock counts seconds."""
        self._worker = worker
        self._clock = clock
        self._own: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._shunned: dict[str, float] = {}

    def check(self, host: str) -> None:
        """Raises RefusalError(TIME) where nothing of a host is read for now."""
        if self._clock() < self._shunned.get(domain(host), 0.0):
            raise RefusalError(Reason.TIME)

    async def run(self, host: str, task: Callable[..., Result], *given: object) -> Result:
        """What the task makes of a host's text. Raises RefusalError: TIME if that takes too long, or did; BROKEN."""
        turn = self._own.setdefault(domain(host), asyncio.Lock())
        async with turn:
            self.check(host)
            try:
                return await self._worker.run(task, *given)
            except RefusalError as refusal:
                if refusal.reason is Reason.TIME:
                    self._shun(host)
                raise

    def _shun(self, host: str) -> None:
        now = self._clock()
        self._shunned = {each: until for each, until in self._shunned.items() if until > now}
        self._shunned[domain(host)] = now + SHUNNED_SECONDS


def domain(host: str) -> str:
    """What hosts of one owner have in common, as far as the name shows; a number stands for itself."""
    *_, before, last = ["", *host.split(".")]
    if ":" in host or last.isdecimal():
        return host
    shared = len(last) == 2 and before in _SHARED
    return ".".join(host.split(".")[-3 if shared else -2 :])

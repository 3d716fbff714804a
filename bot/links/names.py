"""Looking names up by the system, apart from everything else that the bot looks up or does in threads.

A lookup cannot be broken off, and a stranger's name server can draw it out for half a minute. In the loop's own threads
a few such names would keep Telegram's name, or the database, waiting.
"""

import asyncio
import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from bot.links.values import Reason, RefusalError

MOST_UNDER_WAY = 32
"""More than come together while pages are given up after 8 seconds, 8 at a time, and each lookup takes 30."""

Found = Sequence[tuple[int, int, int, str, tuple[Any, ...]]]
"""As `socket.getaddrinfo` has it."""
LookUp = Callable[[str, int, int], Found]


def _ask_system(host: str, port: int, family: int) -> Found:
    return socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)


class SystemNames(AbstractResolver):
    """Looks each name up in a thread of its own, which ends with it or with the process: nothing waits for one."""

    def __init__(self, look_up: LookUp = _ask_system, most: int = MOST_UNDER_WAY) -> None:
        """`most`: how many lookups there may be at once, those that nobody waits for any more among them."""
        self._look_up = look_up
        self._free = threading.Semaphore(most)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of a name. Raises OSError for one that nobody has, RefusalError(BUSY) above `most`."""
        if not self._free.acquire(blocking=False):
            raise RefusalError(Reason.BUSY)
        answer: Future[Found] = Future()
        threading.Thread(target=self._answer, args=(answer, host, port, family), daemon=True).start()
        found = await asyncio.wrap_future(answer)
        return [
            ResolveResult(
                hostname=host,
                host=str(address[0]),
                port=int(address[1]),
                family=kind,
                proto=protocol,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for kind, _, protocol, _, address in found
        ]

    async def close(self) -> None:
        """Nothing is open; a lookup under way ends by itself."""

    def _answer(self, answer: Future[Found], *asked: Any) -> None:
        """In a thread: look a name up for whoever still waits."""
        if answer.set_running_or_notify_cancel():
            try:
                answer.set_result(self._looked_up(*asked))
            except Exception as error:  # noqa: BLE001  told to whoever asked
                answer.set_exception(error)
        else:
            self._free.release()

    def _looked_up(self, host: str, port: int, family: int) -> Found:
        try:
            return self._look_up(host, port, family)
        finally:
            self._free.release()

"""The queue of updates and its long poll, with Telegram's rules of offset, limit and conflict."""

import asyncio
from bisect import bisect_left, insort
from typing import Any

from bot.terminal.api_error import conflict

OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
"""What the poll that was waiting is told when another one comes."""


class UpdateQueue:
    """Updates wait here until an offset above them confirms them. To be used from one event loop's thread."""

    def __init__(self, first_id: int) -> None:
        self.allowed: frozenset[str] = frozenset()
        self._next_id = first_id
        self._pending: list[tuple[int, dict[str, Any]]] = []
        self._waiting: asyncio.Future[None] | None = None

    def __len__(self) -> int:
        return len(self._pending)

    def put(self, kind: str, content: dict[str, Any]) -> int:
        """Queues an update of a kind such as `message` and returns its id.

        As on Telegram, a kind outside the last `allowed_updates` is dropped as it arises; empty allows all.
        """
        update_id = self._next_id
        self._next_id += 1
        if not self.allowed or kind in self.allowed:
            self._append(update_id, {"update_id": update_id, kind: content})
        return update_id

    def put_raw(self, update: dict[str, Any]) -> None:
        """Queues any JSON as it is, in the place of its own `update_id` or else of the next one."""
        given = update.get("update_id")
        update_id = given if isinstance(given, int) else self._next_id
        self._next_id = max(self._next_id, update_id + 1)
        self._append(update_id, update)

    async def fetch(self, *, offset: int, limit: int, timeout: float) -> list[dict[str, Any]]:  # noqa: ASYNC109  a poll's own
        """Forgets the updates below the offset and returns those left, waiting up to `timeout` seconds for one.

        A negative offset counts from the end. Raises ApiError 409 when another poll takes this one's place.
        """
        self._confirm(offset if offset >= 0 else self._next_id + offset)
        if not self._pending and timeout > 0:
            await self._wait(timeout)
        return [update for _, update in self._pending[:limit]]

    def waiting(self) -> list[dict[str, Any]]:
        """All that is not confirmed, in order, for whoever brings it to a webhook."""
        return [update for _, update in self._pending]

    def confirm(self, update_id: int) -> None:
        """Forgets one update, as Telegram does when a webhook has taken it."""
        self._pending = [entry for entry in self._pending if entry[0] != update_id]

    def clear(self) -> None:
        """Drops everything that waits."""
        self._pending.clear()

    def interrupt(self, reason: str) -> None:
        """Ends the waiting poll, if there is one, with a 409."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(conflict(reason))

    def _append(self, update_id: int, update: dict[str, Any]) -> None:
        insort(self._pending, (update_id, update), key=_update_id)
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)

    def _confirm(self, offset: int) -> None:
        del self._pending[: bisect_left(self._pending, offset, key=_update_id)]

    async def _wait(self, seconds: float) -> None:
        self.interrupt(OTHER_POLL)
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await waiting
        except TimeoutError:
            pass
        finally:
            if self._waiting is waiting:
                self._waiting = None


def _update_id(entry: tuple[int, dict[str, Any]]) -> int:
    return entry[0]

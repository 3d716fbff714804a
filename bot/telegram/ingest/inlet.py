"""What stands behind whoever fetches updates, or is brought them."""

from collections.abc import Sequence
from typing import Any, Protocol


class Inlet(Protocol):
    """The way in for updates, however they come."""

    async def receive(self, updates: Sequence[Any]) -> int | None:
        """Store a batch; returns the highest id, None if there is none. Raises DatabaseUnavailable.

        When this returns, the batch may be confirmed to Telegram.
        """
        ...

    async def take_up(self) -> int:
        """Begin with what was left unanswered; returns how much that is. Raises DatabaseUnavailable."""
        ...

    async def run(self) -> None:
        """Look after what other processes leave, where there are any, for ever."""
        ...

    async def close(self) -> None:
        """Start nothing new, wait for what runs, and let others go on."""
        ...

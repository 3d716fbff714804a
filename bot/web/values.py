"""Where the server listens, and what it is given to answer."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Receive = Callable[[Sequence[Any]], Awaitable[int | None]]
Ready = Callable[[], Awaitable[Sequence[str]]]


class AddressInUse(Exception):  # noqa: N818  the state of a thing, not a mistake in a call
    """The server cannot listen there."""


@dataclass(frozen=True, slots=True)
class Address:
    """A host and a port; port 0 takes a free one."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Hook:
    """Where Telegram calls, what it has to show, and what takes the updates in. `receive` stores them or raises."""

    path: str
    secret: str = field(repr=False)
    receive: Receive
    is_open: Callable[[], bool] = lambda: True
    """Whether updates are taken in yet."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the bot counts of itself, as a scraper takes it."""

    render: Callable[[], bytes]
    content_type: str

"""How long a unit of work waits for a server that is there and does not answer, as behind a pooler that is paused.

The network does not tell: each packet is acknowledged. So a connection looks at the clock whenever it waits.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import local
from typing import Any, TypeVar

from psycopg import Connection, OperationalError
from psycopg.abc import PQGen
from sqlalchemy import Engine, event

T = TypeVar("T")

_CLOCK = local()
"""Of each thread: `ends`, when its unit of work waits no longer; none where it has all the time there is."""
_LOOK_EVERY_SECONDS = 0.1
"""As psycopg itself does, to notice Ctrl-C."""


class Impatient(Connection[Any]):
    """A connection that is closed when the time of its thread is over before the server has answered."""

    def wait(self, gen: PQGen[T], interval: float = _LOOK_EVERY_SECONDS, timeout: float | None = None) -> T:
        """Wait for the server, by way of which everything goes that is asked of it. Raises OperationalError."""
        ends: float | None = getattr(_CLOCK, "ends", None)
        if ends is None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, max(ends - time.monotonic(), 0.0))
        except OperationalError:
            if time.monotonic() >= ends:
                self.close()  # an answer that comes later would be taken for that to the next question
            raise


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """What is done in this thread inside waits no longer than so many seconds, all in all, for a server's answers."""
    _CLOCK.ends = time.monotonic() + seconds
    try:
        yield
    finally:
        _CLOCK.ends = None


def make_impatient(engine: Engine) -> None:
    """Let the engine's connections be such."""

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, arguments: Any, named: Any) -> Any:
        return Impatient.connect(*arguments, **named)

"""The bot's own log, as it would be written, into a stream."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from bot.telegram import logs


@contextmanager
def written_log(
    level: str = "DEBUG", *, form: logs.Form = "text", secrets: tuple[str, ...] = ()
) -> Iterator[io.StringIO]:
    """Log as `omtanke` does for as long as the block lasts, then as before."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in ("httpx", "aiohttp.access", "telegram")}
    for handler in before[0]:
        root.removeHandler(handler)  # set_up closes those it finds
    stream = io.StringIO()
    logs.set_up(level, secrets=secrets, stream=stream, form=form)
    try:
        yield stream
    finally:
        root.handlers[:], root.level = before
        for name, old in levels.items():
            logging.getLogger(name).setLevel(old)

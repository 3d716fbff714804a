"""What is done again and again as long as the bot runs."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from storage.errors import DatabaseUnavailable

log = logging.getLogger(__name__)


async def every(
    seconds: float,
    work: Callable[[], Awaitable[object]],
    name: str,
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> None:
    """Do it for ever, with so many seconds in between.

    A database that cannot be used for now is said once, by the work's name, and waited for.
    """
    trouble = ""
    while True:
        try:
            await work()
            trouble = ""
        except DatabaseUnavailable as error:
            if str(error) != trouble:
                trouble = str(error)
                log.warning("%s: %s", name, error)
        await sleep(seconds)

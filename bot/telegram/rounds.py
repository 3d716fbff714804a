"""What is done again and again as long as the bot runs."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.telegram.logs import place_of
from storage.errors import DatabaseUnavailable

log = logging.getLogger(__name__)


async def every(
    seconds: float,
    work: Callable[[], Awaitable[object]],
    name: str,
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> None:
    """Do it for ever, with so many seconds in between.

    A database that cannot be used for now is said once, by the work's name, and waited for. So is whatever else fails:
    nobody would begin again what ended here.
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
        except Exception as error:  # noqa: BLE001  the next time may be better
            if place_of(error) != trouble:
                trouble = place_of(error)
                log.error("%s failed: %s", name, trouble)  # noqa: TRY400  a trace may quote what somebody wrote
        await sleep(seconds)

"""Updates that Telegram brings: the address is told to Telegram, and looked after."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random

from telegram import Bot
from telegram.error import EndPointNotFound, InvalidToken, TelegramError

from bot.telegram.backoff import Backoff
from bot.telegram.ingest.faults import ODD, AnswerError, TokenRefused, in_words
from bot.telegram.ingest.inlet import Inlet
from bot.telegram.ingest.poller import ALLOWED_UPDATES
from storage.errors import DatabaseUnavailable

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 60.0
CONNECTIONS = 100
"""How many calls Telegram may make at once (core.telegram.org/bots/api#setwebhook: at most 100)."""


@dataclass(frozen=True, slots=True)
class Hook:
    """Where Telegram is to call, and what it is to show there."""

    url: str
    secret: str = field(repr=False)


class Webhook:
    """Takes up what was left unanswered, then has Telegram call, for as long as the bot runs.

    The address stays set when it ends: Telegram keeps what it cannot bring, for whoever answers there next.
    """

    def __init__(
        self,
        bot: Bot,
        inlet: Inlet,
        hook: Hook,
        *,
        random: Random,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self.inlet = inlet
        self.hook = hook
        self._random = random
        self._sleep = sleep
        self._was_set = False
        self.is_open = False
        """Whether updates may be brought: not before the bot can handle them, nor before older ones are taken up."""

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set. Raises TokenRefused, and DatabaseUnavailable where waiting does not help."""
        watching = asyncio.create_task(self._watch())
        stopped = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({watching, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if watching.done():
                watching.result()
        finally:
            watching.cancel()
            stopped.cancel()
            await asyncio.gather(watching, stopped, return_exceptions=True)

    async def _watch(self) -> None:
        await self._keep_trying(self._take_up)
        while True:
            await self._keep_trying(self.look)
            await self._sleep(LOOK_EVERY_SECONDS)

    async def _take_up(self) -> None:
        await self.inlet.take_up()
        self.is_open = True

    async def look(self) -> None:
        """Set the address where it is not set; another program with the same token may have taken it away."""
        info = await self._bot.get_webhook_info()
        if info.url != self.hook.url:
            if info.url or self._was_set:
                log.warning(
                    "the bot's webhook was set to another address or taken away; another program uses its token"
                )
            await self._set()
        elif info.last_error_message and info.pending_update_count:
            log.warning("Telegram waits with %d updates: %s", info.pending_update_count, info.last_error_message)
        elif not self._was_set:
            await self._set()  # the secret may be another than before

    async def _set(self) -> None:
        await self._bot.set_webhook(
            self.hook.url,
            secret_token=self.hook.secret,
            allowed_updates=ALLOWED_UPDATES,
            max_connections=CONNECTIONS,
            drop_pending_updates=False,
        )
        self._was_set = True

    async def _keep_trying(self, work: Callable[[], Awaitable[None]]) -> None:
        """Until it works. Raises what waiting does not help with."""
        failures = 0
        while True:
            try:
                await work()
            except (InvalidToken, EndPointNotFound):
                raise TokenRefused from None
            except DatabaseUnavailable as error:
                if not error.passing:
                    raise
                failures = self._failed(failures, error)
            except TelegramError as error:
                failures = self._failed(failures, error)
            except ODD as error:
                failures = self._failed(failures, AnswerError(type(error).__name__))
            else:
                return
            await self._sleep(Backoff().delay(failures, self._random))

    @staticmethod
    def _failed(failures: int, error: Exception) -> int:
        if not failures:
            log.warning("webhook: %s", in_words(error).partition(": ")[2])
        return failures + 1

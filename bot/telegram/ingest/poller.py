"""Long polling by an own loop: an update is confirmed to Telegram only after it is stored."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

from telegram import Bot
from telegram.error import EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.telegram.backoff import Backoff, asked_to_wait
from bot.telegram.ingest.faults import AnswerError, TokenRefused, in_words, webhook_stands
from bot.telegram.ingest.inlet import Inlet
from storage.errors import DatabaseUnavailable

log = logging.getLogger(__name__)

ALLOWED_UPDATES = ["message", "callback_query", "my_chat_member"]
LIMIT = 100
"""Updates in one answer; 100 is Telegram's own limit."""
LONG_POLL_SECONDS = 30
GRACE_SECONDS = 10
"""How much later than promised a long poll's answer may come."""
PAUSE_SECONDS = 0.05
"""Between a poll that brought nothing and the next: a server that does not keep polls waiting is not run over."""
# Raw updates, so that one that cannot be parsed does not stop the others. python-telegram-bot reads this name as
# getUpdates, but spelled so it does not warn that it has a method of its own, which would parse.
GET_UPDATES = "get_Updates"


class Poller:
    """Fetches updates and hands them to the intake, through every fault that may pass."""

    def __init__(
        self,
        bot: Bot,
        inlet: Inlet,
        *,
        random: Random,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        long_poll: int = LONG_POLL_SECONDS,
    ) -> None:
        self._bot = bot
        self._inlet = inlet
        self._random = random
        self._sleep = sleep
        self._backoff = Backoff()
        self._long_poll = long_poll
        self._offset: int | None = None
        self._failures = 0
        self._trouble = ""
        self._next: Callable[[], Awaitable[None]] = self._take_up

    async def run(self, stop: asyncio.Event) -> None:
        """Take up what was left unanswered, then poll until `stop` is set, breaking off the poll under way.

        Raises TokenRefused, and DatabaseUnavailable where waiting does not help.
        """
        try:
            async with asyncio.TaskGroup() as tasks:
                polling = tasks.create_task(self._keep_on())
                await stop.wait()
                polling.cancel()
        except BaseExceptionGroup as group:
            raise group.exceptions[0] from None  # there is only the one task in it

    async def _keep_on(self) -> None:
        while True:
            try:
                await self._next()
            except (TelegramError, DatabaseUnavailable) as error:
                await self._sleep(self._survive(error))
            else:
                self._recover()

    async def _take_up(self) -> None:
        if count := await self._inlet.take_up():
            log.info("took up %d unanswered updates", count)
        self._next = self._poll

    async def _poll(self) -> None:
        updates = await self._fetch()
        if not updates:
            await self._sleep(PAUSE_SECONDS)
            return
        highest = await self._inlet.receive(updates)
        if highest is None or highest + 1 == self._offset:
            raise AnswerError("the same updates again")
        self._offset = highest + 1

    async def _fetch(self) -> list[Any]:
        asked = {
            "offset": self._offset,
            "limit": LIMIT,
            "timeout": self._long_poll,
            "allowed_updates": ALLOWED_UPDATES,
        }
        try:
            answer = await self._bot.do_api_request(GET_UPDATES, asked, read_timeout=self._long_poll + GRACE_SECONDS)
        except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            # python-telegram-bot takes the answer's shape for granted
            raise AnswerError(type(error).__name__) from error
        if not isinstance(answer, list):
            raise AnswerError("no list of updates")
        return answer

    async def _take_webhook_away(self) -> None:
        await self._bot.delete_webhook(drop_pending_updates=False)
        self._next = self._poll

    def _survive(self, error: TelegramError | DatabaseUnavailable) -> float:
        """Say it once, and return the seconds to wait; raises what cannot be survived."""
        if isinstance(error, InvalidToken | EndPointNotFound):  # 401 and 404
            raise TokenRefused from None
        if isinstance(error, DatabaseUnavailable) and not error.passing:
            raise error
        self._failures += 1
        words = in_words(error)
        if words != self._trouble:
            self._trouble = words
            log.warning(words)
        if webhook_stands(error):
            self._next = self._take_webhook_away
        delay = self._backoff.delay(self._failures, self._random)
        return asked_to_wait(error) + delay if isinstance(error, RetryAfter) else delay

    def _recover(self) -> None:
        if self._failures:
            log.info("polling: works again after %d tries", self._failures)
        self._failures = 0
        self._trouble = ""

"""Keeping to Telegram's limits: calls wait their turn, and those that fail for a while are made again.

Figures: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import Any

from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.telegram.backoff import Backoff, asked_to_wait

log = logging.getLogger(__name__)

Result = bool | dict[str, Any] | list[dict[str, Any]]

COUNTED = ("send", "edit", "copy", "forward")
"""Telegram counts what puts a message into a chat or changes one; the rest does not wait."""
NOT_COUNTED = "sendChatAction"
SWEEP_SECONDS = 60.0


class Priority(StrEnum):
    """What goes first when there is a queue."""

    ANSWER = "answer"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be sent. Times in seconds."""

    per_second: float = 30.0
    """Over all chats; as many may go at once after a quiet second."""
    kept_for_answers: int = 10
    """Of those that may go at once, how many reminders leave alone."""
    chat_every: float = 1.0
    group_every: float = 60.0 / 17
    """With a burst of 3 never more than 20 in a minute."""
    burst: int = 3
    """How many may go to one chat at once after a pause."""
    tries: int = 4
    patience: float = 30.0
    """A chat that has to wait longer is its caller's business: RetryAfter is raised."""


class Bucket:
    """A token bucket, kept as the time at which it will be full again."""

    __slots__ = ("_every", "_full_at", "_slack")

    def __init__(self, every: float, burst: float) -> None:
        self._every = every
        self._slack = every * (burst - 1)
        self._full_at = float("-inf")

    def wait(self, now: float, keep: int = 0) -> float:
        """Seconds until a token can be taken that leaves `keep` behind; 0 or less: now."""
        return round(self._full_at - self._slack + keep * self._every - now, 6)

    def take(self, now: float) -> None:
        self._full_at = max(self._full_at, now) + self._every

    def hold(self, until: float) -> None:
        """No token before then, and only one at that time."""
        self._full_at = max(self._full_at, until + self._slack)

    def is_full(self, now: float) -> bool:
        return self._full_at <= now


@dataclass(slots=True)
class Chat:
    """One chat's bucket, and the queue for it."""

    bucket: Bucket
    queue: asyncio.Lock = field(default_factory=asyncio.Lock)


class Limiter(BaseRateLimiter[Priority]):
    """Spaces what is sent to one chat and in all, answers before reminders, and repeats what failed in passing.

    A 429 delays its own chat only. After `Limits.tries` tries, or when the wait is longer than
    `Limits.patience`, the error is raised.
    """

    def __init__(
        self,
        *,
        random: Random,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        backoff: Backoff | None = None,
    ) -> None:
        self._random = random
        self._limits = limits or Limits()
        self._clock = clock
        self._sleep = sleep
        self._backoff = backoff or Backoff()
        self._overall = Bucket(1 / self._limits.per_second, self._limits.per_second)
        self._queues = {priority: asyncio.Lock() for priority in Priority}
        self._chats: dict[object, Chat] = {}
        self._sweep_at = 0.0

    async def initialize(self) -> None:
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""

    async def process_request(  # noqa: PLR0913, PLR0917  as BaseRateLimiter has it
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Priority | None,
    ) -> Result:
        """Make the call when its turn has come. Raises what Telegram answers when trying again does not help."""
        chat = self._chat_for(endpoint, data.get("chat_id"))
        failures = 0
        while True:
            if chat is not None:
                await self._turn(chat, rate_limit_args or Priority.ANSWER)
            try:
                return await callback(*args, **kwargs)
            except TelegramError as error:
                failures += 1
                if failures >= self._limits.tries or endpoint == NOT_COUNTED or not _may_pass(error):
                    raise
                log.info("%s is tried again: %s", endpoint, type(error).__name__)
                await self._put_off(chat, error, failures)

    def _chat_for(self, endpoint: str, chat_id: Any) -> Chat | None:
        if chat_id is None or endpoint == NOT_COUNTED or not endpoint.startswith(COUNTED):
            return None
        chat = self._chats.get(chat_id)
        if chat is None:
            self._sweep()
            every = self._limits.group_every if _is_group(chat_id) else self._limits.chat_every
            chat = self._chats[chat_id] = Chat(Bucket(every, self._limits.burst))
        return chat

    async def _turn(self, chat: Chat, priority: Priority) -> None:
        # a reminder has its row to wait in, and the ones behind it do not wait for its chat
        patience = self._limits.patience if priority is Priority.ANSWER else self._limits.chat_every
        async with chat.queue:
            while (wait := chat.bucket.wait(self._clock())) > 0:
                if wait > patience:
                    raise RetryAfter(dt.timedelta(seconds=wait))
                await self._sleep(wait)
            chat.bucket.take(self._clock())
        keep = self._limits.kept_for_answers if priority is Priority.REMINDER else 0
        async with self._queues[priority]:
            while (wait := self._overall.wait(self._clock(), keep)) > 0:
                await self._sleep(wait)
            self._overall.take(self._clock())

    async def _put_off(self, chat: Chat | None, error: TelegramError, failures: int) -> None:
        if not isinstance(error, RetryAfter):
            await self._sleep(self._backoff.delay(failures, self._random))
        elif chat is not None:
            chat.bucket.hold(self._clock() + asked_to_wait(error))
        elif asked_to_wait(error) > self._limits.patience:
            raise error
        else:
            await self._sleep(asked_to_wait(error))

    def _sweep(self) -> None:
        """Forget chats that could send a whole burst: a new bucket would do just the same."""
        now = self._clock()
        if now >= self._sweep_at:
            self._sweep_at = now + SWEEP_SECONDS
            kept = {i: c for i, c in self._chats.items() if c.queue.locked() or not c.bucket.is_full(now)}
            self._chats = kept


def _may_pass(error: TelegramError) -> bool:
    """True for 429, for 5xx and faults of the network, and for an answer that could not be read."""
    if isinstance(error, RetryAfter):
        return True
    return (isinstance(error, NetworkError) and not isinstance(error, BadRequest)) or type(error) is TelegramError


def _is_group(chat_id: Any) -> bool:
    """True for groups and channels: their ids are negative, or names."""
    return str(chat_id).startswith(("-", "@"))

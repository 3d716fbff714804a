"""Keeping to Telegram's limits: calls wait their turn, and those that fail for a while are made again.

Figures: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this

Who tries again what, so that tries do not multiply:

- the limiter, here: one call, up to `Limits.tries` times within seconds, with a backoff and jitter; each try takes its
  turn in the budget, so that all of them together stay within it whatever goes wrong;
- the lanes (`ingest.lanes`): an update whose replies did not go out, with a backoff of up to a minute; at most so many
  lanes are at work at once, and a reply that went out is not sent again;
- the reminders (`bot.telegram.reminders`): one message at a time; what fails gives its row back for a minute or longer,
  with jitter, and is claimed anew. When nothing can be sent at all, the round ends there.
"""

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from random import Random
from typing import Any

from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.domain.notices import Priority
from bot.telegram.backoff import Backoff, asked_to_wait
from bot.telegram.budget import Bucket, Budget, LocalBudget

log = logging.getLogger(__name__)

Result = bool | dict[str, Any] | list[dict[str, Any]]

COUNTED = ("send", "edit", "copy", "forward")
"""Telegram counts what puts a message into a chat or changes one; the rest does not wait."""
NOT_COUNTED = "sendChatAction"
SWEEP_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be sent. Times in seconds."""

    per_second: float = 30.0
    """Over all chats; as many may go at once after a quiet second."""
    kept_for_answers: int = 10
    """Of those that may go at once, how many reminders leave alone."""
    kept_for_reminders: int = 20
    """And how many summaries leave alone, for answers and reminders."""
    shared: bool = True
    """Whether all replicas on one PostgreSQL keep to it together."""
    share: float = 5.0
    """Messages a second of one replica that cannot ask the database what the others send."""
    chat_every: float = 1.0
    group_every: float = 60.0 / 17
    """With a burst of 3 never more than 20 in a minute."""
    burst: int = 3
    """How many may go to one chat at once after a pause."""
    tries: int = 4
    patience: float = 30.0
    """A chat that has to wait longer is its caller's business: RetryAfter is raised."""
    summary_patience: float = 2.0
    """A summary gives way sooner: what came due meanwhile is not to wait behind it."""
    many: int = 3
    """429s for so many chats ..."""
    many_within: float = 5.0
    """... in so many seconds are taken for the whole bot's: Telegram does not say which it is."""

    def keep(self, priority: Priority) -> int:
        """How many of the messages that may go at once are left alone."""
        return (0, self.kept_for_answers, self.kept_for_reminders)[priority]

    def wait_for_all(self, priority: Priority) -> float:
        """How long to wait for the budget at the head of the queue."""
        return self.summary_patience if priority is Priority.SUMMARY else self.patience


class SendingHeld(RetryAfter):
    """Nothing can be sent to anybody for so long."""


@dataclass(slots=True)
class Chat:
    """One chat's bucket, and the queue for it."""

    id: object
    bucket: Bucket
    queue: asyncio.Lock = field(default_factory=asyncio.Lock)


class Crowd:
    """Tells whether 429s are some chats' own or mean the whole bot."""

    def __init__(self, many: int, within: float) -> None:
        self._many = many
        self._within = within
        self._asked: dict[object, tuple[float, float]] = {}

    def note(self, chat: object, now: float, seconds: float) -> float:
        """A chat was asked to wait; returns the seconds for which everybody has to, 0 while it is single chats."""
        self._asked = {who: when for who, when in self._asked.items() if now - when[0] <= self._within}
        self._asked[chat] = now, now + seconds
        return max(until for _, until in self._asked.values()) - now if len(self._asked) >= self._many else 0.0


class Limiter(BaseRateLimiter[Priority]):
    """Spaces what is sent to one chat and in all, the more urgent first, and repeats what failed in passing.

    A 429 delays its own chat only, unless several chats get one at once. After `Limits.tries` tries, or when the wait
    is longer than `Limits.patience`, the error is raised.
    """

    def __init__(
        self,
        *,
        random: Random,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        budget: Budget | None = None,
    ) -> None:
        """`budget`: what the whole bot may send; of this process alone unless given."""
        self._random = random
        self._limits = limits or Limits()
        self._clock = clock
        self._sleep = sleep
        self._backoff = Backoff()
        self._budget = budget or LocalBudget(self._limits.per_second, clock=clock)
        self._crowd = Crowd(self._limits.many, self._limits.many_within)
        self._held_until = float("-inf")
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
                await self._hold_all(chat, error)
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
            chat = self._chats[chat_id] = Chat(chat_id, Bucket(every, self._limits.burst))
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
        async with self._queues[priority]:
            await self._share(priority)

    async def _share(self, priority: Priority) -> None:
        """Wait for the whole bot's budget. Raises SendingHeld when that would take too long."""
        keep = self._limits.keep(priority)
        until = self._clock() + self._limits.wait_for_all(priority)
        while (wait := await self._budget.try_take(keep)) > 0:
            if self._clock() + wait > until:
                raise SendingHeld(dt.timedelta(seconds=wait))
            await self._sleep(wait)

    async def _hold_all(self, chat: Chat | None, error: TelegramError) -> None:
        """Let everybody wait where a 429 seems to mean the whole bot; said once for as long as it lasts."""
        if chat is None or not isinstance(error, RetryAfter):
            return
        now = self._clock()
        if seconds := self._crowd.note(chat.id, now, asked_to_wait(error)):
            if now >= self._held_until:
                log.warning("Telegram asks several chats at once to wait: nothing is sent for %.0f s", seconds)
            self._held_until = max(self._held_until, now + seconds)
            await self._budget.hold(seconds)

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

"""Telegram's side of a webhook: brings the updates of a loopback Bot API to it, as a Bot API server does.

Those of one chat one after the other, chats side by side; what is not answered with 200 comes again.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any

import aiohttp

from bot.telegram.ingest.arrivals import lane_of
from bot.terminal.bot_api import BotApi

AGAIN_AFTER_SECONDS = 0.2
TIMEOUT = aiohttp.ClientTimeout(total=10)


@dataclass(slots=True)
class Deliverer:
    """Brings updates to `where`, asked anew for each: behind it may stand several replicas."""

    api: BotApi
    where: Callable[[], str]
    random: Random = field(default_factory=lambda: Random(1))
    twice: float = 0.0
    """How often an update comes again though it was taken, as after an answer that was lost."""
    calls: int = 0
    refused: list[int] = field(default_factory=list)
    _busy: set[int] = field(default_factory=set)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def run(self) -> None:
        """Until cancelled."""
        async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
            while True:
                if self.api.webhook:
                    self._begin(session)
                await asyncio.sleep(0.002)

    def _begin(self, session: aiohttp.ClientSession) -> None:
        for update in self.api.undelivered():
            lane = lane_of(update)
            if lane not in self._busy:
                self._busy.add(lane)
                task = asyncio.create_task(self._bring(session, lane, update))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def _bring(self, session: aiohttp.ClientSession, lane: int, update: dict[str, Any]) -> None:
        try:
            if await self._post(session, update):
                if self.random.random() < self.twice:
                    await self._post(session, update)
                self.api.delivered(update["update_id"])
            else:
                await asyncio.sleep(AGAIN_AFTER_SECONDS)
        finally:
            self._busy.discard(lane)

    async def _post(self, session: aiohttp.ClientSession, update: dict[str, Any]) -> bool:
        """Whether it was taken."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.api.webhook.get("secret_token", "")}
        self.calls += 1
        try:
            async with session.post(self.where(), json=update, headers=headers) as answer:
                if answer.status != 200:
                    self.refused.append(answer.status)
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False


@asynccontextmanager
async def delivering(api: BotApi, where: Callable[[], str], **settings: Any) -> AsyncIterator[Deliverer]:
    """Bring updates until the block ends."""
    deliverer = Deliverer(api, where, **settings)
    task = asyncio.create_task(deliverer.run())
    try:
        yield deliverer
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

"""Who and when: what the tests of the Bot API share."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.terminal.bot_api import BotApi

KIM = 7


@dataclass
class Clock:
    """A clock that moves when told."""

    time: datetime = field(default_factory=lambda: datetime(2026, 11, 24, 10, 15, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.time

    def move(self, by: timedelta) -> None:
        self.time += by


async def until_polling(api: BotApi) -> None:
    """Waits until a getUpdates has arrived."""
    async with asyncio.timeout(10):
        while not any(method == "getUpdates" for method, _ in api.calls):
            await asyncio.sleep(0)

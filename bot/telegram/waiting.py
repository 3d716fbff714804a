"""Waiting for somebody outside: the shopper sees that something happens, and need not wait for it to the end."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

T = TypeVar("T")

TYPING_LASTS = 4.0
"""Seconds between two signs of typing; Telegram shows one for five (core.telegram.org/bots/api#sendchataction)."""


async def unless(event: asyncio.Event, work: Coroutine[object, object, T]) -> T | None:
    """What the work comes to, or None when the event is set before; the work is then cancelled."""
    at_work, stopped = asyncio.ensure_future(work), asyncio.ensure_future(event.wait())
    try:
        await asyncio.wait({at_work, stopped}, return_when=asyncio.FIRST_COMPLETED)
        return at_work.result() if at_work.done() else None
    finally:
        await _cancelled(at_work, stopped)


@asynccontextmanager
async def typing(bot: Bot, chat_id: int) -> AsyncIterator[None]:
    """Show "typing" in a chat for as long as the block lasts; where it cannot be shown, nothing is lost."""
    showing = asyncio.ensure_future(_keep_typing(bot, chat_id))
    try:
        yield
    finally:
        await _cancelled(showing)


async def _keep_typing(bot: Bot, chat_id: int) -> None:
    try:
        while True:
            await bot.send_chat_action(chat_id, ChatAction.TYPING)
            await asyncio.sleep(TYPING_LASTS)
    except TelegramError:
        return


async def _cancelled(*tasks: asyncio.Future[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

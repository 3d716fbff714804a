"""A bare aiogram echo bot with default settings, to measure beside: run in an environment of its own (see `load`).

Takes TELEGRAM_BOT_TOKEN and TELEGRAM_API_URL from the environment, as the product does.
"""

import asyncio
import os
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

dispatcher = Dispatcher()


@dispatcher.message()  # type: ignore[untyped-decorator]
async def echo(message: Any) -> None:
    if message.text:
        await message.answer(message.text)


async def main() -> None:
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    bot = Bot(os.environ["TELEGRAM_BOT_TOKEN"], session=AiohttpSession(api=server))
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())

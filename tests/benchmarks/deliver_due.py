"""One process of several on a database: delivers what is due without Telegram's sending limits, then ends."""

import uvloop

from bot import settings
from bot.app import IN_PROCESS, assemble, telegram_connection
from bot.opening import open_database


async def deliver() -> None:
    given = settings.load()
    omtanke = assemble(given, open_database(given), telegram_connection(given, IN_PROCESS))
    async with omtanke.application.bot:
        await omtanke.reminders.deliver_due()


if __name__ == "__main__":
    uvloop.run(deliver())

"""One process of several on a database: delivers what is due without Telegram's sending limits, then ends."""

import uvloop

from bot import settings
from bot.app import IN_PROCESS, assemble, open_database, telegram_connection


async def deliver() -> None:
    given = settings.load()
    omtanke = assemble(given, open_database(given), telegram_connection(given, IN_PROCESS))
    async with omtanke.application.bot:
        await omtanke.reminders.deliver_due()


if __name__ == "__main__":
    uvloop.run(deliver())

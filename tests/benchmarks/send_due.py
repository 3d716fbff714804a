"""One process of several on a database: sends what is due within Telegram's limits, until it is ended.

python -m tests.benchmarks.send_due OFFSET: its clock runs so many seconds ahead.
"""

import sys
from datetime import datetime, timedelta

import uvloop

from bot import settings
from bot.app import assemble, telegram_connection
from bot.opening import open_database, utc_now


async def send(offset: timedelta) -> None:
    def now() -> datetime:
        return utc_now() + offset

    given = settings.load()
    omtanke = assemble(given, open_database(given), telegram_connection(given), now=now)
    async with omtanke.application.bot:
        await omtanke.reminders.run()


if __name__ == "__main__":
    uvloop.run(send(timedelta(seconds=float(sys.argv[1]))))

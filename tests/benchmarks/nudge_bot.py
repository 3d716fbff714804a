"""The product as `omtanke` runs it, but for Telegram's sending limits, which a loopback server does not have."""

import uvloop

from bot import settings
from bot.app import IN_PROCESS, assemble, telegram_connection
from bot.opening import open_database
from bot.runner import serve


def main() -> None:
    given = settings.load()
    connection = telegram_connection(given, IN_PROCESS)
    uvloop.run(serve(assemble(given, open_database(given), connection)))


if __name__ == "__main__":
    main()

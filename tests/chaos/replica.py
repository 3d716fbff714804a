"""A replica for the chaos run: the product as `omtanke` runs it, without Telegram's limits, its clock wrong if told.

python -m tests.chaos.replica [--skew SECONDS]
"""

import argparse
from datetime import datetime, timedelta

import uvloop

from bot import settings
from bot.app import IN_PROCESS, assemble, telegram_connection
from bot.opening import open_database, utc_now
from bot.runner import serve
from bot.telegram import logs
from storage.server_clock import ServerClock


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--skew", type=float, default=0.0)
    skew = timedelta(seconds=parser.parse_args().skew)

    def wrong() -> datetime:
        return utc_now() + skew

    given = settings.load()
    logs.set_up(given.omtanke_log_level)
    database = open_database(given)
    connection = telegram_connection(given, IN_PROCESS)
    uvloop.run(serve(assemble(given, database, connection, now=ServerClock(database, wrong))))


if __name__ == "__main__":
    main()

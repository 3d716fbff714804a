"""What a load balancer is told, and how often Telegram is asked for it."""

from bot.service.readiness import TELEGRAM_EVERY_SECONDS, Readiness
from storage.database import Database
from tests.support.keys import CIPHER


class Telegram:
    def __init__(self) -> None:
        self.there, self.asked, self.seconds = True, 0, 0.0

    async def reached(self) -> bool:
        self.asked += 1
        return self.there

    def clock(self) -> float:
        return self.seconds


async def test_it_is_ready_when_nothing_is_missing(database: Database) -> None:
    telegram = Telegram()
    readiness = Readiness(database, telegram.reached, telegram.clock)
    assert await readiness.missing() == ["starting"]
    readiness.away = None
    assert [await readiness.missing() for _ in range(5)] == [[]] * 5
    assert telegram.asked == 1, "however often a probe comes"
    telegram.there = False
    telegram.seconds += TELEGRAM_EVERY_SECONDS
    assert await readiness.missing() == ["Telegram cannot be reached"]
    readiness.away = "stopping"
    assert await readiness.missing() == ["stopping"]


async def test_a_database_without_its_schema_is_told(empty_url: str) -> None:
    telegram, database = Telegram(), Database(empty_url, CIPHER)
    readiness = Readiness(database, telegram.reached, telegram.clock, away=None)
    assert await readiness.missing() == ["database: migrations are missing"]
    database.close()


async def test_a_database_that_is_gone_is_told() -> None:
    telegram, gone = Telegram(), Database("postgresql://nobody@127.0.0.1:1/none", CIPHER)
    found = await Readiness(gone, telegram.reached, telegram.clock, away=None).missing()
    assert [line.partition(":")[0] for line in found] == ["database"]
    gone.close()


async def test_a_newer_schema_can_be_shared(database: Database) -> None:
    database.run_sync(lambda s: s.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'"))
    telegram = Telegram()
    assert await Readiness(database, telegram.reached, telegram.clock, away=None).missing() == []

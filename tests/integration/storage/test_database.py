"""A unit of work: all of it or nothing, on both databases."""

import asyncio
import threading
import time

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import QueuePool
from sqlmodel import Session, select

from storage import shoppers
from storage.database import AT_ONCE, BUSY_TIMEOUT_SECONDS, PATIENT_TIMEOUT_SECONDS, Database
from storage.tables import Shopper, Temptation
from tests.support.keys import CIPHER
from tests.support.rows import NOW, add_shopper, add_temptation


class GaveUp(Exception):  # noqa: N818  stands for anything that goes wrong in the work
    """Raised by a unit of work."""


def shopper_ids(session: Session) -> list[int]:
    return list(session.scalars(select(Shopper.telegram_id)))


def test_what_the_work_did_is_there_for_the_next_process(database: Database, database_url: str) -> None:
    language = database.run_sync(lambda session: add_shopper(session).language)
    assert language == "da"
    database.close()
    other = Database(database_url, CIPHER)
    assert other.run_sync(shopper_ids) == [1001]
    other.close()


def test_rows_can_still_be_read_after_the_commit(database: Database) -> None:
    shopper = database.run_sync(add_shopper)
    assert (shopper.telegram_id, shopper.created_at) == (1001, NOW)


def test_nothing_stays_of_work_that_raises(database: Database) -> None:
    def work(session: Session) -> None:
        add_shopper(session)
        raise GaveUp

    with pytest.raises(GaveUp):
        database.run_sync(work)
    assert database.run_sync(shopper_ids) == []


def test_a_mistake_in_the_work_is_raised_as_it_is_and_rolled_back(database: Database) -> None:
    def twice(session: Session) -> None:
        add_shopper(session)
        add_shopper(session)

    with pytest.raises(IntegrityError):
        database.run_sync(twice)
    assert database.run_sync(shopper_ids) == []


async def test_run_commits_and_returns_what_the_work_returns(database: Database) -> None:
    assert await database.run(lambda session: add_shopper(session, 7).telegram_id) == 7
    assert await database.run(shopper_ids) == [7]


async def test_run_rolls_back_what_raises(database: Database) -> None:
    def work(session: Session) -> None:
        add_shopper(session)
        raise GaveUp

    with pytest.raises(GaveUp):
        await database.run(work)
    assert await database.run(shopper_ids) == []


async def test_work_leaves_the_event_loop_only_where_the_database_is_across_a_network(
    database: Database, backend: str
) -> None:
    worked_in = await database.run(lambda _: threading.get_ident())
    assert (worked_in == threading.get_ident()) == (backend == "sqlite")


async def test_work_does_not_stand_behind_what_else_is_done_in_threads(database: Database) -> None:
    go_on = threading.Event()
    others = [asyncio.create_task(asyncio.to_thread(go_on.wait, 30)) for _ in range(64)]
    await asyncio.sleep(0)
    try:
        async with asyncio.timeout(5):
            assert await database.run(shopper_ids) == []
    finally:
        go_on.set()
        await asyncio.gather(*others)


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
async def test_as_much_work_at_once_as_there_are_connections_kept(database: Database) -> None:
    together = threading.Barrier(AT_ONCE)

    def work(session: Session) -> None:
        session.connection()
        together.wait(10)

    async with asyncio.timeout(20):
        await asyncio.gather(*(database.run(work) for _ in range(2 * AT_ONCE)))
    pool = database.engine.pool
    assert isinstance(pool, QueuePool)
    assert (pool.checkedin(), pool.overflow()) == (AT_ONCE, 0)


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
async def test_closing_waits_for_the_work_under_way(database: Database) -> None:
    begun, done = threading.Event(), threading.Event()

    def work(_: Session) -> None:
        begun.set()
        time.sleep(0.1)
        done.set()

    given_up = asyncio.create_task(database.run(work))
    await asyncio.to_thread(begun.wait, 10)
    given_up.cancel()
    database.close()
    assert done.is_set()
    with pytest.raises(asyncio.CancelledError):
        await given_up


def test_a_row_cannot_belong_to_a_shopper_who_is_not_there(database: Database) -> None:
    def orphan(session: Session) -> None:
        session.add(Temptation(shopper_id=404, product="airfryer", category="airfryers", created_at=NOW))

    with pytest.raises(IntegrityError):
        database.run_sync(orphan)


def test_what_belongs_to_a_shopper_goes_with_them(session: Session) -> None:
    shopper = add_shopper(session)
    add_temptation(session, shopper)
    shoppers.remove(session, shopper)
    assert session.scalars(select(Temptation)).all() == []


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("foreign_keys", 1), ("journal_mode", "wal"), ("synchronous", 1), ("busy_timeout", 5_000)],
)
def test_sqlite_is_set_up(sqlite_url: str, pragma: str, value: object) -> None:
    database = Database(sqlite_url, CIPHER)
    assert database.run_sync(lambda session: session.scalar(text(f"PRAGMA {pragma}"))) == value
    database.close()


def test_a_start_waits_longer_for_another_one_and_its_work_later_does_not(sqlite_url: str) -> None:
    def waits_for(database: Database) -> int:
        return int(database.run_sync(lambda session: session.scalar(text("PRAGMA busy_timeout"))) or 0)

    database = Database(sqlite_url, CIPHER)
    with database.patient():
        assert waits_for(database) == PATIENT_TIMEOUT_SECONDS * 1000
    assert waits_for(database) == BUSY_TIMEOUT_SECONDS * 1000
    database.close()


def test_the_folder_of_a_new_sqlite_file_is_made(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("home") / "data" / "deeper"
    database = Database(f"sqlite:///{folder}/omtanke.db", CIPHER)
    assert database.run_sync(lambda session: session.scalar(text("SELECT 1"))) == 1
    assert (folder / "omtanke.db").exists()
    database.close()


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("postgresql://u:p@localhost/db", "postgresql+psycopg"),
        ("postgres://u:p@localhost/db", "postgresql+psycopg"),
        ("postgresql+psycopg2://u:p@localhost/db", "postgresql+psycopg"),
        ("sqlite:///{folder}/a.db", "sqlite"),
        ("sqlite+aiosqlite:///{folder}/a.db", "sqlite"),
    ],
)
def test_the_driver_is_chosen_by_the_bot(tmp_path_factory: pytest.TempPathFactory, url: str, driver: str) -> None:
    database = Database(url.format(folder=tmp_path_factory.mktemp("driver")), CIPHER)
    assert database.engine.url.drivername == driver
    assert database.in_process == (driver == "sqlite")
    database.close()

"""A PostgreSQL that is there, acknowledges and does not answer, as behind a pooler that is paused."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from storage import inbox
from storage.database import ANSWERS_WITHIN_SECONDS, AT_ONCE, Database
from storage.errors import DatabaseUnavailable
from storage.inbox import Arrival
from tests.support import proxy
from tests.support.keys import CIPHER
from tests.support.proxy import Proxy
from tests.support.rows import NOW, add_shopper

LIMIT = 0.5
SOON = 5.0
"""Seconds; a busy machine takes its time."""

pytestmark = pytest.mark.parametrize("backend", ["postgresql"], indirect=True)


@pytest.fixture
def between(database_url: str) -> Iterator[Proxy]:
    folder = make_url(database_url).query["host"]
    (path,) = (each for each in Path(str(folder)).glob(".s.PGSQL.*") if each.suffix != ".lock")
    with proxy.before(str(path)) as opened:
        yield opened


@pytest.fixture
def behind(database_url: str, between: Proxy) -> Iterator[Database]:
    """The database, over the proxy, with little patience."""
    url = make_url(database_url).difference_update_query(["host"]).set(host="127.0.0.1", port=between.port)
    told = url.update_query_dict({"connect_timeout": "2"}).render_as_string(hide_password=False)
    with closing(Database(told, CIPHER, answers_within=LIMIT)) as opened:
        yield opened


def store(number: int) -> Callable[[Session], list[int]]:
    return lambda session: inbox.store(session, [Arrival(number, 7, "{}")], NOW)


def silent_before_the_commit(between: Proxy) -> Callable[[Session], None]:
    def work(session: Session) -> None:
        store(2)(session)
        between.silent.set()

    return work


def silent_after_a_look(between: Proxy) -> Callable[[Session], None]:
    def work(session: Session) -> None:
        inbox.last_id(session)
        between.silent.set()
        store(2)(session)

    return work


def silent_before_it_is_rolled_back(between: Proxy) -> Callable[[Session], None]:
    def work(session: Session) -> None:
        add_shopper(session)
        between.silent.set()
        raise RuntimeError

    return work


@pytest.mark.parametrize("when", [silent_after_a_look, silent_before_the_commit, silent_before_it_is_rolled_back])
async def test_a_server_that_falls_silent_in_a_unit_of_work(
    behind: Database, between: Proxy, when: Callable[[Proxy], Callable[[Session], None]]
) -> None:
    assert await behind.run(store(1)) == [1]
    async with asyncio.timeout(SOON):
        with pytest.raises(DatabaseUnavailable) as caught:
            await behind.run(when(between))
    assert caught.value.passing
    between.silent.clear()
    assert await behind.run(store(3)) == [3]
    assert await behind.run(lambda session: [row.update_id for row in inbox.unanswered(session)]) == [1, 3]


async def test_one_that_is_silent_when_a_connection_is_taken_up_again(behind: Database, between: Proxy) -> None:
    assert await behind.run(store(1)) == [1]
    between.silent.set()
    async with asyncio.timeout(SOON):
        with pytest.raises(DatabaseUnavailable):
            await behind.run(store(2))
    between.silent.clear()
    assert await behind.run(store(2)) == [2]


async def test_all_that_wait_are_let_go_of_and_their_places_are_free_again(behind: Database, between: Proxy) -> None:
    await asyncio.gather(*(behind.run(store(number)) for number in range(1, AT_ONCE + 1)))

    def cut(session: Session) -> None:
        inbox.last_id(session)
        between.silent.set()
        session.execute(text("SELECT 1"))

    async with asyncio.timeout(2 * SOON):
        ended = await asyncio.gather(*(behind.run(cut) for _ in range(AT_ONCE)), return_exceptions=True)
    assert {type(each) for each in ended} == {DatabaseUnavailable}
    between.silent.clear()
    assert await asyncio.gather(*(behind.run(store(100 + number)) for number in range(AT_ONCE))) == [
        [100 + number] for number in range(AT_ONCE)
    ]


async def test_one_that_answers_late_again_and_again_has_the_same_time_in_all(behind: Database) -> None:
    def work(session: Session) -> None:
        for _ in range(100):
            session.execute(text("SELECT pg_sleep(0.05)"))

    with pytest.raises(DatabaseUnavailable):
        await behind.run(work)
    assert await behind.run(store(1)) == [1]


async def test_what_a_command_does_may_take_longer_and_so_may_thinking(behind: Database) -> None:
    def slow(session: Session) -> list[int]:
        session.execute(text(f"SELECT pg_sleep({2 * LIMIT})"))
        return store(1)(session)

    assert await asyncio.to_thread(behind.run_sync, slow) == [1]
    assert await asyncio.to_thread(behind.read_sync, lambda session: session.scalar(text("SELECT 1"))) == 1


async def test_a_mistake_in_time_is_told_as_it_is(behind: Database) -> None:
    def twice(session: Session) -> None:
        add_shopper(session)
        add_shopper(session)

    with pytest.raises(IntegrityError):
        await behind.run(twice)
    assert await behind.run(store(1)) == [1]


def test_a_running_bot_waits_for_half_a_minute(database: Database) -> None:
    assert database.answers_within == ANSWERS_WITHIN_SECONDS == 30

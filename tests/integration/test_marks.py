"""Updates that are done are marked together, and each chat waits for its own mark."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.telegram.marks import Marks
from storage import inbox
from storage.database import Database
from storage.errors import DatabaseUnavailable, Trouble
from storage.inbox import Arrival

pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
UPDATES = (1, 2, 3)


@pytest.fixture
def transactions(database: Database) -> list[float]:
    """The inbox with some updates; tells of each transaction how long it took."""
    arrivals = [Arrival(number, number, "{}") for number in UPDATES]
    database.run_sync(lambda session: inbox.store(session, arrivals, datetime.now(UTC)))
    took: list[float] = []
    database.timed = took.append
    return took


def states(database: Database) -> list[str | None]:
    """How far each of the updates is."""
    rows = database.run_sync(lambda session: [inbox.get(session, number) for number in UPDATES])
    return [row.state if row else None for row in rows]


async def test_those_that_end_together_are_marked_in_one_transaction(
    database: Database, transactions: list[float]
) -> None:
    marks = Marks(database)
    await asyncio.gather(*map(marks.done, UPDATES[:2]))
    assert len(transactions) == 1
    assert states(database) == ["done", "done", "new"]
    await marks.done(UPDATES[2])
    assert states(database) == ["done", "done", "done"]


@pytest.mark.usefixtures("transactions")
async def test_a_database_that_is_away_is_told_to_all_and_the_next_try_marks_them(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(_work: Any) -> None:
        raise DatabaseUnavailable(Trouble.LOCKED)

    marks = Marks(database)
    with monkeypatch.context() as patched:
        patched.setattr(database, "run", away)
        failed = await asyncio.gather(*map(marks.done, UPDATES), return_exceptions=True)
    assert [type(each) for each in failed] == [DatabaseUnavailable] * len(UPDATES)
    assert states(database) == ["new"] * len(UPDATES)
    await asyncio.gather(*map(marks.done, UPDATES))
    assert states(database) == ["done"] * len(UPDATES)


async def test_one_that_is_cancelled_leaves_the_others_to_be_marked(
    database: Database, transactions: list[float]
) -> None:
    marks = Marks(database)
    first, second = (asyncio.create_task(marks.done(number)) for number in UPDATES[:2])
    await asyncio.sleep(0)
    first.cancel()
    await second
    assert first.cancelled()
    assert len(transactions) == 1
    assert states(database)[1] == "done"

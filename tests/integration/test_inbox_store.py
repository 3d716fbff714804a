"""Storing updates, on every database: each once, whatever is delivered again."""

from datetime import UTC, datetime

from storage import inbox
from storage.database import Database
from storage.inbox import Arrival

NOW = datetime(2026, 11, 24, 10, 15, 30, 123456, tzinfo=UTC)


async def store(database: Database, *arrivals: Arrival) -> list[int]:
    return await database.run(lambda session: inbox.store(session, arrivals, NOW))


async def test_returns_what_is_new_as_it_came(database: Database) -> None:
    assert await store(database) == []
    assert await store(database, Arrival(3, 7, "a"), Arrival(1, -5, "b"), Arrival(3, 9, "again")) == [3, 1]
    assert await store(database, Arrival(1, 1, "again"), Arrival(2**62, 2**62, "c"), Arrival(3, 1, "again")) == [2**62]
    assert await store(database, Arrival(1, 1, "again")) == []


async def test_keeps_the_first_of_what_comes_twice(database: Database) -> None:
    raw = '{"text":"\\u0000 \\ud800"}'
    await store(database, Arrival(1, -5, raw), Arrival(1, 9, "again"))
    await store(database, Arrival(1, 8, "again"))
    (row,) = await database.run(inbox.unanswered)
    assert (row.update_id, row.chat_id, row.raw, row.state, row.received_at) == (1, -5, raw, "new", NOW)


async def test_takes_more_rows_than_a_statement_has_room_for(database: Database) -> None:
    many = [Arrival(number, number % 7, "x") for number in range(1, 9001)]
    assert await store(database, *many) == list(range(1, 9001))
    assert await store(database, *many) == []

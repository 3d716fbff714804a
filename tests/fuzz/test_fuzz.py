"""A short run of the fuzz test on each database; `python -m tests.fuzz` is the long one."""

from storage.database import Database
from tests.fuzz.block import run
from tests.support.keys import CIPHER

UPDATES = 1_000


async def test_so_it_does_when_most_are_turned_away(sqlite_url: str) -> None:
    database = Database(sqlite_url, CIPHER)
    block = await run(database, "paced", UPDATES // 2, paced=True)
    database.close()
    assert block.faults == []
    assert 0 < block.things < UPDATES // 20


async def test_random_updates_end_with_nothing_unhandled_and_a_whole_ledger(database: Database) -> None:
    block = await run(database, "suite", UPDATES)
    assert block.faults == []
    assert block.updates >= UPDATES
    assert block.broken
    assert block.put_aside < len(block.broken)
    assert block.things
    assert block.entries

"""The daily tidying of an SQLite file with a million rows in each table: how long a running bot stands still for it.

Then the same of a new key, which a command brings into all rows beside a running bot.

uv run python -m tests.benchmarks.tidying [--rows 1000000] [--old 0.03]
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from statistics import median
from typing import Any

from sqlmodel import Session, SQLModel, insert

from bot.service.retention import KEEP_RECORDS, KEEP_TEXT, ROWS, steps
from storage import rotation, schema
from storage.cipher import Cipher
from storage.database import Database

NOW = datetime(2026, 11, 24, 9, 15, tzinfo=UTC)
BATCH = 50_000
FIRST, SECOND = bytes(32), bytes(range(32))
TEXT = "x" * 80
"""Made once for all rows, and so encrypted once."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What going through everything took, by the CPU: a busy machine makes it no longer."""

    units: int
    middle: float
    """Seconds of the unit of work that half of them stay below."""
    longest: float
    total: float

    def __str__(self) -> str:
        middle, longest = self.middle * 1e3, self.longest * 1e3
        return (
            f"{self.units:>6,} units of work, p50 {middle:7.1f} ms, longest {longest:7.1f} ms, all {self.total:6.1f} s"
        )


def fill(database: Database, rows: int, old: float) -> None:
    """So many rows in each table, of which a part is old enough to go."""
    schema.upgrade(database)
    for start in range(0, rows, BATCH):
        numbers = range(start + 1, min(start + BATCH, rows) + 1)
        database.run_sync(partial(_batch, numbers=numbers, old=int(rows * old)))
    with database.engine.connect() as connection:  # else the first writer has the filling's log to put away
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _batch(session: Session, numbers: range, old: int) -> None:
    for name, row in _ROWS.items():
        rows = [row(number, NOW - KEEP_RECORDS * 1.1 * (number <= old)) for number in numbers]
        session.connection().execute(insert(SQLModel.metadata.tables[name]), rows)


def _shopper(number: int, told: datetime) -> dict[str, Any]:
    return {
        "id": number,
        "telegram_hash": number,
        "telegram_id": number,
        "chat_id": 1,
        "awaiting_note": TEXT,
        "awaiting_since": told,
        "created_at": told,
    }


def _temptation(number: int, told: datetime) -> dict[str, Any]:
    words = {"product": TEXT, "considered": 4 * TEXT, "reason": TEXT, "talk": 2 * TEXT}
    return {"id": number, "shopper_id": number, "category": "general", "created_at": told, **words}


def _reminder(number: int, told: datetime) -> dict[str, Any]:
    promise = {"due_at": told, "wall_time": "2026-11-24T10:15", "timezone": "Europe/Copenhagen"}
    return {"id": number, "shopper_id": number, "temptation_id": number, "state": "sent", **promise}


def _inbox(number: int, told: datetime) -> dict[str, Any]:
    return {"update_id": number, "lane": 0, "chat_id": None, "state": "done", "received_at": told}


def _model_use(number: int, told: datetime) -> dict[str, Any]:
    return {"shopper_id": number, "day": told.date(), "calls": 1, "tokens": 1_500}


def _contribution(number: int, told: datetime) -> dict[str, Any]:
    about = {"category": "general", "language": "en", "interest": "none", "text": TEXT}
    return {"id": number, "shopper_id": number, "state": "declined", "created_at": told, "decided_at": told, **about}


_ROWS: dict[str, Callable[[int, datetime], dict[str, Any]]] = {
    "shopper": _shopper,
    "temptation": _temptation,
    "reminder": _reminder,
    "inbox": _inbox,
    "model_use": _model_use,
    "contribution": _contribution,
}


def measure(database: Database, units: Iterator[Callable[[Session], object]]) -> Cost:
    """Run unit after unit."""
    took = []
    for unit in units:
        begun = time.thread_time()
        database.run_sync(unit)
        took.append(time.thread_time() - begun)
    return Cost(len(took), median(took), max(took), sum(took))


def tidying(rows: int, now: datetime = NOW) -> Iterator[Callable[[Session], object]]:
    return (work for _, work in steps(now, rows))


def rotating() -> Iterator[Callable[[Session], object]]:
    return (work for part in rotation.encryptions() for work in rotation.through(part))


def main() -> None:
    parser = argparse.ArgumentParser(description="Tidy a database with very many rows, and change its key.")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--old", type=float, default=0.03, help="the part that is old: of thirty days, one")
    given = parser.parse_args()
    whole = 100 * given.rows
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/many.db"
        with closing(Database(url, Cipher([FIRST]))) as database:
            fill(database, given.rows, given.old)
            print(f"a table in one, nothing old:  {measure(database, tidying(whole, NOW - 2 * KEEP_RECORDS))}")
            print(f"{ROWS} rows each, nothing old: {measure(database, tidying(ROWS, NOW - 2 * KEEP_RECORDS))}")
            print(f"{ROWS} rows each, some old:    {measure(database, tidying(ROWS))}")
            print(f"{ROWS} rows each, all old:     {measure(database, tidying(ROWS, NOW + KEEP_TEXT + KEEP_RECORDS))}")
        with closing(Database(url, Cipher([SECOND, FIRST]))) as database:
            print(f"a new key:                {measure(database, rotating())}")
            print(f"the same again:           {measure(database, rotating())}")


if __name__ == "__main__":
    main()

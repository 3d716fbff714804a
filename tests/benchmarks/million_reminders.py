"""A million pending reminders beside none: start-up time, memory and idle cost of the bot's process.

uv run python -m tests.benchmarks.million_reminders [--rows 1000000] [--rounds 3]
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from sqlmodel import Session, insert

from storage import library, schema
from storage.database import Database
from storage.tables import Reminder, Shopper, Temptation
from tests.benchmarks.harness import bench, cpu_seconds
from tests.support.keys import CIPHER

IDLE_SECONDS = 5.0
SHOPPERS = 10_000
BATCH = 50_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What one start took."""

    start: float
    """Seconds from the start of the process to its first poll."""
    memory: float
    """Resident megabytes after five idle seconds."""
    idle: float
    """CPU milliseconds a second while nothing is due."""

    def __str__(self) -> str:
        return f"start to first poll {self.start:.2f} s, {self.memory:.0f} MB, idle {self.idle:.1f} ms CPU a second"


def fill(url: str, rows: int) -> None:
    """A database with so many reminders, all of them due in the coming year."""
    database = Database(url, CIPHER)
    schema.upgrade(database)
    database.run_sync(library.load)
    now = datetime.now(UTC)
    if rows:
        database.run_sync(lambda session: _people(session, now))
    for start in range(0, rows, BATCH):
        database.run_sync(lambda session, start=start: _reminders(session, now, start))  # type: ignore[misc]
    database.close()


def _people(session: Session, now: datetime) -> None:
    people = range(1, SHOPPERS + 1)
    session.execute(insert(Shopper), [as_row(person(n, now), but="telegram_hash") for n in people])
    things = (Temptation(id=n, shopper_id=n, product="x", category="general", created_at=now) for n in people)
    session.execute(insert(Temptation), [as_row(thing) for thing in things])


def _reminders(session: Session, now: datetime, start: int) -> None:
    rows = []
    for number in range(start, start + BATCH):
        due = now + timedelta(days=1, seconds=number * 31)
        owner = number % SHOPPERS + 1
        wall = due.replace(tzinfo=None).isoformat(timespec="minutes")
        reminder = Reminder(shopper_id=owner, temptation_id=owner, due_at=due, wall_time=wall, timezone="UTC")
        rows.append(as_row(reminder, but="id"))
    session.execute(insert(Reminder), rows)


def person(number: int, now: datetime) -> Shopper:
    return Shopper(id=number, telegram_id=number, chat_id=number, created_at=now)


def as_row(entity: Shopper | Temptation | Reminder, but: str = "") -> dict[str, object]:
    return {name: getattr(entity, name) for name in type(entity).model_fields if name != but}


async def measure(url: str) -> Cost:
    """Start the bot once and watch it idle."""
    began = time.perf_counter()
    async with bench((sys.executable, "-m", "bot"), {"DATABASE_URL": url, "OMTANKE_LOG_LEVEL": "ERROR"}) as running:
        start = time.perf_counter() - began
        await asyncio.sleep(1)
        cpu = cpu_seconds(running.pid)
        await asyncio.sleep(IDLE_SECONDS)
        idle = (cpu_seconds(running.pid) - cpu) / IDLE_SECONDS * 1e3
        return Cost(start, resident_megabytes(running.pid), idle)


def resident_megabytes(pid: int) -> float:
    """The memory a process holds (proc(5), VmRSS)."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure by itself."""
    return Cost(*(median(column) for column in zip(*(astuple(cost) for cost in costs), strict=True)))


def main() -> None:
    parser = argparse.ArgumentParser(description="Start the bot with a million pending reminders, and with none.")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        urls = {rows: f"sqlite:///{folder}/{rows}.db" for rows in (0, given.rows)}
        for rows, url in urls.items():
            fill(url, rows)
        costs: dict[int, list[Cost]] = {rows: [] for rows in urls}
        for _ in range(given.rounds):
            for rows, url in urls.items():
                costs[rows].append(asyncio.run(measure(url)))
    for rows, measured in costs.items():
        print(f"{rows:>9,} pending: {middle(measured)}")
    none, many = (middle(measured) for measured in costs.values())
    print(f"ratios: start {many.start / none.start:.2f}, memory {many.memory / none.memory:.2f}")


if __name__ == "__main__":
    main()

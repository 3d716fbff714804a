"""The first of the month: thousands of pictures due at once, pauses that end in between, several processes.

uv run python -m tests.benchmarks.month_pictures [--pictures 2000] [--pauses 100] [--processes 2] [--kill]
"""

import argparse
import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from statistics import quantiles
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, insert, select

from bot.domain.ledger import Entry
from bot.domain.notices import Notice, Priority, priority_of
from bot.terminal.bot_api import BotApi
from bot.terminal.events import Event, MessageSent
from storage import library, schema
from storage.database import Database
from storage.tables import Reminder, Saving, Shopper, Temptation
from tests.benchmarks.due_reminders import SENDING_LIMIT, postgresql
from tests.benchmarks.harness import cpu_seconds
from tests.benchmarks.million_reminders import as_row
from tests.support.keys import CIPHER
from tests.support.loopback import serve

TOKEN = "123456:month-pictures"
FIRST = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)
"""When it begins, by the clock of the processes: every picture of the month is due."""
LEAD = timedelta(seconds=30)
"""For the processes to start in, before the first pause ends."""
HOUR = timedelta(hours=1)


@dataclass(slots=True)
class Arrivals:
    """Who got a message when, by the clock of the processes."""

    offset: timedelta
    pictures: list[int] = field(default_factory=list)
    pauses: dict[int, datetime] = field(default_factory=dict)
    repeated_pauses: int = 0

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def __call__(self, event: Event) -> None:
        """A listener for BotApi.subscribe."""
        if not isinstance(event, MessageSent):
            return
        chat = event.message.chat_id
        if event.message.photo:
            self.pictures.append(chat)
        elif chat in self.pauses:
            self.repeated_pauses += 1
        else:
            self.pauses[chat] = self.now()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the pictures and the pauses."""

    lost: int
    repeated: int
    rate: float
    """Pictures a second."""
    cpu: float
    """CPU seconds of the processes for each picture, with all that goes with sending it."""
    delays: Sequence[float]
    """Seconds between the end of a pause and its question, sorted."""

    def __str__(self) -> str:
        cuts = quantiles(self.delays, n=20)
        sent = f"{self.rate:.1f} pictures a second, {self.cpu * 1e3:.0f} ms CPU each"
        late = f"pauses late by p50 {cuts[9]:.1f} s, p95 {cuts[18]:.1f} s, at most {self.delays[-1]:.1f} s"
        return f"{sent}; {self.lost} lost, {self.repeated} repeated; {late}"


def fill(database: Database, pictures: int, pauses: int, seconds: float) -> None:
    """Shoppers with a picture due, and others whose pauses end one after another in so many seconds."""
    database.run_sync(lambda session: _people(session, pictures + pauses))
    steps = [FIRST + LEAD + timedelta(seconds=seconds) * n / max(pauses, 1) for n in range(pauses)]
    months = [_reminder(n, Notice.MONTH, FIRST - HOUR, None) for n in range(1, pictures + 1)]
    ends = [_reminder(n, Notice.PAUSE, due, n) for n, due in enumerate(steps, start=pictures + 1)]
    database.run_sync(lambda session: session.execute(insert(Reminder), months + ends))


def _people(session: Session, count: int) -> None:
    """Each with something skipped in the month that is over, so that there is something to show."""
    then, people = FIRST - timedelta(days=9), range(1, count + 1)
    common: dict[str, Any] = {"quiet_from": 0, "quiet_until": 0, "monthly": True, "created_at": then}
    session.execute(insert(Shopper), [as_row(Shopper(id=n, telegram_id=n, chat_id=n, **common)) for n in people])
    told: dict[str, Any] = {
        "product": "lamp",
        "category": "general",
        "price_minor": 8_900,
        "currency": "EUR",
        "created_at": then,
    }
    things = [Temptation(id=n, shopper_id=n, state="skipped", decided_at=then, **told) for n in people]
    session.execute(insert(Temptation), [as_row(thing) for thing in things])
    booked = {"entry": Entry.PENDING, "pending_minor": 8_900, "confirmed_minor": 0, "currency": "EUR"}
    days = {"booked_for": then.date(), "created_at": then}
    session.execute(insert(Saving), [{"shopper_id": n, "temptation_id": n, **booked, **days} for n in people])


def _reminder(owner: int, notice: Notice, due: datetime, thing: int | None) -> dict[str, object]:
    wall = due.replace(tzinfo=None).isoformat(timespec="minutes")
    new = Reminder(shopper_id=owner, temptation_id=thing, kind=notice, due_at=due, wall_time=wall, timezone="UTC")
    new.priority = priority_of(notice)
    return as_row(new, but="id")


def left(database: Database) -> int:
    """How many of what was due has not been sent."""
    waiting = col(Reminder.state).in_(["pending", "claimed"]) & (col(Reminder.due_at) < FIRST + 12 * HOUR)
    found = database.run_sync(lambda s: s.scalar(select(func.count()).select_from(Reminder).where(waiting)))
    return int(found or 0)


async def deliver(url: str, pictures: int, pauses: int, *, processes: int = 2, kill: bool = False) -> Outcome:
    """Let the processes send what is due; with `kill` the first of them dies half-way."""
    database = Database(url, CIPHER)
    arrivals = Arrivals(FIRST - datetime.now(UTC))
    api = BotApi(now=arrivals.now, token=TOKEN)
    for number in range(1, pictures + pauses + 1):
        api.person(number, first_name="Kim")
    api.subscribe(arrivals)
    async with serve(api) as server:
        environment = {**os.environ, "DATABASE_URL": url, "TELEGRAM_API_URL": server.url, "TELEGRAM_BOT_TOKEN": TOKEN}
        offset = str(arrivals.offset.total_seconds())
        command = [sys.executable, "-m", "tests.benchmarks.send_due", offset]
        workers = [_start(command, environment) for _ in range(processes)]
        try:
            seconds, cpu = await _watch(database, arrivals, workers, pictures / 2 if kill else None)
        finally:
            for worker in workers:
                worker.kill()
                worker.wait()
    ends = database.run_sync(lambda s: dict(s.execute(_ENDS).all()))
    database.close()
    delays = sorted((when - ends[chat]).total_seconds() for chat, when in arrivals.pauses.items())
    got = set(arrivals.pictures)
    lost = pictures - len(got) + pauses - len(arrivals.pauses)
    repeated = len(arrivals.pictures) - len(got) + arrivals.repeated_pauses
    return Outcome(lost, repeated, len(got) / seconds, cpu / len(got), delays)


def _start(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env=environment)


_ENDS = select(Reminder.shopper_id, Reminder.due_at).where(
    col(Reminder.kind) == Notice.PAUSE, col(Reminder.priority) == Priority.REMINDER
)


async def _watch(
    database: Database, arrivals: Arrivals, workers: list[subprocess.Popen[bytes]], kill_at: float | None
) -> tuple[float, float]:
    """Wait until everything is sent; returns how long it took from the first picture on, and the CPU of all."""
    while not arrivals.pictures:
        await asyncio.sleep(0.01)
    began, before, spent = time.perf_counter(), sum(cpu_seconds(w.pid) for w in workers), 0.0
    ended = began
    while await asyncio.to_thread(left, database):
        if len(workers) > 1 and kill_at is not None and len(arrivals.pictures) >= kill_at:
            victim = workers.pop(0)
            spent += cpu_seconds(victim.pid)
            victim.send_signal(signal.SIGKILL)
            victim.wait()
            kill_at = None
        seen = len(arrivals.pictures)
        await asyncio.sleep(0.1)
        ended = time.perf_counter() if len(arrivals.pictures) > seen else ended
    return ended - began, spent + sum(cpu_seconds(w.pid) for w in workers) - before


def main() -> None:
    parser = argparse.ArgumentParser(description="Send the pictures of a month, with pauses that end in between.")
    parser.add_argument("--pictures", type=int, default=2_000)
    parser.add_argument("--pauses", type=int, default=100)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=200.0, help="in which the pauses end")
    parser.add_argument("--kill", action="store_true")
    given = parser.parse_args()
    with postgresql() as url:
        database = Database(url, CIPHER)
        schema.upgrade(database)
        database.run_sync(library.load)
        fill(database, given.pictures, given.pauses, given.seconds)
        database.close()
        outcome = asyncio.run(deliver(url, given.pictures, given.pauses, processes=given.processes, kill=given.kill))
    print(outcome)
    print(f"Telegram's limit is {SENDING_LIMIT} messages a second")


if __name__ == "__main__":
    main()

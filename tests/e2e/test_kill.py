"""`kill -9` at random moments over a stream of updates: nothing is lost and nothing is booked twice."""

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text
from sqlmodel import Session, col, select

from bot.terminal.bot_api import BotApi
from bot.terminal.chats import ChatMessage
from bot.terminal.faults import Fault, FaultKind
from storage.database import Database
from storage.tables import Inbox, Reminder, Saving, Shopper, Temptation
from tests.support.keys import CIPHER
from tests.support.loopback import Loopback, serve

TOKEN = "123456:kill-test"
KILLS = 8
SHOPPERS = 40
THINGS_EACH = 3
REMINDERS = 40
PRICE = 100
TO_COME = (col(Reminder.kind) == "pause") & col(Reminder.state).in_(["pending", "claimed"])
"""Questions at the end of a pause that were not sent yet."""


@dataclass
class Run:
    """The people, the Bot API they write to, and the bot's process, which dies again and again."""

    api: BotApi
    server: Loopback
    database: Database
    environment: dict[str, str]
    random: Random = field(default_factory=lambda: Random(7))
    updates: int = 0
    skipped: set[tuple[int, str]] = field(default_factory=set)
    under_way: int = 0
    """How many messages may have been on their way at a kill: one in each chat being answered, and one reminder."""

    @asynccontextmanager
    async def process(self) -> AsyncIterator[subprocess.Popen[bytes]]:
        """The bot, killed at the end of the block."""
        bot = subprocess.Popen([sys.executable, "-m", "bot"], env=self.environment)  # noqa: ASYNC220  the pid is wanted
        try:
            yield bot
        finally:
            bot.send_signal(signal.SIGKILL)
            await asyncio.to_thread(bot.wait)
            self.under_way += self.count(Inbox, col(Inbox.state) == "answering") + 1

    async def write(self) -> None:
        """Everybody writes of their things, one after the other, and skips each when its nudge has come."""
        await asyncio.gather(*(self._shopper(chat) for chat in range(1, SHOPPERS + 1)))

    async def _shopper(self, chat: int) -> None:
        for number in range(THINGS_EACH):
            await asyncio.sleep(self.random.uniform(0, 2.5))
            thing = f"Dims{chat}x{number}"
            self._write(chat, f"{thing} {PRICE} kr")
            nudge = await self._nudge(chat, thing)
            self.api.press(chat, nudge.message_id, str(nudge.all_buttons[0].data))
            self.updates += 1
            self.skipped.add((chat, thing))

    def _write(self, chat: int, words: str) -> None:
        self.api.send(chat, words)
        self.updates += 1

    async def _nudge(self, chat: int, thing: str) -> ChatMessage:
        while True:
            for message in self.api.messages[chat]:
                if message.text.startswith(thing) and message.all_buttons:
                    return message
            await asyncio.sleep(0.02)

    def count(self, table: type, where: object) -> int:
        def work(session: Session) -> int:
            return len(session.exec(select(table).where(where)).all())  # type: ignore[arg-type]

        return self.database.run_sync(work)

    async def finished(self) -> None:
        """Wait until every update is answered and every reminder sent."""
        async with asyncio.timeout(60):
            while (
                self.api.pending_updates
                or self.count(Inbox, col(Inbox.state).in_(["new", "answering"]))
                or self.count(Reminder, TO_COME)
            ):
                await asyncio.sleep(0.1)


@pytest.fixture
async def run(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Run]:
    api = BotApi(now=lambda: datetime.now(UTC), token=TOKEN)
    for chat in range(1, SHOPPERS + 1):
        api.person(chat, first_name="Kim", language_code="da")
    for kind, probability in ((FaultKind.SERVER_ERROR, 0.02), (FaultKind.TOO_MANY_REQUESTS, 0.01)):
        api.faults.inject_randomly(Fault(kind, 1), probability=probability, random=Random(3), method="sendMessage")
    database = Database(sqlite_url, CIPHER)
    async with serve(api) as server:
        environment = {
            **os.environ,
            "DATABASE_URL": sqlite_url,
            "TELEGRAM_API_URL": server.url,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "OMTANKE_LOG_LEVEL": "ERROR",
        }
        yield Run(api, server, database, environment)
    database.close()


def pause_things(session: Session) -> None:
    """Things that shoppers sleep on, due while the bot is being killed."""
    now, chance = datetime.now(UTC), Random(5)
    for chat in range(1, SHOPPERS + 1):
        home = Shopper(telegram_id=chat, chat_id=chat, language="da", currency="DKK", created_at=now)
        home.timezone, home.quiet_from, home.quiet_until = "Europe/Copenhagen", 0, 0
        session.add(home)
    session.flush()
    for number in range(REMINDERS):
        owner = number % SHOPPERS + 1
        thing = Temptation(shopper_id=owner, product=f"Pause{number}", category="general", created_at=now)
        thing.state, thing.slept_at = "cooling", now
        session.add(thing)
        session.flush()
        due = now + timedelta(seconds=chance.uniform(2, 14))
        wall = due.replace(tzinfo=None).isoformat(timespec="minutes")
        session.add(Reminder(shopper_id=owner, temptation_id=thing.id or 0, due_at=due, wall_time=wall, timezone="UTC"))


async def test_kills_lose_nothing_and_book_nothing_twice(run: Run) -> None:
    run.database.run_sync(pause_things)
    writing = asyncio.create_task(run.write())
    for _ in range(KILLS):
        async with run.process():
            await asyncio.sleep(run.random.uniform(0.9, 2.2))
    async with run.process():
        await writing
        # a claim outlives the process that made it by a minute; the test does not wait for that
        past = {"past": datetime.now(UTC) - timedelta(minutes=1)}
        lapse = text("UPDATE reminder SET claimed_until = :past WHERE state = 'claimed'")
        run.database.run_sync(lambda session: session.connection().execute(lapse, past))
        await run.finished()

    stored = run.database.run_sync(lambda session: session.exec(select(Inbox)).all())
    assert len(stored) == run.updates == SHOPPERS * THINGS_EACH * 2, "an update was lost"
    assert {row.state for row in stored} == {"done"}

    savings = run.database.run_sync(lambda session: session.exec(select(Saving)).all())
    booked = Counter(entry.temptation_id for entry in savings)
    assert len(booked) == len(run.skipped)
    assert set(booked.values()) == {1}, "a saving was booked twice"
    assert all((entry.pending_minor, entry.confirmed_minor) == (PRICE * 100, 0) for entry in savings)

    said = Counter((chat, message.text) for chat, messages in run.api.messages.items() for message in messages)
    reminded = {int(number) for _, message in said for number in re.findall(r"\bPause(\d+)\b", message)}
    assert reminded == set(range(REMINDERS)), "a reminder was lost"
    skips = {(chat, thing) for chat, thing in run.skipped if any(thing in t for c, t in said if c == chat)}
    assert skips == run.skipped
    repeated = sum(times - 1 for times in said.values())
    print(f"{KILLS} kills, {run.under_way} messages under way, {repeated} repeated")
    assert repeated <= run.under_way, "a message was repeated that was not under way when the process was killed"

"""One block of the fuzz test: a new database, a crowd, the whole bot, and what has to hold at the end.

A block is told by its seed alone, so that it can be repeated without those before it.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any

from sqlmodel import Session, col, select

from bot.app import IN_PROCESS, Connection, Omtanke, assemble
from bot.domain.notices import OF_THE_PAUSE
from bot.links.addresses import Network
from bot.service import auditing
from bot.settings import Settings
from bot.terminal.bot_api import BotApi
from bot.terminal.parameters import Upload
from bot.terminal.request import InProcessRequest
from storage.database import Database
from storage.tables import Inbox, Reminder, Temptation
from tests.fuzz.crowd import Crowd
from tests.support.scene import Clock

UNREADABLE = "Unreadable"

PEOPLE, FIRST = 40, 1_001
GUST = 50
"""Updates that come in together."""
JUMPS: tuple[dict[str, float], ...] = (
    *({"seconds": seconds} for seconds in (0.0, 1.0, 1.0, 5.0, 20.0, 60.0)),
    {"minutes": 30},
    {"hours": 13},
    {"days": 3.5},
    {"days": 31},
)
OFFLINE = Network(ports=frozenset())
"""Links are looked at, and nobody is called."""


@dataclass
class Block:
    """What a block came to."""

    seed: str
    updates: int = 0
    """That were delivered, whatever they were."""
    broken: set[int] = field(default_factory=set)
    """The ids of those that Telegram would not send."""
    put_aside: int = 0
    """Of these, how many could not be read."""
    things: int = 0
    entries: int = 0
    faults: list[str] = field(default_factory=list)


class Everybody(BotApi):
    """A Bot API on which every chat can be written to, those of broken updates too."""

    async def call(
        self, method: str, parameters: Mapping[str, Any], files: Mapping[str, bytes | Upload] | None = None
    ) -> tuple[int, dict[str, Any]]:
        chat = parameters.get("chat_id")
        if isinstance(chat, int) and chat not in self._world.people:
            self.person(chat, first_name="Kim")
        return await super().call(method, parameters, files)


class Alarms(logging.Handler):
    """Keeps every error that is logged."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.name}: {record.getMessage()}")


async def run(database: Database, seed: str, updates: int, *, paced: bool = False) -> Block:
    """Give the bot so many updates, a gust at a time, and look whether all is well; stops at the first fault.

    `paced`: hardly more than one update of a person is served at once, and of new people only a few.
    """
    block, random, clock = Block(seed), Random(seed), Clock()
    with _listening() as alarms:
        async with _bot(database, random, clock, paced=paced) as (api, omtanke):
            crowd = Crowd(api, random, PEOPLE, FIRST)
            while block.updates < updates and not block.faults:
                come, broken = await crowd.updates(min(GUST, updates - block.updates))
                block.updates += len(come)
                block.broken |= broken
                await _deliver(omtanke, come)
                clock.turn(**random.choice(JUMPS))
                await omtanke.reminders.deliver_due()
                block.faults += alarms.said
            database.run_sync(lambda session: _check(session, block))
    return block


async def _deliver(omtanke: Omtanke, come: list[Any]) -> None:
    for start in range(0, len(come), 100):
        await omtanke.intake.receive(come[start : start + 100])
        await omtanke.lanes.drain()


@contextmanager
def _listening() -> Iterator[Alarms]:
    alarms, root = Alarms(), logging.getLogger()
    root.addHandler(alarms)
    try:
        yield alarms
    finally:
        root.removeHandler(alarms)


@asynccontextmanager
async def _bot(
    database: Database, random: Random, clock: Clock, *, paced: bool
) -> AsyncIterator[tuple[BotApi, Omtanke]]:
    """The bot without its poller and its look-out for reminders, which would bring real time into it."""
    api = Everybody(now=clock)
    connection = Connection("http://in.process", api.token, lambda: InProcessRequest(api), IN_PROCESS, OFFLINE, paced)
    rates = {"omtanke_messages_at_once": 2, "omtanke_new_shoppers_a_minute": 5}
    set_to: dict[str, Any] = {"_env_file": None, "omtanke_admins": str(FIRST), **rates}
    omtanke = assemble(Settings(**set_to), database, connection, now=clock, random=random)
    async with omtanke.outside:
        await omtanke.application.initialize()
        keeping = asyncio.create_task(omtanke.intake.run())  # in a fleet: lanes are held only while they are renewed
        try:
            yield api, omtanke
        finally:
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)
            await omtanke.intake.close()
            await omtanke.application.shutdown()


def _check(session: Session, block: Block) -> None:
    """Every update is done, but for broken ones that could not be read; the ledger is whole; nothing asks in vain."""
    for row in session.scalars(select(Inbox).where(col(Inbox.state) != "done")):
        if row.state == "failed" and row.update_id in block.broken and (row.error or "").startswith(UNREADABLE):
            block.put_aside += 1
        else:
            block.faults.append(f"update {row.update_id} is {row.state}: {row.error} {(row.raw or '')[:2_000]}")
    audit, agrees = auditing.check(session)
    block.things, block.entries = audit.things, audit.entries
    if audit.broken or not agrees:
        block.faults.append(f"the ledger: {audit.named}, sums {'agree' if agrees else 'differ'}")
    asking = select(Reminder.temptation_id).where(
        col(Reminder.state) == "pending", col(Reminder.kind).in_([str(kind) for kind in OF_THE_PAUSE])
    )
    idle = select(Temptation.id).where(col(Temptation.id).in_(asking), col(Temptation.state) != "cooling")
    block.faults += [f"temptation {number} is asked about, and is not slept on" for number in session.scalars(idle)]

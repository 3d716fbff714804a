"""A conversation with the whole bot: real handlers and storage, the in-process Bot API, a clock to turn."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, TypeVar

from sqlmodel import SQLModel, select

from bot.app import IN_PROCESS, Connection, Omtanke, assemble
from bot.links.addresses import Network
from bot.runner import running
from bot.settings import Settings
from bot.telegram.limiter import Limits
from bot.terminal.bot_api import BotApi
from bot.terminal.chats import ChatMessage
from bot.terminal.request import InProcessRequest
from storage import inbox
from storage.database import Database
from storage.tables import Reminder

Row = TypeVar("Row", bound=SQLModel)

ANNA, BO = 1001, 1002
"""Two shoppers: one with a Danish Telegram, one with an English one."""
OPERATOR = 1003
"""Who works off what shoppers contribute, in English."""

MORNING = datetime(2026, 11, 24, 9, 15, tzinfo=UTC)
"""A Tuesday, 10:15 in Copenhagen."""

IMPATIENT = replace(IN_PROCESS, tries=1)
"""No call is made again by itself, so that a test of a fault need not wait."""


@dataclass
class Clock:
    """A clock that stands still until it is turned."""

    moment: datetime = MORNING

    def __call__(self) -> datetime:
        return self.moment

    def turn(self, **span: float) -> None:
        """Let time pass, as in `turn(days=3)`."""
        self.moment += timedelta(**span)


@dataclass
class Scene:
    """The bot at work, and the people who write to it."""

    api: BotApi
    omtanke: Omtanke
    clock: Clock
    polling: "asyncio.Task[None]"
    seen: dict[int, int] = field(default_factory=dict)

    async def says(self, text: str, who: int = ANNA) -> list[ChatMessage]:
        """A shopper writes; returns what the bot sends in answer."""
        self.api.send(who, text)
        return await self.answers(who)

    async def presses(self, label: str, who: int = ANNA, *, message: ChatMessage | None = None) -> list[ChatMessage]:
        """A shopper presses the button with this label on the newest message that has buttons, or on another."""
        on = message or self.api.newest_with_buttons(who)
        assert on is not None, "there are no buttons"
        found = [button for button in on.all_buttons if button.text == label]
        assert found, f"no button {label!r} among {[b.text for b in on.all_buttons]}"
        self.api.press(who, on.message_id, found[0].data or "")
        return await self.answers(who)

    async def answers(self, who: int = ANNA) -> list[ChatMessage]:
        """What the bot has sent to a shopper since it was last asked, once everything is done."""
        await self.settle()
        messages = self.api.messages[who]
        new = messages[self.seen.get(who, 0) :]
        self.seen[who] = len(messages)
        return new

    async def settle(self) -> None:
        """Wait until every update is taken in and answered."""
        while self.api.pending_updates:
            assert not self.polling.done(), self.polling.exception()
            await asyncio.sleep(0.001)
        await self.omtanke.lanes.drain()

    async def due(self, who: int = ANNA) -> list[ChatMessage]:
        """Deliver what is due; returns what a shopper got."""
        for _ in range(2):  # the bot's own look-out may be quicker, and about to claim what is due
            await self.omtanke.reminders.deliver_due()
            while any(row.state == "claimed" for row in self.rows(Reminder)):
                await asyncio.sleep(0.001)
        return await self.answers(who)

    async def forges(self, data: str, who: int = ANNA, *, message_id: int = 999_999) -> list[ChatMessage]:
        """A press on a button that the shopper does not see: an old one, another's, or made up."""
        self.api.press(who, message_id, data, forged=True)
        return await self.answers(who)

    def rows(self, table: type[Row]) -> list[Row]:
        """Every row of a table, the oldest first."""
        order = list(SQLModel.metadata.tables[str(table.__tablename__)].primary_key)
        return self.omtanke.database.run_sync(lambda session: list(session.scalars(select(table).order_by(*order))))


def telegram(database: Database, clock: Clock) -> BotApi:
    """A Telegram with the two shoppers, whose updates go on from those the database has."""
    api = BotApi(now=clock, first_update_id=database.run_sync(inbox.last_id) + 1)
    api.person(ANNA, first_name="Anna", language_code="da")
    api.person(BO, first_name="Bo", language_code="en")
    api.person(OPERATOR, first_name="Cleo", language_code="en")
    return api


@asynccontextmanager
async def scene(  # noqa: PLR0913  each a part of the world that a test may change
    database: Database,
    *,
    clock: Clock | None = None,
    seed: int = 1,
    api: BotApi | None = None,
    limits: Limits = IN_PROCESS,
    web: Network | None = None,
    paced: bool = False,
    **settings: str,
) -> AsyncIterator[Scene]:
    """Run the bot on a database, with other `settings`. A second scene on the same is the bot after a restart.

    How fast people write is held against them only if it is `paced`.
    Pass the first scene's `api` too for a restart before the same Telegram, with all that stands in the chats.
    """
    clock = clock or Clock()
    api = api or telegram(database, clock)
    connection = Connection(
        "http://in.process", api.token, lambda: InProcessRequest(api), limits, web or Network(), paced
    )
    set_to: dict[str, Any] = {"_env_file": None, "omtanke_admins": str(OPERATOR), **settings}
    omtanke = assemble(Settings(**set_to), database, connection, now=clock, random=Random(seed))
    polls = polls_of(api)
    async with running(omtanke) as polling:
        seen = {who: len(messages) for who, messages in api.messages.items()}
        while polls_of(api) == polls:  # what an earlier process left unanswered is taken up before the first poll
            assert not polling.done(), polling.exception()
            await asyncio.sleep(0.001)
        yield Scene(api, omtanke, clock, polling, seen)


def polls_of(api: BotApi) -> int:
    """How often updates were asked for."""
    return sum(method == "getUpdates" for method, _ in api.calls)

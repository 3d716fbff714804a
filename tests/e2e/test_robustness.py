"""Faults of the database, of Telegram and of the bot itself: nothing lost, nothing booked twice."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from datetime import timedelta
from random import Random

import psycopg
import pytest
from sqlalchemy import text

from bot.domain.decisions import Act
from bot.domain.language import Language
from bot.domain.notices import OF_THE_PAUSE
from bot.service import auditing
from bot.telegram.routes import COMMANDS, VERBS
from bot.telegram.voice import Voice
from bot.terminal.faults import Fault, FaultKind
from bot.terminal.people import KINDS
from storage import inbox
from storage.database import Database
from storage.tables import Inbox, Reminder, Saving, Shopper, Temptation
from tests.support.keys import CIPHER
from tests.support.scene import ANNA, BO, IMPATIENT, MORNING, Clock, Scene, scene
from tests.support.talk import only

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")  # RetryAfter's own

DANISH = Voice(Language.DANISH)
_CHAT = '"chat":{"id":1001,"type":"private"},"from":{"id":1001,"is_bot":false,"first_name":"A","language_code":"da"}'
RAW = '{"update_id":%d,"message":{"message_id":%d,"date":0,"text":"%s",' + _CHAT + "}}"
"""An update as Telegram gives it."""


@pytest.fixture
def own(database_url: str) -> Iterator[Database]:
    """A database of each kind that a test may spoil."""
    opened = Database(database_url, CIPHER, busy_timeout=0.02)
    yield opened
    opened.close()


def states(s: Scene) -> list[str]:
    return [row.state for row in s.rows(Inbox)]


def entries(s: Scene) -> list[str]:
    return [saving.entry for saving in s.rows(Saving)]


async def test_what_cannot_be_handled_is_put_aside_with_one_line(own: Database) -> None:
    async with scene(own) as s:
        await s.says("airfryer 899 kr")
        own.run_sync(lambda session: session.execute(text("ALTER TABLE saving RENAME TO gone")))
        assert only(await s.presses("Spring over")).html == DANISH.text("went-wrong")
        assert states(s) == ["done", "failed"]
        assert "saving" in (s.rows(Inbox)[-1].error or "")
        assert [row.state for row in s.rows(Temptation)] == ["open"], "half a change is none"
        assert only(await s.says("lampe 400 kr")).buttons, "the next message works"
        own.run_sync(lambda session: session.execute(text("ALTER TABLE gone RENAME TO saving")))
        assert only(await s.presses("Spring over")).text.startswith("Sprunget over: lampe.")


async def test_what_was_put_aside_is_not_tried_again_at_the_next_start(own: Database) -> None:
    async with scene(own) as s:
        await s.says("airfryer 899 kr")
        own.run_sync(lambda session: session.execute(text("ALTER TABLE saving RENAME TO gone")))
        await s.presses("Spring over")
        own.run_sync(lambda session: session.execute(text("ALTER TABLE gone RENAME TO saving")))
    async with scene(own, clock=s.clock, api=s.api) as again:
        assert not await again.answers()
        assert states(again) == ["done", "failed"]


@contextmanager
def locked(database: Database) -> Iterator[None]:
    """Another program holds the database for writing."""
    if database.in_process:
        with closing(sqlite3.connect(database.url.database or "", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
    else:
        url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(url) as other:
            other.execute("LOCK TABLE inbox, shopper, saving IN ACCESS EXCLUSIVE MODE")
            yield
            other.rollback()


async def test_a_locked_database_delays_and_loses_nothing(own: Database) -> None:
    async with scene(own) as s:
        await s.says("airfryer 899 kr")
        nudge = s.api.newest_with_buttons(ANNA)
        assert nudge is not None
        with locked(own):
            s.api.press(ANNA, nudge.message_id, nudge.all_buttons[0].data or "")
            s.api.send(BO, "lamp 40 euro")
            await asyncio.sleep(0.1)
            assert len(s.api.messages[ANNA]) == 2
        assert only(await s.answers(ANNA)).text.startswith("Sprunget over: airfryer.")
        assert (await s.answers(BO))[-1].buttons
        assert entries(s) == ["pending"]
        assert set(states(s)) == {"done"}


async def stored(s: Scene, number: int) -> None:
    """Wait until so many updates are committed with their answers."""
    async with asyncio.timeout(10):
        while [row.state for row in s.rows(Inbox)].count("answering") < number:
            await asyncio.sleep(0.005)


@asynccontextmanager
async def cut_off(s: Scene) -> AsyncIterator[None]:
    """Nothing goes out, and the process ends without waiting for it."""
    s.api.faults.inject(Fault(FaultKind.REFUSED), method="sendMessage", times=10_000)
    yield
    await s.omtanke.lanes.close(grace=0)


async def test_a_crash_between_commit_and_sending_loses_no_answer(database: Database) -> None:
    async with scene(database) as s:
        await s.says("airfryer 899 kr")
        nudge = s.api.newest_with_buttons(ANNA)
        assert nudge is not None
        async with cut_off(s):
            s.api.press(ANNA, nudge.message_id, nudge.all_buttons[0].data or "")
            await stored(s, 1)
            assert entries(s) == ["pending"]
    s.api.faults.clear()
    async with scene(database, clock=s.clock, api=s.api) as again:
        assert only(await again.answers()).text.startswith("Sprunget over: airfryer.")
        assert entries(again) == ["pending"]
        assert set(states(again)) == {"done"}


async def test_an_answer_that_is_a_day_late_is_not_sent(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    async with scene(database) as s:
        await s.says("airfryer 899 kr")
        nudge = s.api.newest_with_buttons(ANNA)
        assert nudge is not None
        async with cut_off(s):
            s.api.press(ANNA, nudge.message_id, nudge.all_buttons[0].data or "")
            await stored(s, 1)
    s.api.faults.clear()
    s.clock.turn(hours=24, seconds=1)
    number = s.rows(Inbox)[-1].update_id
    async with scene(database, clock=s.clock, api=s.api) as again:
        assert not await again.answers()
        assert entries(again) == ["pending"], "what it did stands"
        assert set(states(again)) == {"done"}
    assert f"the answer to update {number} is dropped: it comes too late" in caplog.text


async def test_a_message_of_yesterday_is_taken_in_without_an_answer(database: Database) -> None:
    late = inbox.Arrival(7, ANNA, RAW % (7, 7, "airfryer 899 kr"))
    database.run_sync(lambda session: inbox.store(session, [late], MORNING))
    async with scene(database, clock=Clock(MORNING + timedelta(hours=25))) as s:
        assert not await s.answers()
        assert [row.product for row in s.rows(Temptation)] == ["airfryer"]
        assert states(s) == ["done"]


async def test_a_crash_before_the_handling_loses_no_message(database: Database) -> None:
    left = [inbox.Arrival(n, ANNA, RAW % (n, n, said)) for n, said in ((7, "airfryer 899 kr"), (8, "hej"))]
    database.run_sync(lambda session: inbox.store(session, left, MORNING))
    async with scene(database) as s:
        introduction, nudge, hello = await s.answers()
        assert introduction.html == DANISH.text("introduction")
        assert nudge.text.startswith("airfryer · 899 kr.")
        assert hello.html == DANISH.text("other-hello")
        assert states(s) == ["done", "done"]


@pytest.mark.parametrize("kind", [FaultKind.REFUSED, FaultKind.SERVER_ERROR, FaultKind.TOO_MANY_REQUESTS])
async def test_an_answer_that_does_not_go_out_is_sent_later(sqlite: Database, kind: FaultKind) -> None:
    async with scene(sqlite, limits=IMPATIENT) as s:
        await s.says("airfryer 899 kr")
        s.api.faults.inject(Fault(kind), method="sendMessage")
        assert len(await s.presses("Spring over")) == 1
        assert entries(s) == ["pending"]


async def test_an_answer_whose_receipt_is_lost_comes_twice_and_is_booked_once(database: Database) -> None:
    async with scene(database, limits=IMPATIENT) as s:
        await s.says("airfryer 899 kr")
        s.api.faults.inject(Fault(FaultKind.LOST_RESPONSE), method="sendMessage")
        said = await s.presses("Spring over")
        assert len(said) == 2
        assert said[0].text == said[1].text
        assert entries(s) == ["pending"]


async def test_of_several_replies_those_that_went_out_are_not_sent_again(database: Database) -> None:
    async with scene(database) as s:
        await s.says("airfryer 899 kr")
        s.api.faults.inject(Fault(FaultKind.REFUSED), method="sendDocument", times=10_000)
        s.api.send(ANNA, "/export")
        await stored(s, 1)
        async with asyncio.timeout(10):
            while "sendDocument" not in [method for method, _ in s.api.calls]:  # by then the line before is marked
                await asyncio.sleep(0.005)
        await s.omtanke.lanes.close(grace=0)
    s.api.faults.clear()
    async with scene(database, clock=s.clock, api=s.api) as again:
        files = await again.answers()
        assert [bool(file.document) for file in files] == [True, True], "the files, and not the line before them again"


async def test_who_blocks_the_bot_before_its_answer_stops_nobody(database: Database) -> None:
    async with scene(database) as s:
        await s.says("airfryer 899 kr")
        s.api.block(ANNA)
        s.api.send(ANNA, "lampe 400 kr")
        assert (await s.says("lamp 40 euro", BO))[-1].buttons
        assert set(states(s)) == {"done"}
        assert next(row for row in s.rows(Shopper) if row.telegram_id == ANNA).stopped


async def test_a_number_larger_than_any_row_s_is_no_button_of_ours(database: Database) -> None:
    async with scene(database) as s:
        await s.says("airfryer 899 kr")
        for number in (2**31, 10**17):
            assert only(await s.forges(f"skip:{number}")).html == DANISH.text("not-yours")
        assert set(states(s)) == {"done"}


async def test_a_group_that_cannot_be_written_to_stops_nobody(sqlite: Database) -> None:
    group = {"id": -100, "type": "supergroup", "title": "Salg"}
    async with scene(sqlite) as s:
        s.api.send(ANNA, "/start", chat=group)  # the API knows no such chat
        assert (await s.says("airfryer 899 kr"))[-1].buttons
        assert states(s) == ["done", "done"]


async def test_what_telegram_would_not_send_is_put_aside(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    async with scene(database) as s:
        s.api.send(ANNA, "airfryer 899 kr", entities="all of it")
        assert (await s.says("lampe 400 kr"))[-1].buttons
        assert states(s) == ["failed", "done"]
        assert s.rows(Inbox)[0].error == "Unreadable: message.entities: list_type"
    assert [record.levelname for record in caplog.records if "put aside" in record.message] == ["WARNING"]


TEXTS = (
    "airfryer 899 kr",
    "Dyson Airwrap",
    "lampe 1.299 eller 2.500",
    "Stanley cup $45",
    "499",
    "8",
    "den er på tilbud",
    "in 2 weeks",
    "på fredag kl. 18",
    "insulin 200 kr",
    "gave til mor 300 kr",
    "jeg kan ikke stoppe med at shoppe",
    "I can't stop shopping",
    "hej",
    "👍",
    "x" * 3000,
    "SEK",
    "Tokyo",
    "<b>&",
    "מתנה 50 ₪",
)
ARGUMENTS = ("", "5000 kr til Rom", "3 dage", "october", "dansk", "🙂", "-1")
STEPS = ("", ":own", ":nowhy", ":3d", ":w7", ":ask", ":yes", ":no", ":5.EUR", ":other", ":SEK", ":quiet", ":da")


class Crowd:
    """Two shoppers who do whatever comes to mind."""

    def __init__(self, s: Scene, random: Random) -> None:
        self._scene = s
        self._random = random
        self._acts = (*[self.write] * 4, *[self.press] * 8, self.command, self.forge, self.show, self.wait)

    async def act(self) -> str:
        """Do something, and say what it was. Raises AssertionError when the bot does not answer."""
        who = self._random.choice((ANNA, BO))
        return await self._random.choice(self._acts)(who)

    async def write(self, who: int) -> str:
        said = self._random.choice(TEXTS)
        assert await self._scene.says(said, who), said
        return said

    async def command(self, who: int) -> str:
        return await self._said(who, f"/{self._random.choice([*COMMANDS, 'x'])} {self._random.choice(ARGUMENTS)}")

    async def press(self, who: int) -> str:
        shown = [message for message in self._scene.api.messages[who] if message.buttons][-4:]
        if not shown:
            return await self.write(who)
        message = self._random.choice(shown)
        button = self._random.choice(message.all_buttons)
        before = len(self._scene.api.calls)
        said = await self._scene.presses(button.text, who, message=message)
        called = [method for method, _ in list(self._scene.api.calls)[before:]]
        assert "answerCallbackQuery" in called, button
        assert said or any(method.startswith("editMessage") for method in called), button
        return button.data or ""

    async def forge(self, who: int) -> str:
        verb = self._random.choice([*VERBS, *Act, "x"])
        pressed = f"{verb}:{self._random.randrange(12)}{self._random.choice(STEPS)}"
        await self._scene.forges(pressed, who)
        return pressed

    async def show(self, who: int) -> str:
        kind = self._random.choice(sorted(KINDS))
        self._scene.api.send_media(who, kind)
        assert await self._scene.answers(who), kind
        return kind

    async def wait(self, who: int) -> str:
        self._scene.clock.turn(hours=self._random.choice((1, 12, 80, 800)))
        return f"{len(await self._scene.due(who))} due"

    async def _said(self, who: int, text: str) -> str:
        assert await self._scene.says(text, who), text
        return text


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_two_shoppers_do_the_account_holds(database: Database, seed: int) -> None:
    random, done = Random(seed), list[str]()
    async with scene(database, clock=Clock(), seed=seed) as s:
        crowd = Crowd(s, random)
        for _ in range(80):
            done.append(await crowd.act())
            assert set(states(s)) == {"done"}, done
            audit, agrees = s.omtanke.database.run_sync(auditing.check)
            assert (audit.named, agrees) == ((), True), done
        pending = {row.temptation_id for row in s.rows(Reminder) if row.state == "pending" and row.kind in OF_THE_PAUSE}
        cooling = {row.id for row in s.rows(Temptation) if row.state == "cooling"}
        assert pending <= cooling, done

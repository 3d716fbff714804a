"""The poller against a real HTTP server and a real database file."""

import asyncio
import json
import logging
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import pytest
from sqlmodel import Session, SQLModel
from telegram import Bot

from bot.telegram.errand import Errand
from bot.telegram.ingest.faults import TokenRefused
from bot.telegram.ingest.intake import Intake
from bot.telegram.ingest.lanes import Lanes
from bot.telegram.ingest.poller import Poller
from bot.telegram.request import AiohttpRequest
from bot.terminal.bot_api import BotApi
from bot.terminal.faults import Fault, FaultKind
from bot.terminal.parameters import Upload
from storage import inbox
from storage.database import Database
from storage.errors import DatabaseUnavailable, Trouble
from storage.tables import Inbox
from tests.support.keys import CIPHER
from tests.support.loopback import serve

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")  # RetryAfter's own

TOKEN = "1:terminal"
PATIENCE_SECONDS = 10
T = TypeVar("T")


class WatchfulApi(BotApi):
    """A Bot API that looks, at each confirmation, whether what is confirmed was committed."""

    def __init__(self, path: Path) -> None:
        super().__init__(now=lambda: datetime.now(UTC), token=TOKEN)
        self.committed = sqlite3.connect(path)
        self.confirmed_too_early: list[int] = []
        self.odd_answers: list[dict[str, Any]] = []
        self.person(7, first_name="Ida")

    async def call(
        self, method: str, parameters: Mapping[str, Any], files: Mapping[str, bytes | Upload] | None = None
    ) -> tuple[int, dict[str, Any]]:
        offset = parameters.get("offset")
        if method == "getUpdates" and offset is not None:
            count = self.committed.execute("SELECT count(*) FROM inbox WHERE update_id < ?", [offset]).fetchone()[0]
            if count < int(offset) - 1:
                self.confirmed_too_early.append(int(offset))
        if method == "getUpdates" and self.odd_answers:
            return 200, self.odd_answers.pop(0)
        return await super().call(method, parameters, files)

    def how_often(self, method: str) -> int:
        return sum(name == method for name, _ in self.calls)


class Rig:
    """One database and one Bot API, and pollers that may be started and stopped on them."""

    def __init__(self, api: WatchfulApi, url: str, database: Database) -> None:
        self.api, self.url, self.database = api, url, database
        self.handled: list[int] = []
        self.slept: list[float] = []

    async def handle(self, errand: Errand) -> None:
        await self.database.run(lambda session: inbox.done(session, errand.update_id))
        self.handled.append(errand.update_id)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(0.001)

    @asynccontextmanager
    async def polling(
        self,
        work: Callable[[Errand], Awaitable[None]] | None = None,
        *,
        token: str = TOKEN,
        database: Database | None = None,
    ) -> AsyncIterator[asyncio.Task[None]]:
        lanes: Lanes[Errand] = Lanes(work or self.handle, random=Random(1), sleep=self.sleep)
        intake = Intake(database or self.database, lanes, now=lambda: datetime.now(UTC))
        stop = asyncio.Event()
        async with AiohttpRequest() as request:
            bot = Bot(token, base_url=f"{self.url}/bot", request=request, get_updates_request=request)
            poller = Poller(bot, intake, random=Random(1), sleep=self.sleep)
            running = asyncio.ensure_future(poller.run(stop))
            try:
                yield running
            finally:
                stop.set()
                await asyncio.wait([running])
                await lanes.close(grace=0)

    def rows(self) -> list[Inbox]:
        return self.database.run_sync(lambda session: [row for row in map(self._row(session), range(1, 2000)) if row])

    def _row(self, session: Session) -> Callable[[int], Inbox | None]:
        return lambda update_id: inbox.get(session, update_id)


async def leave(_: Errand) -> None:
    """Work that leaves the row as it is."""


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not true():
            await asyncio.sleep(0.002)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path}/omtanke.db", CIPHER)
    SQLModel.metadata.create_all(database.engine)
    yield database
    database.close()


@pytest.fixture
async def rig(database: Database, tmp_path: Path) -> AsyncIterator[Rig]:
    api = WatchfulApi(tmp_path / "omtanke.db")
    async with serve(api) as server:
        yield Rig(api, server.url, database)
    assert api.confirmed_too_early == []
    api.committed.close()


async def test_every_update_is_stored_confirmed_and_handled_once_in_order(rig: Rig) -> None:
    ids = [rig.api.send(7, f"wish {number}") for number in range(250)]
    async with rig.polling():
        await until(lambda: len(rig.handled) == 250 and rig.api.pending_updates == 0)
        ids.append(rig.api.send(7, "one more"))
        await until(lambda: len(rig.handled) == 251 and rig.api.pending_updates == 0)
    assert rig.handled == ids
    assert {row.state for row in rig.rows()} == {"done"}


async def test_asks_for_what_the_bot_uses_and_waits_on_the_server(rig: Rig) -> None:
    async with rig.polling():
        await until(lambda: rig.api.how_often("getUpdates") == 1)
        await asyncio.sleep(0.1)
    ((_, asked),) = rig.api.calls
    assert asked["allowed_updates"] == ["message", "callback_query", "my_chat_member"]
    assert asked["timeout"] == 30


async def test_stopping_does_not_wait_for_the_poll(rig: Rig) -> None:
    async with rig.polling() as running:
        await until(lambda: rig.api.how_often("getUpdates") == 1)
        began = time.monotonic()
    assert running.done()
    assert time.monotonic() - began < 1.0
    assert running.exception() is None


async def test_an_update_delivered_twice_is_handled_once(rig: Rig, database: Database) -> None:
    first = rig.api.send(7, "a cup")
    raw = inbox.Arrival(first, 7, "{}")
    database.run_sync(lambda session: inbox.store(session, [raw], datetime.now(UTC)))
    database.run_sync(lambda session: inbox.done(session, first))
    second = rig.api.send(7, "another cup")
    async with rig.polling():
        await until(lambda: rig.api.pending_updates == 0)
        rig.api.raw_update({"update_id": second, "message": {"chat": {"id": 7}}})
        await until(lambda: rig.api.pending_updates == 0)
    assert rig.handled == [second]


async def test_a_new_process_takes_up_what_was_left(rig: Rig) -> None:
    async def never(_: Errand) -> None:
        await asyncio.Event().wait()

    ids = [rig.api.send(7, f"wish {number}") for number in range(5)]
    async with rig.polling(never):
        await until(lambda: rig.api.pending_updates == 0)
    ids.append(rig.api.send(7, "while it was down"))
    async with rig.polling():
        await until(lambda: len(rig.handled) == 6)
    assert rig.handled == ids


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        (Fault(FaultKind.SERVER_ERROR), "Internal Server Error"),
        (Fault(FaultKind.GARBAGE), "no JSON"),
        (Fault(FaultKind.REFUSED), "ServerDisconnectedError"),
        (Fault(FaultKind.LOST_RESPONSE), "ServerDisconnectedError"),
        (Fault(FaultKind.TOO_MANY_REQUESTS, 9), "patience"),
    ],
)
async def test_faults_are_survived_with_backoff_and_one_line(
    rig: Rig, fault: Fault, word: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot")
    rig.api.faults.inject(fault, method="getUpdates", times=8)
    update_id = rig.api.send(7, "a secret wish")
    async with rig.polling():
        await until(lambda: rig.handled == [update_id])
    asked = fault.seconds if fault.kind is FaultKind.TOO_MANY_REQUESTS else 0
    for pause, longest in zip(rig.slept, [1, 2, 4, 8, 16, 32, 60, 60], strict=False):
        assert asked + longest * 0.75 <= pause <= asked + longest
    trouble, recovery = [record.getMessage() for record in caplog.records]
    assert word in trouble
    assert "works again after 8 tries" in recovery
    assert TOKEN not in caplog.text
    assert "secret wish" not in caplog.text


ODD: list[dict[str, Any]] = [
    {"ok": True},
    {"ok": True, "result": {"update_id": 1}},
    {"ok": True, "result": None},
    {"ok": False},
]


async def test_answers_of_another_shape_are_survived(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    rig.api.odd_answers = [*ODD, *ODD]
    update_id = rig.api.send(7, "a cup")
    async with rig.polling():
        await until(lambda: rig.handled == [update_id])
    assert "its answer was not understood" in caplog.text
    assert max(rig.slept) > 30


async def test_a_server_that_does_not_keep_polls_waiting_is_not_run_over(rig: Rig) -> None:
    rig.api.odd_answers = [{"ok": True, "result": []} for _ in range(5)]
    async with rig.polling():
        await until(lambda: not rig.api.odd_answers and rig.api.how_often("getUpdates") == 1)
    assert rig.slept == [0.05] * 5


async def test_a_flood_of_all_faults_loses_nothing(rig: Rig) -> None:
    for seed, kind in enumerate(FaultKind):
        rig.api.faults.inject_randomly(Fault(kind, 0.01), probability=0.2, random=Random(seed))
    ids = []
    async with rig.polling():
        for number in range(100):
            ids.append(rig.api.send(7, f"wish {number}"))
            await asyncio.sleep(0.003)
        await until(lambda: len(rig.handled) == 100 and rig.api.pending_updates == 0)
    assert rig.handled == ids


async def test_another_poller_is_told_of_once_and_outlived(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    async with rig.polling():
        await until(lambda: rig.api.how_often("getUpdates") == 1)
        for polls in (3, 5, 7):  # each time a rival's, and then our own again, which ends the rival's
            await rig.api.call("getUpdates", {"timeout": PATIENCE_SECONDS})
            assert rig.api.how_often("getUpdates") == polls
        update_id = rig.api.send(7, "a cup")
        await until(lambda: rig.handled == [update_id])
    told = [record for record in caplog.records if "another program polls with the same token" in record.getMessage()]
    assert 1 <= len(told) <= 3


async def test_a_webhook_is_taken_away_without_dropping_updates(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    update_id = rig.api.send(7, "a cup")
    await rig.api.call("setWebhook", {"url": "https://old.example/hook"})
    rig.api.faults.inject(Fault(FaultKind.SERVER_ERROR), method="deleteWebhook")
    async with rig.polling():
        await until(lambda: rig.handled == [update_id])
    assert "a webhook is set" in caplog.text
    assert rig.api.how_often("deleteWebhook") == 2
    assert not any(asked.get("drop_pending_updates") for _, asked in rig.api.calls)


@pytest.mark.parametrize("token", ["1:wrong", "2:terminal"])
async def test_a_refused_token_ends_it_with_one_clear_error(rig: Rig, token: str) -> None:
    async with rig.polling(token=token) as running:
        await asyncio.wait([running], timeout=PATIENCE_SECONDS)
        error = running.exception()
    assert isinstance(error, TokenRefused)
    assert "TELEGRAM_BOT_TOKEN" in str(error)
    assert token not in str(error)


BROKEN: list[dict[str, Any]] = [
    {"message": "no dict"},
    {"message": {"chat": 5}},
    {"callback_query": {"message": None, "from": {"id": "x"}}},
    {"message": {"chat": {"id": 10**30}}},
    {"surprise": {"chat": {"id": 7}, "text": "\ud800 \u0000"}},
    {},
]


async def test_broken_updates_are_stored_and_do_not_stop_the_others(rig: Rig) -> None:
    for number, broken in enumerate(BROKEN):
        rig.api.raw_update({"update_id": number + 1, **broken})
    last = rig.api.send(7, "a cup")
    async with rig.polling(leave):
        await until(lambda: rig.api.pending_updates == 0)
    assert [row.update_id for row in rig.rows()] == list(range(1, last + 1))
    assert [row.chat_id for row in rig.rows()] == [0, 0, 0, 0, 7, 0, 7]


@pytest.mark.parametrize("update_id", [None, "5", True, -3, 1.5, 2**70])
async def test_an_update_without_a_usable_id_is_dropped(
    rig: Rig, update_id: object, caplog: pytest.LogCaptureFixture
) -> None:
    async def only_broken() -> None:
        await until(lambda: rig.api.how_often("getUpdates") > 4)

    rig.api.raw_update({"update_id": 1, "message": {}})
    rig.api._world.updates._pending.append((2, {"update_id": update_id, "message": {"text": "secret"}}))  # noqa: SLF001  no Bot API sends such
    rig.api._world.updates._next_id = 3  # noqa: SLF001
    async with rig.polling():
        await only_broken()
        assert max(rig.slept) > 2  # it does not run over the server
        last = rig.api.send(7, "a cup")
        await until(lambda: rig.handled == [1, last] and rig.api.pending_updates == 0)
    rig.api.confirmed_too_early.clear()  # what cannot be stored is passed by
    assert "without a usable update_id" in caplog.text
    assert "secret" not in caplog.text


async def test_a_locked_database_is_waited_for_and_nothing_confirmed(
    rig: Rig, database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database.run_sync(lambda session: session.connection().exec_driver_sql("PRAGMA busy_timeout=5"))
    other = sqlite3.connect(tmp_path / "omtanke.db", isolation_level=None)
    async with rig.polling():
        await until(lambda: rig.api.how_often("getUpdates") == 1)
        other.execute("BEGIN IMMEDIATE")
        ids = [rig.api.send(7, f"wish {number}") for number in range(3)]
        await until(lambda: rig.api.how_often("getUpdates") > 5)
        assert rig.api.pending_updates == 3
        other.execute("ROLLBACK")
        await until(lambda: rig.handled == ids)
    other.close()
    assert str(Trouble.LOCKED) in caplog.text


class DoubtfulDatabase(Database):
    """Loses the connection once, after the commit went through."""

    def run_sync(self, work: Callable[[Session], T]) -> T:
        done = super().run_sync(work)
        if self.armed and isinstance(done, list) and done:
            self.armed = False
            raise DatabaseUnavailable(Trouble.UNREACHABLE)
        return done

    armed = False


async def test_what_was_committed_in_doubt_is_handled(rig: Rig, database: Database) -> None:
    doubtful = DoubtfulDatabase(str(database.url), CIPHER)
    doubtful.armed = True
    ids = [rig.api.send(7, f"wish {number}") for number in range(3)]
    async with rig.polling(database=doubtful):
        await until(lambda: len(rig.handled) == 3)
    assert rig.handled == ids
    assert not doubtful.armed
    doubtful.close()


async def test_a_database_that_will_not_come_back_ends_it(rig: Rig, tmp_path: Path) -> None:
    (tmp_path / "other.db").write_bytes(b"this is no database" * 1000)
    broken = Database(f"sqlite:///{tmp_path}/other.db", CIPHER)
    async with rig.polling(database=broken) as running:
        await asyncio.wait([running], timeout=PATIENCE_SECONDS)
        error = running.exception()
    broken.close()
    assert isinstance(error, DatabaseUnavailable)
    assert error.trouble is Trouble.NOT_A_DATABASE


async def test_the_update_is_kept_as_it_came(rig: Rig) -> None:
    rig.api.send(7, "skal jeg købe en airfryer? 😀")
    async with rig.polling(leave):
        await until(lambda: rig.api.pending_updates == 0)
    (row,) = rig.rows()
    assert json.loads(row.raw or "")["message"]["text"] == "skal jeg købe en airfryer? 😀"
    assert row.chat_id == 7

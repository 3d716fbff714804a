"""Updates that Telegram brings: real HTTP in and out, replicas on one database, from polling to a webhook and back."""

import asyncio
import hmac
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from random import Random
from typing import Any

import aiohttp
import pytest
from sqlmodel import Session, select

from bot.app import IN_PROCESS, Connection, Omtanke, assemble
from bot.runner import running
from bot.settings import Settings
from bot.telegram.request import AiohttpRequest
from bot.terminal.bot_api import BotApi
from bot.terminal.faults import Fault, FaultKind
from storage import inbox
from storage.database import Database
from storage.tables import Saving, Temptation
from tests.support.deliverer import delivering
from tests.support.keys import CIPHER
from tests.support.loopback import serve
from tests.support.ports import free_port
from tests.support.scene import BO, Clock, telegram

PEOPLE = range(2001, 2013)


@asynccontextmanager
async def replica(
    database: Database, api: BotApi, api_url: str, clock: Clock, *, port: int | None
) -> AsyncIterator[Omtanke]:
    """The bot, listening on a port, or polling where there is none."""
    hooked = {"webhook_url": "http://127.0.0.1:9/hook", "webhook_listen": f"127.0.0.1:{port}"} if port else {}
    settings: dict[str, Any] = {"_env_file": None, "telegram_api_url": api_url, **hooked}
    connection = Connection(api_url, "1:terminal", AiohttpRequest, IN_PROCESS)
    omtanke = assemble(Settings(**settings), database, connection, now=clock, random=Random())
    async with running(omtanke) as working:
        if port:
            await until_ready(port, working)
            await until(lambda: bool(api.webhook))
        yield omtanke


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(30):
        while not condition():
            await asyncio.sleep(0.01)


async def until_ready(port: int, working: "asyncio.Task[None]") -> None:
    async with aiohttp.ClientSession() as session, asyncio.timeout(10):
        while True:
            assert not working.done(), working.exception()
            try:
                async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.01)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def api(database: Database, clock: Clock) -> BotApi:
    made = telegram(database, clock)
    for person in PEOPLE:
        made.person(person, first_name="Kim", language_code="en")
    return made


@pytest.fixture
async def api_url(api: BotApi) -> AsyncIterator[str]:
    async with serve(api) as server:
        yield server.url


def at(port: int) -> str:
    return f"http://127.0.0.1:{port}/hook"


async def answered(api: BotApi, database: Database) -> None:
    await until(lambda: not api.undelivered() and not database.run_sync(inbox.unanswered))


async def skip_what_was_nudged(api: BotApi, who: int) -> None:
    message = api.newest_with_buttons(who)
    assert message is not None
    api.press(who, message.message_id, message.all_buttons[0].data or "")


async def test_a_conversation_by_webhook(api: BotApi, api_url: str, database: Database, clock: Clock) -> None:
    port = free_port()
    async with replica(database, api, api_url, clock, port=port), delivering(api, lambda: at(port)) as deliverer:
        assert api.webhook["url"] == "http://127.0.0.1:9/hook"
        api.send(BO, "air fryer 89 euro")
        await answered(api, database)
        await skip_what_was_nudged(api, BO)
        await answered(api, database)
    assert "Skipped" in api.messages[BO][-1].text or api.messages[BO][-1].all_buttons
    assert rows(database) == (1, 1)
    assert deliverer.refused == []


async def test_what_comes_before_the_bot_can_handle_it_comes_again(
    api: BotApi, api_url: str, database: Database, clock: Clock
) -> None:
    """It listens before Telegram has told it who it is; an update of then would find no handlers."""
    port = free_port()
    api.faults.inject(Fault(FaultKind.REFUSED), method="getMe", times=1)  # and a second's wait for the next try
    hook = {"url": "http://127.0.0.1:9/hook", "secret_token": hmac.digest(b"1:terminal", b"webhook", "sha256").hex()}
    await api.call("setWebhook", hook | {"max_connections": 1})  # by the process before
    api.send(BO, "air fryer 89 euro")
    async with delivering(api, lambda: at(port)) as deliverer, replica(database, api, api_url, clock, port=port):
        await answered(api, database)
    assert 503 in deliverer.refused
    assert rows(database) == (1, 0)
    assert database.run_sync(inbox.unanswered) == []


def rows(database: Database) -> tuple[int, int]:
    """How many things and savings there are."""

    def count(session: Session) -> tuple[int, int]:
        return len(session.exec(select(Temptation)).all()), len(session.exec(select(Saving)).all())

    return database.run_sync(count)


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
async def test_two_replicas_share_the_chats(api: BotApi, api_url: str, database: Database, clock: Clock) -> None:
    """Updates are spread at random, some come twice; each chat's order holds and each saving is booked once."""
    ports, chance = (free_port(), free_port()), Random(3)

    def spread() -> str:
        return at(chance.choice(ports))

    second = Database(database.url.render_as_string(hide_password=False), CIPHER)
    async with (
        replica(database, api, api_url, clock, port=ports[0]),
        replica(second, api, api_url, clock, port=ports[1]),
        delivering(api, spread, twice=0.2),
    ):
        for person in PEOPLE:
            api.send(person, "/start")
            api.send(person, "air fryer 89 euro")
            api.send(person, "a lamp for 45 euro")
        await answered(api, database)
        for person in PEOPLE:
            await skip_what_was_nudged(api, person)
        await answered(api, database)
    second.close()
    assert rows(database) == (2 * len(PEOPLE), len(PEOPLE))
    for person in PEOPLE:
        texts = [message.text for message in api.messages[person]]
        assert ["Omtanke" in texts[0], "air fryer" in texts[1], "lamp" in texts[2]] == [True] * 3
        assert len(texts) == 4


async def test_from_polling_to_a_webhook_and_back_nothing_is_lost(
    api: BotApi, api_url: str, database: Database, clock: Clock
) -> None:
    async with replica(database, api, api_url, clock, port=None):
        api.send(BO, "air fryer 89 euro")
        await answered(api, database)
    api.send(BO, "a lamp for 45 euro")  # nobody is there
    port = free_port()
    async with replica(database, api, api_url, clock, port=port), delivering(api, lambda: at(port)):
        await answered(api, database)
    api.send(BO, "sneakers for 120 euro")
    async with replica(database, api, api_url, clock, port=None):
        await answered(api, database)
    assert rows(database) == (3, 0)
    assert api.webhook == {}


async def test_an_address_that_was_taken_away_is_set_again(
    api: BotApi, api_url: str, database: Database, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    port = free_port()
    async with replica(database, api, api_url, clock, port=port) as omtanke:
        await api.call("deleteWebhook", {})
        await omtanke.source.look()  # type: ignore[union-attr]
        assert api.webhook["url"] == "http://127.0.0.1:9/hook"
    assert "another program uses" in caplog.text


async def test_at_the_end_calls_under_way_are_answered_and_the_rest_is_refused(
    api: BotApi, api_url: str, database: Database, clock: Clock
) -> None:
    port = free_port()
    async with delivering(api, lambda: at(port)) as deliverer:
        async with replica(database, api, api_url, clock, port=port):
            for number in range(18):  # as many as one shopper may at once
                api.send(BO, f"a lamp for {number + 20} euro")
            while deliverer.calls < 5:
                await asyncio.sleep(0.001)
        stored = len(database.run_sync(inbox.unanswered))
        async with replica(database, api, api_url, clock, port=port):
            await answered(api, database)
    assert stored + deliverer.calls > 0
    assert len(api.messages[BO]) >= 18

"""Starting while Telegram cannot be reached, and with what cannot be used."""

import asyncio
from dataclasses import replace
from random import Random

import pytest

from bot.app import IN_PROCESS, Connection, assemble
from bot.runner import running
from bot.service.retention import PAUSE_SECONDS
from bot.settings import Settings
from bot.telegram.ingest.faults import TokenRefused
from bot.terminal.bot_api import BotApi
from bot.terminal.faults import Fault, FaultKind
from bot.terminal.request import InProcessRequest
from storage.database import Database
from tests.support.scene import ANNA, IMPATIENT, Clock


class Patience:
    """Waits no time, and counts."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.waits.append(seconds)


async def test_it_keeps_trying_until_telegram_answers(database: Database) -> None:
    clock, patience = Clock(), Patience()
    api = BotApi(now=clock)
    api.person(ANNA, first_name="Anna", language_code="da")
    api.faults.inject(Fault(FaultKind.REFUSED), method="getMe", times=3)
    connection = Connection("http://in.process", api.token, lambda: InProcessRequest(api), IMPATIENT)
    settings = Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic-settings' own parameter
    omtanke = replace(assemble(settings, database, connection, now=clock, random=Random(1)), sleep=patience)
    api.send(ANNA, "airfryer 899 kr")
    async with running(omtanke) as polling:
        while len(api.messages[ANNA]) < 2:
            assert not polling.done(), polling.exception()
            await asyncio.sleep(0.001)
    connecting = [seconds for seconds in patience.waits if seconds != PAUSE_SECONDS]  # the tidying makes its own pauses
    assert len(connecting) == 3
    assert connecting == sorted(connecting)


async def test_a_refused_token_ends_it_with_one_clear_line(database: Database) -> None:
    api = BotApi(now=Clock())
    connection = Connection("http://in.process", "1:another", lambda: InProcessRequest(api), IN_PROCESS)
    settings = Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic-settings' own parameter
    async with running(assemble(settings, database, connection)) as polling:
        with pytest.raises(TokenRefused, match="check TELEGRAM_BOT_TOKEN"):
            await polling

"""One strict Bot API, reached by a real python-telegram-bot Bot: in the same process and over HTTP."""

from collections.abc import AsyncIterator

import pytest
from telegram.ext import ExtBot

from bot.terminal.bot_api import BotApi
from bot.terminal.request import InProcessRequest
from tests.support.loopback import serve
from tests.unit.terminal.scene import KIM, Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def api(clock: Clock) -> BotApi:
    api = BotApi(now=clock, first_update_id=100)
    api.person(KIM, first_name="Kim", language_code="da")
    return api


@pytest.fixture(params=["in process", "loopback"])
async def bot(request: pytest.FixtureRequest, api: BotApi) -> AsyncIterator[ExtBot[None]]:
    if request.param == "in process":
        carrier = InProcessRequest(api)
        async with ExtBot(api.token, request=carrier, get_updates_request=InProcessRequest(api)) as bot:
            yield bot
    else:
        async with (
            serve(api) as server,
            ExtBot(api.token, base_url=server.base_url, base_file_url=server.base_file_url) as bot,
        ):
            yield bot

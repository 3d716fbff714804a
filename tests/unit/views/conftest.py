"""The strict Bot API, and a courier that sends to it without waiting."""

from collections.abc import AsyncIterator
from random import Random

import pytest
from telegram.ext import ExtBot

from bot.telegram.courier import Courier
from bot.telegram.limiter import Limiter, Limits
from bot.telegram.picture import draw
from bot.terminal.bot_api import BotApi
from bot.terminal.request import InProcessRequest
from tests.support.pictures import pictures
from tests.unit.views.values import NOW

KIM = 7


@pytest.fixture(scope="session")
def png() -> bytes:
    return draw(next(iter(pictures().values())))


@pytest.fixture(autouse=True)
def _drawn_once(png: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of pictures would be sent here; what one looks like is tested in `test_picture_layout.py`."""
    monkeypatch.setattr("bot.telegram.courier.draw", lambda _picture: png)


@pytest.fixture
def api() -> BotApi:
    api = BotApi(now=lambda: NOW)
    api.person(KIM, first_name="Kim")
    return api


@pytest.fixture
async def courier(api: BotApi) -> AsyncIterator[Courier]:
    unlimited = Limiter(random=Random(1), limits=Limits(per_second=1e9, chat_every=0))
    request = InProcessRequest(api)
    async with ExtBot(api.token, request=request, get_updates_request=request, rate_limiter=unlimited) as bot:
        yield Courier(bot)

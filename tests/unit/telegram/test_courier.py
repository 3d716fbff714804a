"""Which of Telegram's refusals mean that there is nobody to send to; and where pictures are drawn."""

import asyncio
import threading
from typing import Any, cast

import pytest
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.telegram.courier import Courier, is_gone
from bot.telegram.picture import MonthPicture
from bot.telegram.replies import ShowPicture
from tests.support.pictures import pictures


@pytest.mark.parametrize(
    "text",
    [
        "Bad Request: chat not found",
        "Bad Request: private chat not found",
        "Bad Request: PEER_ID_INVALID",
        "Bad Request: USER_DEACTIVATED",
        "Bad Request: user is deactivated",
    ],
)
def test_a_chat_that_is_no_more(text: str) -> None:
    assert is_gone(BadRequest(text))


@pytest.mark.parametrize(
    "error",
    [
        BadRequest("Bad Request: message text is empty"),
        BadRequest("Bad Request: can't parse entities: unsupported start tag"),
        BadRequest("Bad Request: message is not modified"),
        BadRequest("Bad Request: message to edit not found"),
        ChatMigrated(-100),
    ],
)
def test_a_message_that_is_refused_is_no_sign_of_it(error: TelegramError) -> None:
    assert not is_gone(error)


class Photographed:
    """A bot that only keeps the photos."""

    def __init__(self) -> None:
        self.photos: list[bytes] = []

    async def do_api_request(self, _method: str, parameters: dict[str, Any], **_: Any) -> None:
        self.photos.append(parameters["photo"].input_file_content)


async def test_nothing_else_stands_behind_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def slow(_: MonthPicture) -> bytes:
        go_on.wait(30)
        return b"drawn"

    monkeypatch.setattr("bot.telegram.courier.draw", slow)
    bot = Photographed()
    courier = Courier(cast("Any", bot))
    month = ShowPicture(next(iter(pictures().values())).to_json(), "A month")
    sent = [asyncio.create_task(courier.deliver(7, month)) for _ in range(64)]
    await asyncio.sleep(0)
    try:
        assert await asyncio.wait_for(asyncio.to_thread(len, "abc"), 5) == 3
        assert bot.photos == []
    finally:
        go_on.set()
        await asyncio.gather(*sent)
    assert bot.photos == [b"drawn"] * 64

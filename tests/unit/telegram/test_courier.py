"""Which of Telegram's refusals mean that there is nobody to send to."""

import pytest
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.telegram.courier import is_gone


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

import json
from typing import Any

import pytest
from telegram import Bot

from bot.telegram.ingest.arrivals import LARGEST_RAW, arrival_of
from bot.telegram.ingest.shapes import LONGEST_TEXT, Unreadable, read

BOT = Bot("1:x")
KIM = {"id": 7, "is_bot": False, "first_name": "Kim", "language_code": "da"}
CHAT = {"id": 7, "type": "private", "first_name": "Kim"}
SECRET = "my secret wish"


def written(**other: Any) -> dict[str, Any]:
    message = {"message_id": 3, "from": KIM, "chat": CHAT, "date": 1_800_000_000, "text": SECRET, **other}
    return {"update_id": 5, "message": {key: value for key, value in message.items() if value is not ...}}


def tapped(**other: Any) -> dict[str, Any]:
    message = {"chat": CHAT, "message_id": 3, "date": 0}
    query = {"id": "9", "from": KIM, "chat_instance": "1", "data": "skip:1", "message": message, **other}
    return {"update_id": 5, "callback_query": query}


@pytest.mark.parametrize("update", [written(), written(text=None, sticker=None), tapped(), {"update_id": 5, "new": 1}])
def test_what_telegram_sends_is_read(update: dict[str, Any]) -> None:
    assert read(json.dumps(update), BOT).update_id == 5


@pytest.mark.parametrize(
    "update",
    [
        written(text=[SECRET]),
        written(text="x" * (LONGEST_TEXT + 1)),
        written(**{"from": SECRET}),
        written(chat={"type": "private"}),
        written(chat={"id": 2**70, "type": "private"}),
        written(date=...),
        written(date=10**17),
        written(entities=[{"type": "bot_command", "offset": 0, "length": SECRET}]),
        written(location={"latitude": SECRET, "longitude": 1.0}),
        written(photo=[{"file_id": "a", "file_unique_id": "b"}]),
        written(sticker={"file_id": SECRET}),
        tapped(data=7),
        tapped(message={"chat": CHAT, "message_id": SECRET, "date": 0}),
        {"update_id": 5, "message": SECRET},
        [],
    ],
)
def test_what_telegram_would_not_send_is_refused_without_quoting_it(update: Any) -> None:
    with pytest.raises(Unreadable) as raised:
        read(json.dumps(update), BOT)
    assert str(raised.value)
    assert SECRET not in str(raised.value)


def test_what_is_too_large_is_cut_on_arrival_and_not_parsed() -> None:
    arrival = arrival_of(written(text="x" * LARGEST_RAW))
    assert arrival
    assert len(arrival.raw) == LARGEST_RAW + 1
    with pytest.raises(Unreadable, match="too large"):
        read(arrival.raw, BOT)

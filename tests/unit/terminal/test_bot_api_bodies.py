"""The loopback server reads every way of writing a call, and parameters read every form of a value."""

import json
from contextlib import suppress
from typing import Any

import aiohttp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.terminal.api_error import ApiError
from bot.terminal.bot_api import BotApi
from bot.terminal.parameters import Parameters, Upload
from tests.support.loopback import serve
from tests.unit.terminal.scene import KIM, Clock

VALUES: dict[str, Any] = {"chat_id": KIM, "text": "x"}
FORM = {"chat_id": str(KIM), "text": "x"}


@pytest.mark.parametrize(
    "body",
    [{"json": VALUES}, {"data": FORM}, {"params": FORM}],
    ids=["json", "form", "query"],
)
async def test_ways_to_write_a_call(api: BotApi, body: dict[str, Any]) -> None:
    async with serve(api) as server, aiohttp.ClientSession() as client:
        url = f"{server.url}/bot{api.token}/sendMessage"
        async with client.post(url, **body) as answer:
            assert (answer.status, (await answer.json())["result"]["text"]) == (200, "x")


@pytest.mark.parametrize("body", [b"{", b"7", b"\xff"])
async def test_a_broken_body(api: BotApi, body: bytes) -> None:
    async with serve(api) as server, aiohttp.ClientSession() as client:
        url, headers = f"{server.url}/bot{api.token}/getMe", {"Content-Type": "application/json"}
        async with client.post(url, data=body, headers=headers) as answer:
            assert (answer.status, (await answer.json())["ok"]) == (400, False)


def test_forms_of_a_value() -> None:
    read = Parameters({"a": "7", "b": 7.0, "c": "", "d": "True", "e": 0, "f": '{"x": 1}', "g": None, "h": "[1]"})
    assert [read.integer(name) for name in "abcg"] == [7, 7, 0, 0]
    assert [read.flag(name) for name in "deg"] == [True, False, False]
    assert (read.mapping("f"), read.mapping("g"), read.array("h"), read.array("g")) == ({"x": 1}, {}, [1], None)
    assert "g" not in read


def test_files_by_name_and_by_reference() -> None:
    read = Parameters({"photo": "attach://one", "document": "id"}, {"one": b"1", "thumb": Upload("t.png", b"2")})
    assert (read.file("photo"), read.file("thumb")) == (Upload("photo", b"1"), Upload("t.png", b"2"))
    assert (read.file("document"), read.file("none")) == ("id", "")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(
    name=st.sampled_from(["text", "reply_markup", "parse_mode", "entities", "chat_id", "reply_parameters"]),
    value=json_values,
)
async def test_any_value_is_answered(name: str, value: Any) -> None:
    """Nothing a bot can pass makes the Bot API itself fail."""
    api = BotApi(now=Clock())
    api.person(KIM, first_name="Kim")
    status, answer = await api.call("sendMessage", VALUES | {name: value})
    assert status in {200, 400}
    json.dumps(answer)


@settings(max_examples=100, deadline=None)
@given(json_values)
def test_any_value_is_read_or_refused(value: Any) -> None:
    parameters = Parameters({"x": value})
    for read in (
        parameters.text,
        parameters.integer,
        parameters.flag,
        parameters.mapping,
        parameters.array,
        parameters.file,
    ):
        with suppress(ApiError):
            read("x")

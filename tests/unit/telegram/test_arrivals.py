import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.ingest.arrivals import LARGEST, arrival_of, lane_of

ALICE = {"id": 7, "first_name": "Alice"}
CHAT = {"id": -100, "type": "group"}


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"message": {"chat": CHAT, "from": ALICE, "text": "hi"}}, -100),
        ({"edited_message": {"chat": CHAT, "from": ALICE}}, -100),
        ({"callback_query": {"from": ALICE, "message": {"chat": CHAT}, "data": "skip:1"}}, -100),
        ({"callback_query": {"from": ALICE, "inline_message_id": "x"}}, 7),
        ({"my_chat_member": {"chat": CHAT, "from": ALICE}}, -100),
        ({"inline_query": {"from": ALICE, "query": "cup"}}, 7),
        ({"poll": {"id": "5"}}, 0),
        ({"message": {"chat": {"id": 10**30}, "from": ALICE}}, 7),
        ({"message": {"chat": {"id": True}}}, 0),
        ({}, 0),
    ],
)
def test_an_update_goes_to_its_chat_or_its_person(update: dict[str, Any], lane: int) -> None:
    assert lane_of({"update_id": 1, **update}) == lane


def test_is_stored_whole() -> None:
    update = {"update_id": 3, "message": {"chat": CHAT, "text": "å\ud800\x00"}}
    arrival = arrival_of(update)
    assert arrival is not None
    assert (arrival.update_id, arrival.chat_id) == (3, -100)
    assert arrival.raw.isascii()
    assert json.loads(arrival.raw) == update


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "update",
    [
        None,
        5,
        [],
        "text",
        {},
        {"update_id": None},
        {"update_id": "5"},
        {"update_id": True},
        {"update_id": -1},
        {"update_id": LARGEST + 1},
        {"update_id": 1, "message": nested(100_000)},
    ],
)
def test_without_a_usable_id_or_too_deep_it_is_none(update: Any) -> None:
    assert arrival_of(update) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["chat", "from", "message", "id", "text"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, LARGEST), st.dictionaries(st.text(max_size=10), json_values, max_size=3))
def test_any_shape_is_stored(update_id: int, content: dict[str, Any]) -> None:
    arrival = arrival_of({**content, "update_id": update_id})
    assert arrival is not None
    assert arrival.update_id == update_id
    assert -LARGEST <= arrival.chat_id <= LARGEST
    assert json.loads(arrival.raw)["update_id"] == update_id

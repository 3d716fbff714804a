"""Updates that Telegram would not send, and those it may send though the bot did not ask for them."""

import copy
from collections.abc import Callable
from random import Random
from typing import Any

GROUP, CHANNEL = -1001234567890, -1009876543210

Update = dict[str, Any]


def nested(depth: int) -> Any:
    """A list in a list in a list."""
    inner: Any = []
    for _ in range(depth):
        inner = [inner]
    return inner


def junk() -> tuple[Any, ...]:
    """What stands where it should not; new each time, so that nothing can be put into itself."""
    return (
        None, True, False, 0, -1, 1, 2**31, 2**53, 2**63 - 1, 2**63, 2**70, -(2**63), -(2**70), 0.5, 1e308, -1e308,
        float("nan"), float("inf"), "", "x", "\0", "\ud800", "\udfff\ud800", "0", "x" * 5_000, "null", [], {}, [None],
        [[]], [{}], {"id": None}, {"id": "1"}, {"id": 2**70}, {"": {}}, nested(60), nested(1_500),
        {"message": {"message": {}}},
    )  # fmt: skip


def no_updates() -> tuple[Any, ...]:
    """What stands where an update should, and has no id that could be kept."""
    return *junk(), {"update_id": "7"}, {"update_id": -7}, {"update_id": 2**70}, {"update_id": True}


def broken(random: Random, update: Update) -> Update:
    """A copy with one to three things wrong somewhere inside; the id stays."""
    spoilt = copy.deepcopy(update)
    for _ in range(random.choice((1, 1, 2, 3))):
        _break(random, spoilt)
    return {**spoilt, "update_id": update["update_id"]}


def _break(random: Random, update: Update) -> None:
    holder, key = random.choice(_places(update))
    match random.randrange(8):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[f"{key}x"] = holder.pop(key)
        case 2:
            holder[key] = [holder[key]]
        case 3:
            holder[key] = {"id": holder[key], "type": "private"}
        case 4:
            holder[key] = "y" * 300_000
        case _:
            holder[key] = random.choice(junk())


def _places(update: Update) -> list[tuple[Any, Any]]:
    """Every place in an update but its id: what holds it, and its key there."""
    places: list[tuple[Any, Any]] = []
    left: list[Any] = [update]
    while left:
        holder = left.pop()
        inside = holder.items() if isinstance(holder, dict) else enumerate(holder)
        for key, value in list(inside)[:50]:
            if key != "update_id":
                places.append((holder, key))
            if isinstance(value, dict | list):
                left.append(value)
        if len(places) > 200:
            break
    return places or [(update, update.setdefault("message", {}) or "message")]


def _renamed(kind: str, **more: Any) -> Callable[[Update], Update]:
    """The same message as another kind of update."""

    def rename(update: Update) -> Update:
        message = update.get("message")
        return {"update_id": update["update_id"], kind: message | more} if message else update

    return rename


def _in_chat(chat_id: int, kind: str) -> Callable[[Update], Update]:
    def move(update: Update) -> Update:
        if "message" not in update:
            return update
        return update | {"message": update["message"] | {"chat": {"id": chat_id, "type": kind, "title": "Salg"}}}

    return move


def _with(**more: Any) -> Callable[[Update], Update]:
    """The same message with something more."""

    def add(update: Update) -> Update:
        return update | {"message": update["message"] | more} if "message" in update else update

    return add


def _posted(update: Update) -> Update:
    moved = _in_chat(CHANNEL, "channel")(update)
    if "message" not in moved:
        return update
    post = {key: value for key, value in moved["message"].items() if key != "from"}
    return {"update_id": update["update_id"], "channel_post": post}


def _inline_tap(update: Update) -> Update:
    """A tap on a message that was sent through another bot, or a game's."""
    if "callback_query" not in update:
        return update
    query = {k: v for k, v in update["callback_query"].items() if k not in {"message", "data"}}
    return update | {"callback_query": query | {"inline_message_id": "AgAA", "game_short_name": "x"}}


def _kind(kind: str, **content: Any) -> Callable[[Update], Update]:
    return lambda update: {"update_id": update["update_id"], kind: content}


_SOMEBODY = {"id": 4_242, "is_bot": False, "first_name": "Kim"}
_ORIGINS = (
    {"type": "user", "date": 1, "sender_user": _SOMEBODY},
    {"type": "hidden_user", "date": 1, "sender_user_name": "Kim"},
    {"type": "channel", "date": 1, "message_id": 4, "chat": {"id": CHANNEL, "type": "channel", "title": "Salg"}},
)
_POLL = {
    "id": "1",
    "question": "?",
    "options": [],
    "total_voter_count": 0,
    "is_closed": True,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}
UNASKED: tuple[Callable[[Update], Update], ...] = (
    _renamed("edited_message", edit_date=1_800_000_000),
    _renamed("edited_channel_post", edit_date=1_800_000_000),
    _renamed("business_message", business_connection_id="b"),
    _in_chat(GROUP, "supergroup"),
    _in_chat(GROUP, "group"),
    _posted,
    _inline_tap,
    *(_with(forward_origin=origin) for origin in _ORIGINS),
    _with(via_bot={"id": 9, "is_bot": True, "first_name": "Bot"}),
    _with(new_chat_title="x"),
    _with(caption="airfryer 899 kr", text=None, photo=[]),
    _kind("inline_query", id="1", **{"from": _SOMEBODY}, query="airfryer", offset=""),
    _kind("poll", **_POLL),
    _kind("something_new", id="1", **{"from": _SOMEBODY}),
)
"""Well-formed, but nothing that the bot serves, or not in the usual way."""

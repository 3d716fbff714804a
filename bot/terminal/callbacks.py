"""Presses of buttons: the update they make, and answerCallbackQuery."""

from datetime import timedelta
from typing import Any

from bot.terminal.api_error import bad_request
from bot.terminal.api_json import message_json
from bot.terminal.events import CallbackAnswered
from bot.terminal.parameters import Parameters
from bot.terminal.utf16 import units
from bot.terminal.world import World

ANSWER_LIMIT = 200
"""Characters of a toast or alert (core.telegram.org/bots/api#answercallbackquery)."""
LIFETIME = timedelta(minutes=1)
"""How long a query can be answered. Telegram names no figure; a minute is on the short side."""

EXPIRED = "query is too old and response timeout expired or query ID is invalid"


def press(world: World, user_id: int, message_id: int, data: str, *, forged: bool = False) -> int:
    """Queues a callback query and returns its update id.

    Raises LookupError when the person's chat has no such message or the message no such button, unless `forged`:
    then it comes all the same, as from an altered client, an old message or another person.
    """
    person, message = world.person(user_id), world.chats.by_id(message_id)
    found = world.chats.find(user_id, message_id)
    if not forged and not (found and any(button.data == data for button in found.all_buttons)):
        raise LookupError(f"message {message_id} in chat {user_id} has no button with {data!r}")
    query_id = str(4_000_000_000 + len(world.callbacks))
    world.callbacks[query_id] = user_id, world.now()
    query: dict[str, Any] = {"id": query_id, "from": person.user_json, "chat_instance": str(user_id), "data": data}
    if message and not message.deleted:
        query["message"] = message_json(world, world.people[message.chat_id], message)
    else:  # an InaccessibleMessage has the date 0
        query["message"] = {"chat": person.chat_json, "message_id": message_id, "date": 0}
    return world.updates.put("callback_query", query)


def answer_callback_query(world: World, parameters: Parameters) -> bool:
    """Ends the waiting sign on a button, with a toast or an alert where there is a text; once for each query."""
    text, alert = parameters.text("text"), parameters.flag("show_alert")
    if units(text) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    query_id = parameters.text("callback_query_id")
    user_id, asked = world.callbacks.get(query_id, (0, world.now()))
    if not user_id or world.now() - asked > LIFETIME:
        raise bad_request(EXPIRED)
    world.callbacks[query_id] = 0, asked
    world.tell(CallbackAnswered(user_id, text, alert))
    return True

"""Methods that change or remove a message."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.terminal.api_error import bad_request
from bot.terminal.api_json import message_json
from bot.terminal.chats import ChatMessage
from bot.terminal.events import MessageDeleted, MessageEdited
from bot.terminal.formatting import caption, message_text
from bot.terminal.markup import inline_keyboard
from bot.terminal.parameters import Parameters
from bot.terminal.world import Person, World

DELETION_LIMIT = timedelta(hours=48)
"""How long a bot can delete a message (core.telegram.org/bots/api#deletemessage)."""

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


def edit_message_text(world: World, parameters: Parameters) -> dict[str, Any]:
    """New text; buttons that are not given again go."""
    body = message_text(parameters)
    parameters.mapping("link_preview_options")
    buttons = inline_keyboard(parameters, required=True)
    person, message = _editable(world, parameters)
    if message.attachment:
        raise bad_request("there is no text in the message to edit")
    changed = replace(
        message, text=body.words.text, html=body.source, entities=body.words.entities, buttons=buttons, edited=True
    )
    return _edited(world, person, message, changed)


def edit_message_caption(world: World, parameters: Parameters) -> dict[str, Any]:
    """New words under a picture or file; buttons that are not given again go."""
    body = caption(parameters)
    buttons = inline_keyboard(parameters, required=True)
    person, message = _editable(world, parameters)
    if not message.attachment:
        raise bad_request("there is no caption in the message to edit")
    changed = replace(
        message, caption=body.words.text, html=body.source, entities=body.words.entities, buttons=buttons, edited=True
    )
    return _edited(world, person, message, changed)


def edit_message_reply_markup(world: World, parameters: Parameters) -> dict[str, Any]:
    """New buttons, or none."""
    buttons = inline_keyboard(parameters, required=True)
    person, message = _editable(world, parameters)
    return _edited(world, person, message, replace(message, buttons=buttons, edited=True))


def delete_message(world: World, parameters: Parameters) -> bool:
    """Removes one of the bot's messages or, in a private chat, one of the person's."""
    person, message_id = world.chat(parameters), _message_id(parameters)
    message = world.chats.find(person.id, message_id)
    date = message.date if message else world.chats.their_date(person.id, message_id)
    if date is None:
        raise bad_request("message to delete not found")
    if world.now() - date > DELETION_LIMIT:
        raise bad_request("message can't be deleted for everyone")
    if message:
        world.chats.replace(replace(message, deleted=True))
        world.tell(MessageDeleted(message))
    else:
        world.chats.forget_theirs(person.id, message_id)
    return True


def _message_id(parameters: Parameters) -> int:
    message_id = parameters.integer("message_id")
    if message_id <= 0:
        raise bad_request("message identifier is not specified")
    return message_id


def _editable(world: World, parameters: Parameters) -> tuple[Person, ChatMessage]:
    person, message_id = world.chat(parameters), _message_id(parameters)
    message = world.chats.find(person.id, message_id)
    if message:
        return person, message
    if world.chats.their_date(person.id, message_id):
        raise bad_request("message can't be edited")
    raise bad_request("message to edit not found")


def _edited(world: World, person: Person, before: ChatMessage, after: ChatMessage) -> dict[str, Any]:
    if _seen(before) == _seen(after):
        raise bad_request(NOT_MODIFIED)
    world.chats.replace(after)
    world.tell(MessageEdited(before, after))
    return message_json(world, person, after)


def _seen(message: ChatMessage) -> tuple[Any, ...]:
    """What Telegram compares: the plain words, their entities and the buttons, not the markup they came from."""
    return message.text, message.caption, message.entities, message.buttons

"""Methods that put something new into a chat."""

from typing import Any

from bot.terminal.api_error import bad_request, too_large
from bot.terminal.api_json import message_json
from bot.terminal.chats import Attachment, ChatMessage
from bot.terminal.events import ChatAction, MessageSent
from bot.terminal.formatting import caption, message_text
from bot.terminal.images import image_size
from bot.terminal.markup import inline_keyboard
from bot.terminal.parameters import Parameters, Upload
from bot.terminal.world import Person, World

UPLOAD_LIMIT = 50 * 1024 * 1024
"""Bytes of a file a bot may upload (core.telegram.org/bots/api#sending-files)."""
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
"""What sendChatAction knows (core.telegram.org/bots/api#sendchataction)."""


def send_message(world: World, parameters: Parameters) -> dict[str, Any]:
    """A text message."""
    body = message_text(parameters)
    parameters.mapping("link_preview_options")
    buttons = inline_keyboard(parameters)
    person = _addressee(world, parameters)
    message = ChatMessage(
        world.chats.new_id(), person.id, world.now(), body.words.text, body.source, body.words.entities, buttons
    )
    return _sent(world, person, message)


def send_photo(world: World, parameters: Parameters) -> dict[str, Any]:
    """A picture, PNG or JPEG, with Telegram's bounds: 10,000 pixels both sides together, at most 20 to 1."""
    return _send_file(world, parameters, "photo")


def send_document(world: World, parameters: Parameters) -> dict[str, Any]:
    """A file of any kind."""
    return _send_file(world, parameters, "document")


def send_chat_action(world: World, parameters: Parameters) -> bool:
    """Shows that the bot is busy."""
    person = world.open_chat(parameters)
    action = parameters.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("Wrong parameter action in request")
    world.tell(ChatAction(person.id, action))
    return True


def _send_file(world: World, parameters: Parameters, kind: str) -> dict[str, Any]:
    body = caption(parameters)
    buttons = inline_keyboard(parameters)
    person = _addressee(world, parameters)
    attachment = _attachment(world, parameters, kind)
    message = ChatMessage(
        world.chats.new_id(),
        person.id,
        world.now(),
        html=body.source,
        entities=body.words.entities,
        buttons=buttons,
        photo=attachment if kind == "photo" else None,
        document=attachment if kind == "document" else None,
        caption=body.words.text,
    )
    return _sent(world, person, message)


def _addressee(world: World, parameters: Parameters) -> Person:
    person = world.open_chat(parameters)
    reply = Parameters(parameters.mapping("reply_parameters"))
    target = reply.integer("message_id")
    known = world.chats.find(person.id, target) or world.chats.their_date(person.id, target)
    if target and not known and not reply.flag("allow_sending_without_reply"):
        raise bad_request("Message to be replied not found")
    return person


def _attachment(world: World, parameters: Parameters, kind: str) -> Attachment:
    file = parameters.file(kind)
    if isinstance(file, str):
        return _stored(world, file, kind)
    if not file.content:
        raise bad_request("File must be non-empty")
    if len(file.content) > UPLOAD_LIMIT:
        raise too_large()
    if kind == "photo":
        _check_photo(file)
    return world.keep_file(kind, file.name, file.content)


def _stored(world: World, file_id: str, kind: str) -> Attachment:
    if not file_id:
        raise bad_request(f"There is no {kind} in the request")
    if file_id not in world.files:
        raise bad_request("Wrong file identifier/HTTP URL specified")
    return world.files[file_id]


def _check_photo(file: Upload) -> None:
    size = image_size(file.content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > 10_000 or min(size) < 1 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _sent(world: World, person: Person, message: ChatMessage) -> dict[str, Any]:
    world.chats.add(message)
    world.tell(MessageSent(message))
    return message_json(world, person, message)

"""How the Bot API writes its objects."""

import mimetypes
from datetime import datetime
from typing import Any

from bot.terminal.chats import Attachment, ChatMessage
from bot.terminal.images import image_size
from bot.terminal.markup import keyboard_json
from bot.terminal.world import Person, World


def timestamp(moment: datetime) -> int:
    """Whole Unix seconds."""
    return int(moment.timestamp())


def file_json(attachment: Attachment) -> dict[str, Any]:
    """The fields that every kind of file has."""
    return {
        "file_id": attachment.file_id,
        "file_unique_id": f"u-{attachment.file_id}",
        "file_size": len(attachment.content),
    }


def photo_json(attachment: Attachment) -> list[dict[str, Any]]:
    """A picture as its sizes: here the original only."""
    width, height = image_size(attachment.content) or (1, 1)
    return [file_json(attachment) | {"width": width, "height": height}]


def document_json(attachment: Attachment) -> dict[str, Any]:
    """A file with its name and type."""
    mime = mimetypes.guess_type(attachment.name)[0] or "application/octet-stream"
    return file_json(attachment) | {"file_name": attachment.name, "mime_type": mime}


def message_json(world: World, person: Person, message: ChatMessage) -> dict[str, Any]:
    """One of the bot's messages as a Message."""
    body: dict[str, Any] = {
        "message_id": message.message_id,
        "from": world.bot,
        "chat": person.chat_json,
        "date": timestamp(message.date),
        **_content(message),
    }
    if message.edited:
        body["edit_date"] = timestamp(world.now())
    if message.buttons:
        body["reply_markup"] = keyboard_json(message.buttons)
    return body


def _content(message: ChatMessage) -> dict[str, Any]:
    entities = [entity.json for entity in message.entities]
    if message.attachment is None:
        return {"text": message.text} | ({"entities": entities} if entities else {})
    words = {"caption": message.caption} if message.caption else {}
    file = {"photo": photo_json(message.photo)} if message.photo else {"document": document_json(message.attachment)}
    return file | words | ({"caption_entities": entities} if entities else {})

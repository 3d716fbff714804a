"""What people do, as the updates Telegram makes of it."""

from typing import Any

from bot.terminal.api_json import document_json, file_json, photo_json, timestamp
from bot.terminal.entities import clean, found_in
from bot.terminal.formatting import TEXT_LIMIT
from bot.terminal.utf16 import chunks
from bot.terminal.world import Person, World

_FILES: dict[str, dict[str, Any]] = {
    "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": "🙂"},
    "voice": {"duration": 3, "mime_type": "audio/ogg"},
    "audio": {"duration": 30, "mime_type": "audio/mpeg", "title": "Song"},
    "video": {"width": 320, "height": 240, "duration": 5, "mime_type": "video/mp4"},
    "animation": {"width": 320, "height": 240, "duration": 5, "mime_type": "video/mp4"},
    "video_note": {"length": 240, "duration": 5},
}
_PLAIN: dict[str, dict[str, Any]] = {
    "location": {"latitude": 55.6761, "longitude": 12.5683},
    "contact": {"phone_number": "+4512345678", "first_name": "Kim"},
    "venue": {"location": {"latitude": 55.6761, "longitude": 12.5683}, "title": "Shop", "address": "Strøget 1"},
    "dice": {"emoji": "🎲", "value": 4},
}
KINDS = frozenset({*_FILES, *_PLAIN, "photo", "document"})
"""The kinds of media a person can send."""


def text_updates(world: World, user_id: int, text: str, extra: dict[str, Any]) -> int:
    """Queues what a person writes, cleaned and split at 4,096 units as a client does; the last update's id.

    Raises ValueError when nothing is left to send.
    """
    pieces = [piece.strip() for piece in chunks(clean(text).strip(), TEXT_LIMIT)]
    ids = [_text_update(world, user_id, piece, extra) for piece in pieces if piece]
    if not ids:
        raise ValueError("a person cannot send an empty message")
    return ids[-1]


def media_update(world: World, user_id: int, kind: str, content: bytes, extra: dict[str, Any]) -> int:
    """Queues a sticker, voice message, photo or the like and returns the update's id."""
    if kind not in KINDS:
        raise ValueError(f"no such kind of media: {kind}")
    sent = {kind: _media(world, kind, content)} | extra
    if kind == "venue":  # as Telegram does
        sent.setdefault("location", sent[kind]["location"])
    return world.updates.put("message", _message(world, user_id) | sent)


def membership_update(world: World, person: Person, *, blocked: bool) -> int:
    """Queues the `my_chat_member` update that a block or its end makes."""
    states = ("member", "kicked") if blocked else ("kicked", "member")
    old, new = ({"user": world.bot, "status": state} | _until(state) for state in states)
    change = {"chat": person.chat_json, "from": person.user_json, "date": timestamp(world.now())}
    return world.updates.put("my_chat_member", change | {"old_chat_member": old, "new_chat_member": new})


def _text_update(world: World, user_id: int, text: str, extra: dict[str, Any]) -> int:
    entities = [entity.json for entity in found_in(text)]
    said = {"text": text} | ({"entities": entities} if entities else {})
    return world.updates.put("message", _message(world, user_id) | said | extra)


def _message(world: World, user_id: int) -> dict[str, Any]:
    person, now = world.person(user_id), world.now()
    return {
        "message_id": world.chats.add_theirs(user_id, now),
        "from": person.user_json,
        "chat": person.chat_json,
        "date": timestamp(now),
    }


def _media(world: World, kind: str, content: bytes) -> Any:
    if kind in _PLAIN:
        return _PLAIN[kind]
    attachment = world.keep_file(kind, f"{kind}.bin", content)
    if kind == "photo":
        return photo_json(attachment)
    return document_json(attachment) if kind == "document" else file_json(attachment) | _FILES[kind]


def _until(state: str) -> dict[str, int]:
    return {"until_date": 0} if state == "kicked" else {}

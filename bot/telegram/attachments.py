"""The pictures and recordings in messages."""

from telegram import Audio, Document, Message, PhotoSize, Voice

from bot.service.outside import Attachment
from bot.telegram.files import LARGEST
from bot.telegram.spans import in_seconds

LONGEST_SECONDS = 120
"""Of a recording."""
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
"""What models that see take as a picture."""


def attached(message: Message) -> Attachment | None:
    """A message's picture or recording; None where it has none, or one that is more than is taken."""
    if message.photo:
        return _photo(message.photo)
    if message.document:
        mime = message.document.mime_type or ""
        return Attachment(message.document.file_id, mime) if mime in PICTURES and _fits(message.document) else None
    sound = message.voice or message.audio
    if sound and _fits(sound) and in_seconds(sound.duration) <= LONGEST_SECONDS:
        return Attachment(sound.file_id, sound.mime_type or "audio/ogg")
    return None


def _photo(sizes: tuple[PhotoSize, ...]) -> Attachment | None:
    """The largest of a photo's sizes that is taken."""
    taken = [size for size in sizes if _fits(size)]
    largest = max(taken, key=lambda size: size.width * size.height, default=None)
    return Attachment(largest.file_id, "image/jpeg") if largest else None


def _fits(file: PhotoSize | Document | Voice | Audio) -> bool:
    return (file.file_size or 0) <= LARGEST

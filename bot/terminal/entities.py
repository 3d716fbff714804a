"""Formatted text: plain text with entities, cleaned as Telegram cleans it."""

import re
from dataclasses import dataclass, replace
from typing import Any

from bot.terminal.utf16 import units

_DETAIL = {"text_link": "url", "pre": "language", "custom_emoji": "custom_emoji_id"}
_COMMAND = re.compile(r"(?<![\w/])/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")
_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]'’»]")
_CONTROLS = {code: " " for code in range(32) if code != ord("\n")}


@dataclass(frozen=True, slots=True)
class Entity:
    """A span of a text with a meaning; offset and length in UTF-16 units, `detail` the URL, language or emoji."""

    type: str
    offset: int
    length: int
    detail: str = ""

    @property
    def json(self) -> dict[str, Any]:
        """The entity as the Bot API writes it."""
        body: dict[str, Any] = {"type": self.type, "offset": self.offset, "length": self.length}
        if self.type == "text_mention":
            return body | {"user": {"id": int(self.detail), "is_bot": False, "first_name": "User"}}
        return body | ({_DETAIL[self.type]: self.detail} if self.detail and self.type in _DETAIL else {})


@dataclass(frozen=True, slots=True)
class FormattedText:
    """Plain text and its entities, in Telegram's order: by offset, the longer first."""

    text: str = ""
    entities: tuple[Entity, ...] = ()

    def trimmed(self) -> "FormattedText":
        """Without white space at both ends, as TDLib's fix_formatted_text leaves it; entities are cut to fit."""
        text = self.text.strip()
        lead, size = units(self.text[: len(self.text) - len(self.text.lstrip())]), units(text)
        cut = (_clipped(entity, lead, size) for entity in self.entities)
        kept = sorted((entity for entity in cut if entity.length > 0), key=lambda each: (each.offset, -each.length))
        return FormattedText(text, tuple(kept))


def _clipped(entity: Entity, lead: int, size: int) -> Entity:
    start, end = max(entity.offset - lead, 0), min(entity.offset + entity.length - lead, size)
    return replace(entity, offset=start, length=end - start)


def clean(text: str) -> str:
    """A text as Telegram stores it: valid Unicode, no carriage returns, other control characters as spaces."""
    valid = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return valid.replace("\r", "").translate(_CONTROLS)


def found_in(text: str) -> tuple[Entity, ...]:
    """The entities Telegram finds by itself in what a person writes: links, and bot commands outside them."""
    links = list(_URL.finditer(text))
    commands = (each for each in _COMMAND.finditer(text) if not any(_covers(link, each) for link in links))
    found = [_entity("url", text, each) for each in links]
    return tuple(
        sorted(found + [_entity("bot_command", text, each) for each in commands], key=lambda each: each.offset)
    )


def _covers(outer: re.Match[str], inner: re.Match[str]) -> bool:
    return outer.start() <= inner.start() < outer.end()


def _entity(kind: str, text: str, match: re.Match[str]) -> Entity:
    return Entity(kind, units(text[: match.start()]), units(match.group()))

"""The text and caption parameters of a call: parsed, cleaned and measured."""

import html
from dataclasses import dataclass, field
from typing import Any

from bot.terminal.api_error import bad_request
from bot.terminal.entities import Entity, FormattedText, clean
from bot.terminal.html_text import EntityError, parse_html
from bot.terminal.parameters import Parameters
from bot.terminal.utf16 import units

TEXT_LIMIT = 4096
"""The longest message, counted after the entities are parsed (core.telegram.org/bots/api#sendmessage)."""
CAPTION_LIMIT = 1024
"""The longest caption, counted likewise."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a message says: its plain text with entities, and the HTML it was written in."""

    words: FormattedText = field(default_factory=FormattedText)
    source: str = ""


def message_text(parameters: Parameters) -> Body:
    """The `text` of a message. Raises ApiError when it is empty, too long or wrongly marked up."""
    if not parameters.text("text"):
        raise bad_request("Message text is empty")
    body = _body(parameters, "text", "entities")
    if not body.words.text:
        raise bad_request("Text must be non-empty")
    if units(body.words.text) > TEXT_LIMIT:
        raise bad_request("Message is too long")
    return body


def caption(parameters: Parameters) -> Body:
    """The `caption` under a file, which may be left out."""
    body = _body(parameters, "caption", "caption_entities")
    if units(body.words.text) > CAPTION_LIMIT:
        raise bad_request("Message caption is too long")
    return body


def _body(parameters: Parameters, name: str, entities: str) -> Body:
    source = clean(parameters.text(name))
    mode = parameters.text("parse_mode").lower()
    if mode in {"", "none"}:
        given = tuple(_entity(each) for each in parameters.array(entities) or [])
        return Body(FormattedText(source, given).trimmed(), html.escape(source, quote=False))
    if mode != "html":  # The bot writes HTML only; Telegram's two Markdowns are refused like an unknown mode.
        raise bad_request("Unsupported parse_mode")
    try:
        return Body(parse_html(source).trimmed(), source)
    except EntityError as error:
        raise bad_request(f"Can't parse entities: {error}") from None


def _entity(value: Any) -> Entity:
    if not isinstance(value, dict):
        raise bad_request("Can't parse MessageEntity: expected an Object")
    kind, offset, length = (value.get(key) for key in ("type", "offset", "length"))
    if not (isinstance(kind, str) and isinstance(offset, int) and isinstance(length, int)):
        raise bad_request("Can't parse MessageEntity: wrong type of a field")
    detail = value.get("url") or value.get("language") or value.get("custom_emoji_id") or ""
    return Entity(kind, offset, length, str(detail))

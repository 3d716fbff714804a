"""What an update must be like to reach a handler: as the Bot API promises, in all that the bot reads of it.

So a handler that fails has a fault of its own. The look takes some microseconds.
"""

import json
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from telegram import Bot, Update

from bot.telegram.ingest.arrivals import LARGEST, LARGEST_RAW

LONGEST_TEXT = 4_096
"""Characters of a message (core.telegram.org/bots/api#message)."""


class Unreadable(Exception):  # noqa: N818  the state of an update, not a mistake in a call
    """An update that is nothing that Telegram sends, or something that this version does not know."""

    def __init__(self, why: str) -> None:
        super().__init__(why)


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


_Id = Annotated[int, Field(ge=-LARGEST, le=LARGEST)]
_Size = Annotated[int, Field(ge=0, le=LARGEST)]
_Degrees = Annotated[float, Field(allow_inf_nan=False)]


class _User(_Part):
    id: _Id
    is_bot: bool
    first_name: str
    language_code: str | None = None


class _Chat(_Part):
    id: _Id
    type: str


class _Entity(_Part):
    type: str
    offset: _Size
    length: _Size


class _File(_Part):
    file_id: str
    file_unique_id: str
    file_size: _Size | None = None
    mime_type: str | None = None


class _Photo(_File):
    width: _Size
    height: _Size


class _Sound(_File):
    duration: _Size


class _Location(_Part):
    latitude: _Degrees
    longitude: _Degrees


class _Venue(_Part):
    location: _Location


class _Button(_Part):
    text: str
    callback_data: str | None = None


class _Keyboard(_Part):
    inline_keyboard: list[list[_Button]]


class _Message(_Part):
    message_id: _Id
    date: _Size
    chat: _Chat
    sender: _User | None = Field(default=None, alias="from")
    text: str | None = Field(default=None, max_length=LONGEST_TEXT)
    caption: str | None = Field(default=None, max_length=LONGEST_TEXT)
    entities: list[_Entity] | None = None
    caption_entities: list[_Entity] | None = None
    photo: list[_Photo] | None = None
    document: _File | None = None
    voice: _Sound | None = None
    audio: _Sound | None = None
    location: _Location | None = None
    venue: _Venue | None = None
    forward_origin: dict[str, Any] | None = None
    reply_markup: _Keyboard | None = None


class _Query(_Part):
    id: str
    sender: _User = Field(alias="from")
    data: str | None = None
    message: _Message | None = None


class _Member(_Part):
    status: str


class _Membership(_Part):
    chat: _Chat
    sender: _User = Field(alias="from")
    new_chat_member: _Member


class _Update(_Part):
    update_id: _Size
    message: _Message | None = None
    callback_query: _Query | None = None
    my_chat_member: _Membership | None = None


def read(raw: str, bot: Bot) -> Update:
    """The update of its JSON. Raises Unreadable for one that is not as Telegram sends them."""
    if len(raw) > LARGEST_RAW:
        raise Unreadable("too large")
    try:
        told = json.loads(raw)
        _Update.model_validate(told)
        return Update.de_json(told, bot)
    except ValidationError as error:
        raise Unreadable(_where(error)) from None  # its own words quote what somebody wrote
    except Exception as error:  # the library takes the shape of all else for granted
        raise Unreadable(type(error).__name__) from error


def _where(error: ValidationError) -> str:
    """The first place that is wrong, and how."""
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['type']}"

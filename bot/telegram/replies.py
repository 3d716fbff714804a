"""What a handler answers, as plain values: stored with the state they belong to, then sent."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, TypeAdapter

Base64 = Annotated[
    bytes,
    BeforeValidator(lambda value: b64decode(value) if isinstance(value, str) else value),
    PlainSerializer(lambda value: b64encode(value).decode(), when_used="json"),
]


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; `data` is `verb:id[:argument]`, at most 64 bytes."""

    label: str
    data: str


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Say:
    """A new message, Telegram HTML."""

    text: str
    keyboard: Keyboard = ()
    do: Literal["say"] = "say"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Another text and keyboard for a message that is there."""

    message_id: int
    text: str
    keyboard: Keyboard = ()
    do: Literal["rewrite"] = "rewrite"


@dataclass(frozen=True, slots=True)
class Unbutton:
    """Take the buttons off a message whose question is answered, all but those that are left."""

    message_id: int
    left: Keyboard = ()
    do: Literal["unbutton"] = "unbutton"


@dataclass(frozen=True, slots=True)
class ShowPicture:
    """A picture, described; it is drawn when it is sent."""

    picture: dict[str, Any]
    caption: str
    keyboard: Keyboard = ()
    do: Literal["picture"] = "picture"


@dataclass(frozen=True, slots=True)
class SendFile:
    """A small file."""

    name: str
    content: Base64
    do: Literal["file"] = "file"


def units(text: str) -> int:
    """A text's length as Telegram counts it against its limits: in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


Reply = Annotated[Say | Rewrite | Unbutton | ShowPicture | SendFile, Field(discriminator="do")]

_ADAPTER: TypeAdapter[list[Say | Rewrite | Unbutton | ShowPicture | SendFile]] = TypeAdapter(list[Reply])


def to_json(replies: list[Say | Rewrite | Unbutton | ShowPicture | SendFile]) -> str:
    """The replies as JSON, to be stored."""
    return _ADAPTER.dump_json(replies).decode()


def from_json(stored: str) -> list[Say | Rewrite | Unbutton | ShowPicture | SendFile]:
    """The replies that were stored."""
    return _ADAPTER.validate_json(stored)

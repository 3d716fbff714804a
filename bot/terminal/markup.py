"""Inline keyboards: read strictly from `reply_markup`, and written back."""

from dataclasses import dataclass
from typing import Any

from bot.terminal.api_error import bad_request
from bot.terminal.parameters import Parameters

DATA_LIMIT = 64
"""Bytes of callback data (core.telegram.org/bots/api#inlinekeyboardbutton)."""
BUTTON_LIMIT = 100
"""Buttons on one message."""
COPY_LIMIT = 256
"""Characters a copy button may hold."""

_STYLES = {None, "primary", "success", "danger"}
_SCHEMES = ("http://", "https://", "tg://", "ton://")


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: with `data` it calls back, with `url` or `copy_text` the client acts by itself."""

    text: str
    data: str | None = None
    url: str | None = None
    copy_text: str | None = None
    style: str | None = None

    @property
    def json(self) -> dict[str, Any]:
        """The button as the Bot API writes it."""
        copy = {"text": self.copy_text} if self.copy_text else None
        fields = {"callback_data": self.data, "url": self.url, "copy_text": copy, "style": self.style}
        return {"text": self.text} | {name: value for name, value in fields.items() if value is not None}


Buttons = tuple[tuple[Button, ...], ...]


def inline_keyboard(parameters: Parameters, *, required: bool = False) -> Buttons:
    """The rows of buttons of `reply_markup`, without empty rows.

    Other markups (a reply keyboard, its removal, a forced reply) have no buttons on the message; with `required`,
    as in edits, they are refused. Raises ApiError in Telegram's words.
    """
    markup = parameters.json("reply_markup")
    if markup is None:
        return ()
    if not isinstance(markup, dict):
        raise bad_request("Object expected as reply markup")
    if required and markup and "inline_keyboard" not in markup:
        raise bad_request("Inline keyboard expected")
    buttons = tuple(row for row in (_row(row) for row in _rows(markup)) if row)
    if sum(map(len, buttons)) > BUTTON_LIMIT:
        raise bad_request("Reply markup is too long")
    return buttons


def keyboard_json(buttons: Buttons) -> dict[str, Any]:
    """The keyboard as it stands in a Message."""
    return {"inline_keyboard": [[button.json for button in row] for row in buttons]}


def _rows(markup: dict[str, Any]) -> list[Any]:
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list | tuple):
        raise bad_request('Field "inline_keyboard" must be of type Array')
    return list(rows)


def _row(row: Any) -> tuple[Button, ...]:
    if not isinstance(row, list | tuple):
        raise bad_request('Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    return tuple(_button(button) for button in row)


def _button(value: Any) -> Button:
    if not isinstance(value, dict):
        raise _unparsed("InlineKeyboardButton must be an Object")
    text, copy = _string(value, "text"), value.get("copy_text")
    if text is None:
        raise _unparsed('Can\'t find field "text"')
    if copy is not None and not isinstance(copy, dict):
        raise _unparsed('Field "copy_text" must be of type Object')
    button = Button(
        text.strip(),
        data=_string(value, "callback_data"),
        url=_string(value, "url"),
        copy_text=_string(copy, "text") if copy else None,
        style=_string(value, "style"),
    )
    _check(button)
    return button


def _check(button: Button) -> None:
    if not button.text:
        raise bad_request("BUTTON_TEXT_INVALID")
    if button.style not in _STYLES:
        raise _unparsed("Unsupported button style specified")
    if [button.data, button.url, button.copy_text].count(None) != 2:
        raise _unparsed("Text buttons are unallowed in the inline keyboard")
    if button.data is not None and not 1 <= len(button.data.encode("utf-8", "surrogatepass")) <= DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    if button.url is not None and not button.url.startswith(_SCHEMES):
        raise bad_request(f"Inline keyboard button URL '{button.url}' is invalid: Unsupported URL protocol")
    if button.copy_text is not None and not 1 <= len(button.copy_text) <= COPY_LIMIT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _string(value: dict[str, Any], name: str) -> str | None:
    found = value.get(name)
    if found is not None and not isinstance(found, str):
        raise _unparsed(f'Field "{name}" must be of type String')
    return found


def _unparsed(reason: str) -> Exception:
    return bad_request(f"Can't parse inline keyboard button: {reason}")

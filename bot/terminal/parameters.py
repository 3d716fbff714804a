"""A call's parameters, read with their types whether they came decoded, as JSON or as form fields."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.terminal.api_error import bad_request

_FLAGS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False, "": False}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes


class Parameters:
    """Typed reading of one call's parameters; anything of a wrong type raises ApiError 400."""

    def __init__(self, values: Mapping[str, Any], files: Mapping[str, bytes | Upload] | None = None) -> None:
        self._values = {name: value for name, value in values.items() if value is not None}
        self._files = files or {}

    def __contains__(self, name: str) -> bool:
        return name in self._values or name in self._files

    def text(self, name: str) -> str:
        """A string; "" when left out, as the Bot API sees no difference."""
        value = self._values.get(name, "")
        if not isinstance(value, str):
            raise _wrong_type(name, "String")
        return str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number, also as a form field's digits."""
        value = self._values.get(name, default)
        if isinstance(value, float) and value.is_integer():
            return int(value)
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise _wrong_type(name, "Number")
        try:
            return int(value or default)
        except ValueError:
            raise _wrong_type(name, "Number") from None

    def flag(self, name: str) -> bool:
        """A boolean, False when left out."""
        value = self._values.get(name, False)
        if isinstance(value, bool):
            return value
        known = _FLAGS.get(str(value).lower()) if isinstance(value, str | int) else None
        if known is None:
            raise _wrong_type(name, "Boolean")
        return known

    def json(self, name: str) -> Any:
        """A value of any JSON type, decoded from a form field's text; None when left out or empty."""
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except (ValueError, RecursionError):
            raise bad_request(f"Can't parse {name.replace('_', ' ')} JSON object") from None

    def mapping(self, name: str) -> dict[str, Any]:
        """A JSON object; {} when left out."""
        value = self.json(name)
        if not isinstance(value, dict | None):
            raise bad_request(f"Object expected as {name.replace('_', ' ')}")
        return value or {}

    def array(self, name: str) -> list[Any] | None:
        """A JSON array; None when left out."""
        value = self.json(name)
        if not isinstance(value, list | tuple | None):
            raise _wrong_type(name, "Array")
        return None if value is None else list(value)

    def file(self, name: str) -> Upload | str:
        """The upload for a parameter, by its own name or by attach://; otherwise a file id, "" when left out."""
        reference = self.text(name)
        upload = self._files.get(reference.removeprefix("attach://")) or self._files.get(name)
        if isinstance(upload, bytes):
            return Upload(name, upload)
        return upload or reference


def _wrong_type(name: str, expected: str) -> Exception:
    return bad_request(f'Field "{name}" must be of type {expected}')

"""How an answer's form is asked for: by a JSON schema, by JSON mode, or in words alone. A server keeps to its rung."""

import json
from enum import IntEnum
from typing import Any

from bot.advice.model.draft import SCHEMA


class Rung(IntEnum):
    """The highest comes first."""

    SCHEMA = 0
    JSON = 1
    TEXT = 2

    @property
    def below(self) -> "Rung | None":
        """The next lower one."""
        return Rung(self + 1) if self < Rung.TEXT else None


def wanted(rung: Rung) -> dict[str, Any]:
    """The part of a request that asks for the form."""
    match rung:
        case Rung.SCHEMA:
            schema = {"name": "nudge", "strict": True, "schema": SCHEMA}
            return {"response_format": {"type": "json_schema", "json_schema": schema}}
        case Rung.JSON:
            return {"response_format": {"type": "json_object"}}
        case Rung.TEXT:
            return {}


def object_in(text: str) -> str | None:
    """The first whole JSON object in a text, for small models wrap it in words and fences; None where there is none."""
    decoder = json.JSONDecoder()
    for start in (at for at, c in enumerate(text) if c == "{"):
        try:
            _, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            continue
        return text[start:end]
    return None

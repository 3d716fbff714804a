"""How an answer's form is asked for: by a JSON schema, by JSON mode, or in words alone. A server keeps to its rung."""

import json
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from bot.advice.model.draft import SCHEMA


class Rung(IntEnum):
    """The highest comes first."""

    SCHEMA = 0
    GUIDED = 1
    """JSON mode with the schema beside it, as llama.cpp and its kin take it."""
    JSON = 2
    TEXT = 3


@dataclass(frozen=True, slots=True)
class Form:
    """What a request asks of a server besides an answer."""

    rung: Rung = Rung.SCHEMA
    stores: bool = True
    """Whether the server knows `store`, which is always sent as false."""

    @property
    def lower(self) -> "Form | None":
        """The next that asks for less."""
        if self.stores:
            return replace(self, stores=False)
        return Form(Rung(self.rung + 1), stores=False) if self.rung < Rung.TEXT else None

    @property
    def parameters(self) -> dict[str, Any]:
        """The part of a request that says so."""
        return {**({"store": False} if self.stores else {}), **_WANTED[self.rung]}


_WANTED: dict[Rung, dict[str, Any]] = {
    Rung.SCHEMA: {
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "nudge", "strict": True, "schema": SCHEMA},
        }
    },
    Rung.GUIDED: {"response_format": {"type": "json_object", "schema": SCHEMA}},
    Rung.JSON: {"response_format": {"type": "json_object"}},
    Rung.TEXT: {},
}


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

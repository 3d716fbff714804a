"""How an answer's form is asked for: by a JSON schema, by JSON mode, or in words alone. A server keeps to its rung."""

import json
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any


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
        """What a request says besides, whatever it asks for."""
        return {"store": False} if self.stores else {}

    def of(self, name: str, schema: dict[str, Any]) -> dict[str, Any] | None:
        """The `response_format` of a request for an object of a schema, None where that is asked for in words alone."""
        match self.rung:
            case Rung.SCHEMA:
                return {"type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": schema}}
            case Rung.GUIDED:
                return {"type": "json_object", "schema": schema}
            case Rung.JSON:
                return {"type": "json_object"}
            case Rung.TEXT:
                return None


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

"""How an answer's form is asked for: by a JSON schema, by JSON mode, or in words alone. A server keeps to its rung."""

import json
import re
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
    limit: str = "max_tokens"
    """The name of the most tokens of an answer; OpenAI's reasoning models know the newer one alone."""
    tempered: bool = True
    """Whether the model takes a temperature."""

    def without(self, complaint: str) -> "Form | None":
        """The same without what a server names that it does not take; None where it names nothing of this."""
        if self.stores and _NAMED["store"].search(complaint):
            return replace(self, stores=False)
        if self.tempered and _NAMED["temperature"].search(complaint):
            return replace(self, tempered=False)
        if self.limit == "max_tokens" and _NAMED["max_tokens"].search(complaint):
            return replace(self, limit="max_completion_tokens")
        return self._a_rung_down if _NAMED["response_format"].search(complaint) else None

    @property
    def lower(self) -> "Form | None":
        """The next that asks for less, where nobody says what is too much."""
        return replace(self, stores=False) if self.stores else self._a_rung_down

    @property
    def _a_rung_down(self) -> "Form | None":
        return replace(self, rung=Rung(self.rung + 1)) if self.rung < Rung.TEXT else None

    def parameters(self, most_tokens: int, temperature: float) -> dict[str, Any]:
        """What a request says besides, whatever it asks for."""
        said: dict[str, Any] = {self.limit: most_tokens}
        said |= {"store": False} if self.stores else {}
        return said | ({"temperature": temperature} if self.tempered else {})

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


_NAMED = {
    "store": re.compile(r"\bstore\b"),
    "temperature": re.compile(r"\btemperature\b"),
    "max_tokens": re.compile(r"\bmax_tokens\b"),
    "response_format": re.compile(r"response_format|json_schema|json_object|\bschema\b|\bgrammar\b"),
}
"""What of a request a server's complaint is about."""


def object_in(text: str) -> str | None:
    """The first whole JSON object in a text, for small models wrap it in words and fences; None where there is none.

    What a model thinks aloud before it answers is passed over.
    """
    decoder, text = json.JSONDecoder(), text.rpartition("</think>")[2]
    for start in (at for at, c in enumerate(text) if c == "{"):
        try:
            _, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            continue
        return text[start:end]
    return None

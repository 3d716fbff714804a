"""What a model may answer, typed; and the JSON schema that it is held to where its server can."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.domain.temptation import Strategy

MOST_ALTERNATIVES = 2
OPINIONS = tuple(f"o{n}" for n in range(1, 9))
WAYS = tuple(f"a{n}" for n in range(1, 13))
"""What the stored texts are called that a model may choose from.

Always the same names: a server makes a schema ready once, and one that holds a model to it leaves it no other.
"""
Purchase = Literal["want", "planned", "gift", "essential"]


class Draft(BaseModel):
    """A nudge in a model's words and choices; nothing in it has been checked but its form."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    kind: Literal["reflection", "desire-reduction", "salient-cost", "distraction"]
    opinion: str | None = Field(max_length=64)
    alternatives: list[str] = Field(max_length=len(WAYS))
    reflection: str = Field(max_length=2_000)
    question: str | None = Field(max_length=2_000)
    product: str | None = Field(max_length=200)
    purchase: Purchase

    @property
    def strategy(self) -> Strategy:
        """The kind, as the domain names it."""
        return Strategy(self.kind)


_ONE = {"type": "string"}
_MAYBE = {"type": ["string", "null"]}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "kind": {"type": "string", "enum": [strategy.value for strategy in Strategy]},
        "opinion": {"anyOf": [{**_ONE, "enum": list(OPINIONS)}, {"type": "null"}]},
        "alternatives": {"type": "array", "items": {**_ONE, "enum": list(WAYS)}},
        "reflection": _ONE,
        "question": _MAYBE,
        "product": _MAYBE,
        "purchase": {"type": "string", "enum": ["want", "planned", "gift", "essential"]},
    },
    "required": list(Draft.model_fields),
    "additionalProperties": False,
}
"""In the subset that strict servers take: every field required, none besides."""

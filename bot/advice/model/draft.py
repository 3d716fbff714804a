"""What a model may answer, typed; and the JSON schema that it is held to where its server can."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.domain.temptation import Strategy

MOST_ALTERNATIVES = 2
Purchase = Literal["want", "planned", "gift", "essential"]


class Draft(BaseModel):
    """A nudge in a model's words and choices; nothing in it has been checked but its form."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    kind: Literal["reflection", "desire-reduction", "salient-cost", "distraction"]
    opinion: str | None = Field(max_length=64)
    alternatives: list[str] = Field(max_length=MOST_ALTERNATIVES)
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
        "opinion": _MAYBE,
        "alternatives": {"type": "array", "items": _ONE},
        "reflection": _ONE,
        "question": _MAYBE,
        "product": _MAYBE,
        "purchase": {"type": "string", "enum": ["want", "planned", "gift", "essential"]},
    },
    "required": list(Draft.model_fields),
    "additionalProperties": False,
}
"""In the subset that strict servers take: every field required, none besides."""

"""Whether a model answers at all, and in the form that is asked for: for the operator, and about nobody."""

from typing import Any

from pydantic import BaseModel

from bot.advice.model.task import Task
from prompts import prompt_files

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"ready": {"type": "boolean"}},
    "required": ["ready"],
    "additionalProperties": False,
}


class ProbeDraft(BaseModel):
    """Any JSON object will do."""


def probe() -> Task[ProbeDraft]:
    """A question with nothing of a shopper's in it."""
    prompt = prompt_files.load("probe")
    return Task("probe", prompt.render(), "{}", prompt.version, SCHEMA, ProbeDraft.model_validate_json)

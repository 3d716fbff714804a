"""What is to be seen in a picture: how a model is asked, what it may answer, and what of that is used."""

import json
import re
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.advice.model.asking import LANGUAGES, LONGEST_SAID
from bot.advice.model.task import Fault
from bot.domain.language import Language
from prompts import prompt_files

LONGEST_THING = 120
"""Characters; what a shop calls a thing is cut to a name later."""
LONGEST_PRICE = 40
_MADE_OF = re.compile(r"[\w ,.;:'’´\"”″&+()/°×%-]+")
_ADDRESS = re.compile(r"://|(?<!\w)www\.|[^\W\d_]{2,}\.[^\W\d_]{2,}(?!\w)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2}")


class SeenDraft(BaseModel):
    """An answer in a model's words; nothing in it has been checked but its form."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    shows: Literal["one-thing", "several-things", "no-thing"]
    thing: str | None = Field(max_length=2_000)
    price: str | None = Field(max_length=2_000)


SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "shows": {"type": "string", "enum": ["one-thing", "several-things", "no-thing"]},
        "thing": {"type": ["string", "null"]},
        "price": {"type": ["string", "null"]},
    },
    "required": list(SeenDraft.model_fields),
    "additionalProperties": False,
}
"""In the subset that strict servers take."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a model says that it saw; the shopper is asked whether that is so."""

    thing: str = ""
    """Empty when there is no one thing to be seen."""
    price: str = ""
    """As printed, with its currency; empty where none is."""


def asked_of(caption: str, language: Language) -> tuple[str, str, str]:
    """The system prompt, the data, and the prompt's version; the picture goes beside them."""
    prompt = prompt_files.load("see")
    data = json.dumps({"caption": caption[:LONGEST_SAID]}, ensure_ascii=False)
    return prompt.render(language=LANGUAGES[language]), data, prompt.version


def check_seen(draft: SeenDraft) -> Seen | frozenset[Fault]:
    """What was seen, or all that is wrong with it. A price that cannot be one is left out: it is asked for then."""
    thing = " ".join((draft.thing or "").split())
    if draft.shows != "one-thing" or not thing:
        return Seen()
    faults = set()
    if len(thing) > LONGEST_THING:
        faults.add(Fault.LENGTH)
    if not _MADE_OF.fullmatch(thing) or not _LETTERS.search(thing) or _ADDRESS.search(thing):
        faults.add(Fault.SIGNS)
    if faults:
        return frozenset(faults)
    price = " ".join((draft.price or "").split())
    return Seen(thing, price if len(price) <= LONGEST_PRICE else "")

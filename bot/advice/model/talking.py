"""The talk after a nudge: what a model is told of it, what it may answer, and what of that may be shown."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.advice.model.asking import LANGUAGES, LONGEST_SAID
from bot.advice.model.own_words import Hearer, faults_in, is_one_question
from bot.advice.model.task import Fault
from bot.domain.language import Language
from bot.domain.talk import FINE
from bot.domain.temptation import Reason
from prompts import prompt_files

LONGEST_REPLY = 220
"""Characters; a little more than is asked for."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer of the shopper, and what was said to it."""

    said: str
    replied: str
    prompt: str = ""
    """The version of the prompt."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A talk about one thing so far, and the shopper's newest answer."""

    language: Language
    product: str
    price: str | None
    """In words."""
    goal: str | None
    opinion: str | None
    """The stored text that the nudge quoted."""
    turns: tuple[Turn, ...]
    said: str
    last: bool
    """Whether nothing is to be asked any more: the buttons come next."""


class TalkDraft(BaseModel):
    """An answer in a model's words; nothing in it has been checked but its form."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    about: Literal["this", "something-else"]
    reason: Reason | Literal["distress"]
    reply: str = Field(max_length=2_000)
    question: str | None = Field(max_length=2_000)


SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "about": {"type": "string", "enum": ["this", "something-else"]},
        "reason": {"type": "string", "enum": [*(reason.value for reason in Reason), "distress"]},
        "reply": {"type": "string"},
        "question": {"type": ["string", "null"]},
    },
    "required": list(TalkDraft.model_fields),
    "additionalProperties": False,
}
"""In the subset that strict servers take."""


@dataclass(frozen=True, slots=True)
class Talked:
    """What a model heard, and what it says to it; where code has its own words for what was heard, there are none."""

    elsewhere: bool = False
    """The message is about something else than this thing."""
    distress: bool = False
    reason: Reason = Reason.OTHER
    words: str = ""


def asked_of(exchange: Exchange) -> tuple[str, str, str]:
    """The system prompt, the data, and the prompt's version."""
    prompt = prompt_files.load("talk")
    data = {
        "thing": exchange.product,
        "price": exchange.price,
        "goal": exchange.goal,
        "second_thought": exchange.opinion,
        "talk": [{"shopper": turn.said[:LONGEST_SAID], "you": turn.replied} for turn in exchange.turns],
        "message": exchange.said[:LONGEST_SAID],
        "last": exchange.last,
    }
    system = prompt.render(language=LANGUAGES[exchange.language])
    return system, json.dumps(data, ensure_ascii=False), prompt.version


def check_talk(draft: TalkDraft, exchange: Exchange) -> Talked | frozenset[Fault]:
    """What was heard, with words that may be shown; or all that is wrong with them.

    Words are needed only where code has none of its own: for a good reason, for distress and for another thing it has.
    """
    if draft.reason == "distress":
        return Talked(distress=True)
    if draft.about == "something-else":
        return Talked(elsewhere=True)
    if draft.reason in FINE:
        return Talked(reason=draft.reason)
    own = " ".join((exchange.product, exchange.goal or "", exchange.said, *(turn.said for turn in exchange.turns)))
    hearer = Hearer(exchange.language, own)
    faults = frozenset(_faults(draft, exchange, hearer))
    if faults:
        return faults
    question = "" if exchange.last else draft.question or ""
    asks = [question] if is_one_question(question, draft.reply, hearer) else []
    return Talked(reason=draft.reason, words=" ".join((draft.reply, *asks)))


def _faults(draft: TalkDraft, exchange: Exchange, hearer: Hearer) -> Iterator[Fault]:
    yield from faults_in(draft.reply, LONGEST_REPLY, hearer)
    if draft.reply in {turn.replied for turn in exchange.turns}:
        yield Fault.REPEATED
    if "?" in draft.reply and exchange.last:
        yield Fault.QUESTIONS

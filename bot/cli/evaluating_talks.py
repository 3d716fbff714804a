"""Labelled talks for `omtanke eval`: what a shopper answers after a nudge, and the reason that a reader hears in it."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.advice.model import tasks
from bot.advice.model.talking import Exchange, Talked, Turn
from bot.advice.model.values import Outcome
from bot.cli.tables import middle, seconds_p50, seconds_p95, share, table
from bot.domain.language import Language
from bot.domain.libraryrules import banned_in
from bot.domain.reading import detect_language, read
from bot.domain.talk import FINE, read_reason
from bot.domain.temptation import Kind, Reason
from bot.service.models import Models
from bot.service.talking import MOST_TURNS

DISTRESS = "distress"


@dataclass(frozen=True, slots=True)
class Talk:
    """Answers about one thing, each with its reason, or `distress`."""

    language: Language
    product: str
    price: str
    turns: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Heard:
    """How an engine did, turn by turn."""

    turns: int = 0
    usable: int = 0
    reasons: int = 0
    """Those whose reason was heard as labelled."""
    matters: int = 0
    """Those labelled as a good reason or distress."""
    mattering_heard: int = 0
    language: int = 0
    clean: int = 0
    worded: int = 0
    """Those with words of a model's own."""
    tokens: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def add(self, label: str, heard: str | None) -> None:
        """Count a turn by what was heard; None where the engine had no answer that may be used."""
        matters = label == DISTRESS or label in FINE
        self.turns += 1
        self.matters += matters
        self.usable += heard is not None
        self.reasons += heard == label
        self.mattering_heard += matters and heard == label

    def add_cost(self, talked: Outcome[Talked], language: Language) -> None:
        """Count what a turn cost, and how its words are."""
        self.tokens.append(talked.usage.tokens)
        self.seconds.append(talked.usage.seconds)
        words = talked.checked.words if talked.checked else ""
        if words:
            self.worded += 1
            self.language += detect_language(words) in {None, language}
            self.clean += not banned_in(words, language)


def labelled(folder: Path) -> list[Talk]:
    """The talks of the folder's JSON Lines files, in the order of the files."""
    lines = (line for file in sorted(folder.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines())
    return [_talk(told) for told in map(json.loads, lines) if told["kind"] == "talk"]


def _talk(told: dict[str, object]) -> Talk:
    turns: list[dict[str, str]] = told["turns"]  # type: ignore[assignment]
    answers = tuple((turn["said"], turn["reason"]) for turn in turns[:MOST_TURNS])
    return Talk(Language(str(told["language"])), str(told["product"]), str(told["price"]), answers)


def by_code(talks: Sequence[Talk]) -> Heard:
    """The same answers without a model."""
    heard = Heard()
    for talk in talks:
        for said, label in talk.turns:
            distress = read(said, home_currency="EUR", language=talk.language).kind is Kind.DISTRESS
            heard.add(label, DISTRESS if distress else read_reason(said))
            heard.tokens.append(0)
            heard.seconds.append(0.0)
    return heard


async def by_model(models: Models, talks: Sequence[Talk]) -> Heard:
    """Every answer to the model, each with the model's own words before it."""
    heard = Heard()
    for talk in talks:
        turns: tuple[Turn, ...] = ()
        for said, label in talk.turns:
            last = len(turns) + 1 >= MOST_TURNS
            exchange = Exchange(talk.language, talk.product, talk.price, None, None, turns, said, last)
            outcome = await models.ask(tasks.talk(exchange))
            if outcome is None:
                continue
            heard.add(label, _reason(outcome.checked))
            heard.add_cost(outcome, talk.language)
            if outcome.checked and outcome.checked.words:
                turns = (*turns, Turn(said, outcome.checked.words))
    return heard


def _reason(talked: Talked | None) -> str | None:
    if talked is None or talked.elsewhere:
        return None if talked is None else Reason.OTHER
    return DISTRESS if talked.distress else talked.reason


def report(engines: dict[str, Heard]) -> Iterator[str]:
    """The figures side by side."""
    rows: dict[str, Callable[[Heard], str]] = {
        "turns": lambda h: str(h.turns),
        "with an answer that may be used": lambda h: share(h.usable, h.turns),
        "reason as labelled": lambda h: share(h.reasons, h.turns),
        "good reasons and distress heard": lambda h: share(h.mattering_heard, h.matters),
        "own words in the language asked for": lambda h: share(h.language, h.worded),
        "own words without a banned phrase": lambda h: share(h.clean, h.worded),
        "tokens a turn (median)": lambda h: middle(h.tokens),
        "seconds a turn, p50": lambda h: seconds_p50(h.seconds),
        "seconds a turn, p95": lambda h: seconds_p95(h.seconds),
    }
    yield from table(engines, rows)

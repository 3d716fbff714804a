"""`omtanke eval`: labelled messages and talks to the language model of the settings, beside the templates."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from random import SystemRandom

from bot.advice import Advice, Occasion
from bot.advice.model import tasks
from bot.advice.model.breaker import Patience
from bot.advice.model.checking import Checked
from bot.advice.model.composing import compose
from bot.advice.model.values import Outcome, Trouble
from bot.advice.templates import MOST_CHARACTERS, TemplateAdvisor, visible
from bot.cli import evaluating_talks
from bot.cli.evaluating_talks import Heard, Talk
from bot.cli.tables import middle, seconds_p50, seconds_p95, share, table
from bot.domain.language import Language
from bot.domain.libraryrules import banned_in
from bot.domain.reading import detect_language
from bot.domain.terms import stems
from bot.opening import open_database, utc_now
from bot.service.advising import Adviser
from bot.service.explaining import explain
from bot.service.models import Models, from_settings
from bot.settings import Settings
from storage.shelf import Shelf

ENDLESS = Patience(failures=10**9, refused_seconds=0.0)
"""Every message is to be asked about, whatever became of those before."""


_SAID_SOMETHING = frozenset({Trouble.REFUSED, Trouble.FORM, Trouble.UNGROUNDED})
"""Troubles with an answer; without one, the server or the way to it had the others."""


class EvaluationError(Exception):
    """The evaluation cannot be run; the text says what would help."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message whose language, kind and thing are known."""

    text: str
    language: Language
    things: tuple[frozenset[str], ...] = ()
    """The stems that the thing's name has to hold; any one of them will do."""

    def names(self, product: str) -> bool:
        """Whether a thing was read as it is labelled."""
        read = frozenset(stems(product))
        return any(thing <= read for thing in self.things)


@dataclass(slots=True)
class Tally:
    """How an engine did."""

    nudges: int = 0
    given: int = 0
    """Those that the engine composed itself."""
    language: int = 0
    length: int = 0
    clean: int = 0
    """Without a phrase that the house rules ban."""
    things: int = 0
    """Those with the thing as it is labelled."""
    wants: int = 0
    """Those for what was taken for a want, as it is."""
    tokens: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    troubles: Counter[str] = field(default_factory=Counter)

    @property
    def answered(self) -> bool:
        """Whether a model said anything, usable or not."""
        return any(trouble in _SAID_SOMETHING for trouble in self.troubles) or self.given > 0

    def add(self, advice: Advice | None, message: Labelled, product: str, seconds: float) -> None:
        """Count a nudge for a thing, or that there is none of this engine."""
        language = message.language
        self.nudges += 1
        self.seconds.append(seconds)
        if advice is None:
            return
        text = visible(advice.text)
        self.given += 1
        self.language += detect_language(text) in {None, language}
        self.length += len(text) <= MOST_CHARACTERS
        self.clean += not banned_in(text, language)
        self.things += message.names(product)
        self.wants += not advice.need_doubt


def run(settings: Settings, folder: Path, limit: int) -> Iterator[str]:
    """The report, as a Markdown table. Raises DatabaseUnavailable; EvaluationError also where no answer came."""
    messages = list(islice(_labelled(folder), limit))
    with closing(open_database(settings)) as database:
        models = from_settings(settings, database, ENDLESS)
        if models is None or models.asker is None:
            raise EvaluationError("set OPENAI_MODEL, and OPENAI_API_KEY or OPENAI_BASE_URL")
        adviser = Adviser(TemplateAdvisor(), Shelf(utc_now), SystemRandom())
        told = ((m, partial(explain, text=m.text, language=m.language, adviser=adviser)) for m in messages)
        found = [(m, database.run_sync(work).occasion) for m, work in told]
        wants = [(m, occasion) for m, occasion in found if occasion]
        talks = evaluating_talks.labelled(folder)[:limit]
        tallies, heard = asyncio.run(_evaluate(models, adviser, wants, talks))
        yield from _report(tallies)
        if talks:
            yield ""
            yield from evaluating_talks.report({"templates": evaluating_talks.by_code(talks), "model": heard})
        if not (tallies["model"].answered or heard.usable or any(heard.tokens)):
            raise EvaluationError("the model never answered; `omtanke doctor` asks its server")


async def _evaluate(
    models: Models, adviser: Adviser, wants: Sequence[tuple[Labelled, Occasion]], talks: Sequence[Talk]
) -> tuple[dict[str, Tally], Heard]:
    """All of it; the model's connections are closed in the end."""
    try:
        return await _both(models, adviser, wants), await evaluating_talks.by_model(models, talks)
    finally:
        await models.close()


def _labelled(folder: Path) -> Iterator[Labelled]:
    """The messages of the folder's JSON Lines files that are wants, in the order of the files."""
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise EvaluationError(f"{folder} holds no .jsonl file of labelled messages; tests/evals has two")
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            if told["kind"] == "want":
                things = tuple(frozenset(stems(thing)) for thing in told.get("product", ()))
                yield Labelled(told["text"], Language(told["language"]), things)


async def _both(models: Models, adviser: Adviser, wants: Sequence[tuple[Labelled, Occasion]]) -> dict[str, Tally]:
    """Every want to both engines."""
    tallies = {"templates": Tally(), "model": Tally()}
    for message, occasion in wants:
        begun = time.perf_counter()
        plain = adviser.engine.advise(occasion, adviser.random)
        tallies["templates"].add(plain, message, occasion.product, time.perf_counter() - begun)
    async for message, occasion, outcome in _asked(models, wants):
        checked = outcome.checked
        advice = compose(occasion, checked, adviser.random) if checked else None
        product = checked.draft.product if checked else None
        tallies["model"].add(advice, message, product or occasion.product, outcome.usage.seconds)
        tallies["model"].tokens.append(outcome.usage.tokens)
        if outcome.trouble:
            tallies["model"].troubles[outcome.trouble] += 1
    return tallies


async def _asked(
    models: Models, wants: Sequence[tuple[Labelled, Occasion]]
) -> AsyncIterator[tuple[Labelled, Occasion, Outcome[Checked]]]:
    for message, occasion in wants:
        outcome = await models.ask(tasks.nudge(occasion, message.text))
        if outcome:
            yield message, occasion, outcome


def _report(tallies: dict[str, Tally]) -> Iterator[str]:
    rows: dict[str, Callable[[Tally], str]] = {
        "messages": lambda t: str(t.nudges),
        "valid and grounded": lambda t: share(t.given, t.nudges),
        "language as asked": lambda t: share(t.language, t.given),
        "within 600 characters": lambda t: share(t.length, t.given),
        "no banned phrase": lambda t: share(t.clean, t.given),
        "thing as labelled": lambda t: share(t.things, t.given),
        "taken for a want": lambda t: share(t.wants, t.given),
        "tokens a nudge (median)": lambda t: middle(t.tokens),
        "seconds, p50": lambda t: seconds_p50(t.seconds),
        "seconds, p95": lambda t: seconds_p95(t.seconds),
    }
    yield from table(tallies, rows)
    for trouble, times in tallies["model"].troubles.most_common():
        yield f"\nNot used: {trouble}, {times} times."

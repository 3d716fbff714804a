"""The shipped engine: nudges from the catalogue's sentences, offline, in well under a millisecond."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from random import Random
from re import compile as regex

from bot.advice import lines
from bot.advice.protocol import Advice, AlternativeView, Occasion, OpinionView
from bot.domain.nudging import best_fitting, choose_alternatives, choose_opinion, choose_strategy
from bot.domain.temptation import Rung
from prompts import catalogue

MOST_CHARACTERS = 600
"""House rule: one short message."""

_ROOM_FOR_A_NAME = 32
"""A shorter name makes no room for more words: two brands get the same nudge."""

_TAG = regex(r"<[^>]+>")


def visible(html: str) -> str:
    """The text as a reader sees it, without markup."""
    return unescape(_TAG.sub("", html))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A nudge in its parts, in the order they are read."""

    occasion: Occasion
    said: OpinionView | None
    rungs: tuple[AlternativeView, ...]
    heading: str
    cost: str
    hours: str
    rule: str
    plan: str
    verdict: str
    opener: str
    opinion: str
    goal: str
    ladder: tuple[str, ...]
    sources: str
    question: str

    @property
    def text(self) -> str:
        money = "\n".join(part for part in (self.heading, self.cost, self.hours) if part)
        own = "\n".join(part for part in (self.rule, self.plan, self.verdict) if part)
        reasons = "\n".join(part for part in (self.opener, self.opinion, self.goal) if part)
        blocks = (money, own, reasons, "\n".join(self.ladder), self.sources, self.question)
        return "\n\n".join(block for block in blocks if block)

    def shorter(self) -> "Iterator[_Draft]":
        """The draft, then ever shorter ones.

        The opinion, *nothing*, the sources, what it costs in all, the house rule and the plan stay to the last.
        """
        draft = self
        yield draft
        for step in _STEPS:
            draft = step(draft)
            yield draft

    def climbing(self, most: int) -> "_Draft":
        """The same with so many rungs of the ladder, and with the sources of those."""
        rungs = self.rungs[:most]
        sources = lines.sources(self.occasion, self.said, rungs)
        return replace(self, rungs=rungs, ladder=self.ladder[:most], sources=sources)

    def barest(self) -> "_Draft":
        """The same with a bare *nothing*, which claims nothing that would need a source."""
        if not any(alternative.rung is Rung.NOTHING for alternative in self.rungs):
            return self
        nothing = catalogue.load(self.occasion.language).text("nudge-nothing")
        return replace(self, ladder=(nothing,), sources=lines.sources(self.occasion, self.said, ()))

    def naming(self, most: int) -> "_Draft":
        """The same with so many characters of the thing's name."""
        short = replace(self.occasion, product=lines.shortened(self.occasion.product, most))
        return replace(self, heading=lines.heading(short))


_STEPS: tuple[Callable[[_Draft], _Draft], ...] = (
    lambda draft: replace(draft, opener=""),
    lambda draft: draft.climbing(2),
    lambda draft: replace(draft, question=""),
    lambda draft: draft.climbing(1),
    lambda draft: replace(draft, verdict=lines.verdict(draft.occasion, 60)),
    lambda draft: replace(draft, verdict=lines.verdict(draft.occasion, 0)),
    lambda draft: replace(draft, hours="" if draft.goal else draft.hours),
    lambda draft: replace(draft, verdict=""),
    lambda draft: replace(draft, hours="", goal=""),
    lambda draft: replace(draft, plan=lines.plan(draft.occasion, 80)),
    lambda draft: draft.naming(40),
    lambda draft: replace(draft, plan=lines.plan(draft.occasion, 40)),
    lambda draft: draft.naming(20),
    lambda draft: draft.barest(),
    lambda draft: replace(draft, plan=lines.plan(draft.occasion, 24)),
    lambda draft: replace(draft.naming(5), plan=lines.plan(draft.occasion, 16)),
)
"""What is left out when it gets tight, the least important first."""


class TemplateAdvisor:
    """Composes nudges from the message catalogues."""

    engine = "templates"

    def advise(self, occasion: Occasion, rng: Random) -> Advice:
        """A nudge of one of the four kinds, with one opinion, the ladder and at most one question."""
        offered = best_fitting(occasion.opinions, occasion.seen, occasion.last_angle)
        strategy = choose_strategy(
            rng,
            offered,
            has_price=occasion.price is not None,
            last=occasion.last_strategy,
            weights=occasion.weights,
        )
        opinion = choose_opinion(rng, offered, strategy)
        ladder = choose_alternatives(rng, occasion.alternatives)
        words = catalogue.load(occasion.language)
        opener = words.text(rng.choice(words.choices(f"nudge-{strategy}")))
        question = words.text(rng.choice(words.choices(f"nudge-question-{strategy}")))
        draft = fitted(occasion, Parts(opinion, ladder, opener, question))
        return Advice(strategy, (opinion,) if opinion else (), draft.rungs, draft.text, self.engine, tuple(offered))


@dataclass(frozen=True, slots=True)
class Parts:
    """What an engine chose and phrased; the texts as Telegram HTML, each may be empty."""

    opinion: OpinionView | None
    ladder: tuple[AlternativeView, ...]
    opener: str
    question: str


def fitted(occasion: Occasion, parts: Parts) -> _Draft:
    """The nudge of these parts with everything factual drawn from the occasion, as long as a nudge may be."""
    spare = max(0, _ROOM_FOR_A_NAME - len(occasion.product))
    for draft in _whole(occasion, parts).shorter():
        if len(visible(draft.text)) + spare <= MOST_CHARACTERS:
            break
    return draft


def _whole(occasion: Occasion, parts: Parts) -> _Draft:
    """Everything there is to say of an occasion, whatever its length."""
    words = catalogue.load(occasion.language)
    opinion, ladder = parts.opinion, parts.ladder
    return _Draft(
        occasion=occasion,
        said=opinion,
        rungs=ladder,
        heading=lines.heading(occasion),
        cost=lines.cost(occasion),
        hours=lines.hours(occasion),
        rule=lines.rule(occasion),
        plan=lines.plan(occasion),
        verdict=lines.verdict(occasion),
        opener=parts.opener,
        opinion=words.text("nudge-opinion", text=opinion.text) if opinion else "",
        goal=lines.goal(occasion),
        ladder=tuple(words.text(f"nudge-rung-{a.rung}", text=a.text) for a in ladder),
        sources=lines.sources(occasion, opinion, ladder),
        question=parts.question,
    )

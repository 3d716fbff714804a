"""The shipped engine: nudges from the catalogue's sentences, offline, in well under a millisecond."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from random import Random
from re import compile as regex

from bot.advice.protocol import Advice, AlternativeView, Occasion, OpinionView, Provenance
from bot.domain import figures
from bot.domain.nudging import choose_alternatives, choose_opinion, choose_strategy
from prompts import catalogue

MOST_CHARACTERS = 600
"""House rule: one short message."""

_TAG = regex(r"<[^>]+>")


def visible(html: str) -> str:
    """The text as a reader sees it, without markup."""
    return unescape(_TAG.sub("", html))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A nudge in its parts, in the order they are read."""

    heading: str
    opener: str
    opinion: str
    goal: str
    ladder: tuple[str, ...]
    sources: str
    question: str

    @property
    def text(self) -> str:
        reasons = "\n".join(part for part in (self.opener, self.opinion, self.goal) if part)
        blocks = (self.heading, reasons, "\n".join(self.ladder), self.sources, self.question)
        return "\n\n".join(block for block in blocks if block)

    def shorter(self) -> "Iterator[_Draft]":
        """The draft, then ever shorter ones; the opinion, *nothing* and the sources stay to the last."""
        yield self
        yield replace(self, opener="")
        yield replace(self, opener="", ladder=self.ladder[:2])
        yield replace(self, opener="", ladder=self.ladder[:2], question="")
        yield replace(self, opener="", ladder=self.ladder[:1], question="", goal="")


class TemplateAdvisor:
    """Composes nudges from the message catalogues."""

    engine = "templates"

    def advise(self, occasion: Occasion, rng: Random) -> Advice:
        """A nudge of one of the four kinds, with one opinion, the ladder and at most one question."""
        strategy = choose_strategy(
            rng, occasion.opinions, has_price=occasion.price is not None, last=occasion.last_strategy
        )
        opinion = choose_opinion(rng, occasion.opinions, strategy, occasion.last_opinion)
        ladder = choose_alternatives(rng, occasion.alternatives)
        words = catalogue.load(occasion.language)
        whole = _Draft(
            heading=heading(occasion),
            opener=words.text(rng.choice(words.choices(f"nudge-{strategy}"))),
            opinion=words.text("nudge-opinion", text=opinion.text) if opinion else "",
            goal=_goal(occasion),
            ladder=tuple(words.text(f"nudge-rung-{a.rung}", text=a.text) for a in ladder),
            sources=_sources(occasion, opinion, ladder),
            question=words.text(rng.choice(words.choices(f"nudge-question-{strategy}"))),
        )
        for draft in whole.shorter():
            text = draft.text
            if len(visible(text)) <= MOST_CHARACTERS:
                break
        shown = ladder[: len(draft.ladder)]
        return Advice(strategy, (opinion,) if opinion else (), shown, text, self.engine)


def heading(occasion: Occasion) -> str:
    """The first line: the thing and its price."""
    words = catalogue.load(occasion.language)
    if occasion.price is None:
        return words.text("nudge-heading", product=occasion.product)
    price = figures.money(occasion.price, occasion.language)
    return words.text("nudge-heading-price", product=occasion.product, price=price)


def _goal(occasion: Occasion) -> str:
    """The cost against the shopper's own goal; nothing is converted, so only in the same currency."""
    goal, price = occasion.goal, occasion.price
    if goal is None or price is None or goal.target.currency != price.currency:
        return ""
    share = round(100 * price.minor / goal.target.minor)
    words = catalogue.load(occasion.language)
    if share < 1:
        return ""
    name = "nudge-goal-share" if share < 100 else "nudge-goal-all"
    return words.text(name, percent=share, goal=goal.name, price=figures.money(price, occasion.language))


def _sources(occasion: Occasion, opinion: OpinionView | None, ladder: Sequence[AlternativeView]) -> str:
    """Who says it, what they gain, and when: one line for each that said something."""
    quoted = [*([opinion.provenance] if opinion else []), *(a.provenance for a in ladder)]
    newest: dict[tuple[str, str, bool], Provenance] = {}
    for said in sorted(quoted, key=lambda p: p.dated):
        newest[said.source, said.interest, said.editorial] = said
    return "\n".join(source_line(occasion, said) for said in newest.values())


def source_line(occasion: Occasion, said: Provenance) -> str:
    """One source as a line."""
    words = catalogue.load(occasion.language)
    interest = words.text(f"interest-{said.interest}")
    date = figures.date_short(said.dated, occasion.language)
    name = "nudge-source-editorial" if said.editorial else "nudge-source"
    return words.text(name, source=said.source, interest=interest, date=date)

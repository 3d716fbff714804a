"""What an advisor is told and what it answers. Everything factual comes from storage, by id."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Protocol

from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.temptation import Rung, Strategy


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who says it, what they gain from the choice, and when it was said."""

    source: str
    interest: str
    dated: date
    editorial: bool


@dataclass(frozen=True, slots=True)
class OpinionView:
    """A stored opinion in the shopper's language; `score` is its fit, higher is better."""

    id: str
    text: str
    provenance: Provenance
    strategy: Strategy
    score: float


@dataclass(frozen=True, slots=True)
class AlternativeView:
    """A stored alternative in the shopper's language."""

    id: str
    rung: Rung
    text: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class GoalView:
    """What the shopper saves for, and the whole sum it takes."""

    name: str
    target: Money


@dataclass(frozen=True, slots=True)
class Occasion:
    """One temptation with all that is known of it when the nudge is composed."""

    language: Language
    product: str
    price: Money | None
    goal: GoalView | None
    opinions: tuple[OpinionView, ...]
    alternatives: tuple[AlternativeView, ...]
    last_opinion: str | None = None
    """The opinion this shopper saw last, not to be repeated while there is another."""
    last_strategy: Strategy | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """A nudge: its kind, what it quotes, and the text as Telegram HTML, at most 600 visible characters."""

    strategy: Strategy
    opinions: tuple[OpinionView, ...]
    alternatives: tuple[AlternativeView, ...]
    text: str
    engine: str


class Advisor(Protocol):
    """An engine that composes a nudge; any randomness comes from `rng`."""

    def advise(self, occasion: Occasion, rng: Random) -> Advice:
        """Compose one nudge from what the occasion offers, and from nothing else."""
        ...

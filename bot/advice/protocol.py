"""What an advisor is told and what it answers. Everything factual comes from storage, by id."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Protocol

from bot.domain.houserules import RuleInForce
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.payments import Payments
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
    angle: str
    """Its argument, such as `upkeep` or `space`."""
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
class VerdictView:
    """What this shopper said of a thing they bought in the same category: theirs, and shown to nobody else."""

    product: str
    score: int
    """Worth it, 1 to 5."""
    words: str | None
    on: date


@dataclass(frozen=True, slots=True)
class Occasion:
    """One temptation with all that is known of it when the nudge is composed."""

    language: Language
    product: str
    price: Money | None
    goal: GoalView | None
    opinions: tuple[OpinionView, ...]
    alternatives: tuple[AlternativeView, ...]
    seen: frozenset[str] = frozenset()
    """What this shopper read last about this kind of thing, not to be repeated while there is another."""
    last_angle: str | None = None
    """The argument they read last, whatever it was about."""
    last_strategy: Strategy | None = None
    payments: Payments | None = None
    """Where it is not paid at once; `price` is then one period, or the whole price in parts."""
    hourly_pay: Money | None = None
    verdict: VerdictView | None = None
    plan: str | None = None
    """The shopper's own if-then sentence, where its trigger has returned."""
    house_rule: RuleInForce | None = None
    weights: Mapping[Strategy, float] | None = None
    """How likely each kind of nudge is to be chosen, by what this shopper acts on; None before anything is known."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A nudge: its kind, what it quotes, and the text as Telegram HTML, at most 600 visible characters."""

    strategy: Strategy
    opinions: tuple[OpinionView, ...]
    alternatives: tuple[AlternativeView, ...]
    text: str
    engine: str
    among: tuple[OpinionView, ...] = ()
    """The opinions that the one which is quoted was chosen from, by chance or by a model."""
    need_doubt: bool = False
    """Whether a model takes it for something that is needed, planned or given: the shopper is asked."""


class Advisor(Protocol):
    """An engine that composes a nudge; any randomness comes from `rng`."""

    def advise(self, occasion: Occasion, rng: Random) -> Advice:
        """Compose one nudge from what the occasion offers, and from nothing else."""
        ...

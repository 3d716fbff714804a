"""Choosing the kind of nudge, the opinion and the rungs of the ladder. Pure; chance is passed in."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Protocol, TypeVar

from bot.domain.temptation import Rung, Strategy

MOST_ALTERNATIVES = 3
"""The ladder in a nudge: *nothing* and two more keep the message short enough to be read."""


class Opinionated(Protocol):
    """What choosing needs to know of an opinion."""

    @property
    def id(self) -> str: ...
    @property
    def strategy(self) -> Strategy: ...
    @property
    def score(self) -> float: ...


class OnARung(Protocol):
    """What choosing needs to know of an alternative."""

    @property
    def rung(self) -> Rung: ...


O = TypeVar("O", bound=Opinionated)  # noqa: E741
A = TypeVar("A", bound=OnARung)


def choose_strategy(
    rng: Random,
    opinions: Sequence[O],
    *,
    has_price: bool,
    last: Strategy | None,
    weights: Mapping[Strategy, float] | None = None,
) -> Strategy:
    """One of the four kinds of nudge that an opinion fits; cost is only spoken of when there is a price.

    Without `weights` the last kind is not repeated where there is another. With them, what was learned of the
    shopper, it may be, at half its weight.
    """
    possible = [s for s in Strategy if has_price or s is not Strategy.SALIENT_COST]
    told = {opinion.strategy for opinion in opinions}
    fitting = [s for s in possible if s in told] or possible
    if weights is None:
        return rng.choice([s for s in fitting if s is not last] or fitting)
    return rng.choices(fitting, [weights[s] / 2 if s is last else weights[s] for s in fitting])[0]


def choose_opinion(rng: Random, opinions: Sequence[O], strategy: Strategy, last: str | None) -> O | None:
    """An opinion that fits the kind of nudge and was not the last one seen, where there is such a one.

    Among those the best fit to the message wins; chance decides between equals.
    """
    fresh = [o for o in opinions if o.id != last] or list(opinions)
    fitting = [o for o in fresh if o.strategy is strategy] or fresh
    best = max((o.score for o in fitting), default=0.0)
    return rng.choice([o for o in fitting if o.score == best]) if fitting else None


def choose_alternatives(rng: Random, alternatives: Sequence[A], most: int = MOST_ALTERNATIVES) -> tuple[A, ...]:
    """*Nothing* first, then other rungs in the ladder's order, at most one of a rung."""
    by_rung: dict[Rung, list[A]] = {}
    for alternative in alternatives:
        by_rung.setdefault(alternative.rung, []).append(alternative)
    others = [rung for rung in by_rung if rung is not Rung.NOTHING]
    chosen = {Rung.NOTHING, *rng.sample(others, min(most - 1, len(others)))}
    return tuple(rng.choice(by_rung[rung]) for rung in Rung if rung in chosen and rung in by_rung)

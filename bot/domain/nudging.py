"""Choosing the kind of nudge, the opinion and the rungs of the ladder. Pure; chance is passed in."""

from collections.abc import Container, Mapping, Sequence
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
    def angle(self) -> str: ...
    @property
    def strategy(self) -> Strategy: ...
    @property
    def score(self) -> float: ...


class OnARung(Protocol):
    """What choosing needs to know of an alternative."""

    @property
    def rung(self) -> Rung: ...


_AS_GOOD = 0.1
"""Opinions whose fit differs by less fit equally well."""

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


def best_fitting(opinions: Sequence[O], seen: Container[str] = (), last_angle: str | None = None) -> list[O]:
    """The opinions to choose from: of those that say something new to this shopper the ones that fit best.

    Neither one that was `seen` nor the argument of last time comes again while there is another; what fits the message
    better wins over all that is known of what the shopper acts on.
    """
    unseen = [o for o in opinions if o.id not in seen] or list(opinions)
    fresh = [o for o in unseen if o.angle != last_angle] or unseen
    best = max((o.score for o in fresh), default=0.0)
    return [o for o in fresh if o.score > best - _AS_GOOD]


def choose_opinion(rng: Random, opinions: Sequence[O], strategy: Strategy) -> O | None:
    """One of the opinions, by chance, that fits the kind of nudge where one does."""
    fitting = [o for o in opinions if o.strategy is strategy] or opinions
    return rng.choice(fitting) if fitting else None


def choose_alternatives(rng: Random, alternatives: Sequence[A], most: int = MOST_ALTERNATIVES) -> tuple[A, ...]:
    """*Nothing* first, then other rungs in the ladder's order, at most one of a rung."""
    by_rung: dict[Rung, list[A]] = {}
    for alternative in alternatives:
        by_rung.setdefault(alternative.rung, []).append(alternative)
    others = [rung for rung in by_rung if rung is not Rung.NOTHING]
    chosen = {Rung.NOTHING, *rng.sample(others, min(most - 1, len(others)))}
    return tuple(rng.choice(by_rung[rung]) for rung in Rung if rung in chosen and rung in by_rung)

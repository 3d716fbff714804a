"""Learning which of the four kinds of nudge leads a shopper to skip a thing or to sleep on it. Pure.

The rule, in one sentence: the more often a kind led you to skip or to sleep, the more often you get it, and each of
the four keeps at least a tenth of the turns.

In figures: a kind that was shown `n` times and led `k` times has the rate (k + 1) / (n + 2), Laplace's rule of
succession, which is one half before anything is known and moves slowly while little is. A tenth of the turns is set
aside for each kind; the rest is shared out in proportion to the rates. That is plain proportional choice and not
Thompson sampling, so that it can be told to a shopper in that one sentence. Only the kind that was shown last counts
half in the next choice (`bot.domain.nudging.choose_strategy`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.temptation import State, Strategy

NEWEST = 60
"""How many of a shopper's newest temptations are looked at: tastes change."""
FLOOR = 0.1
"""The share of the turns that every kind keeps, whatever happened: variety, and a chance to be wrong about it."""
UNANSWERED_AFTER = timedelta(days=1)
"""A nudge that nobody acted on for so long did not lead to anything; before that it may still."""

LEAST_SHOWN = 6
LEAST_KINDS = 2
LEAST_OF_THE_BEST = 3
CLEAR_LEAD = 0.15
"""What is learned is told from so many nudges on, of so many kinds, and when the best is ahead by so much of a rate."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a temptation after a nudge of this kind, or of several that went the same way."""

    strategy: Strategy
    state: State
    slept: bool
    """Whether the shopper ever slept on it."""
    returned: bool
    """Whether it was bought and sent back."""
    rested: bool
    """Whether the shopper wrote of it at least `UNANSWERED_AFTER` ago."""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a kind of nudge was shown, and how often it led to skipping or sleeping."""

    shown: int = 0
    led: int = 0

    @property
    def rate(self) -> float:
        """How likely it is to lead there, between 0 and 1; one half when it was never shown."""
        return (self.led + 1) / (self.shown + 2)


@dataclass(frozen=True, slots=True)
class Learned:
    """The kind that leads this shopper to skip or sleep most often."""

    strategy: Strategy
    tally: Tally


def tallies(outcomes: Iterable[Outcome]) -> dict[Strategy, Tally]:
    """Each kind's tally; what was needed, and what is still open for less than a day, is not counted."""
    shown: Counter[Strategy] = Counter()
    led: Counter[Strategy] = Counter()
    for outcome in outcomes:
        if _counts(outcome):
            shown[outcome.strategy] += outcome.times
            led[outcome.strategy] += outcome.times * _led(outcome)
    return {strategy: Tally(shown[strategy], led[strategy]) for strategy in Strategy}


def weights(counted: Mapping[Strategy, Tally]) -> dict[Strategy, float]:
    """How likely each kind is to be chosen, adding up to 1; all are equal before anything is known."""
    whole = sum(tally.rate for tally in counted.values())
    shared = 1 - FLOOR * len(counted)
    return {strategy: FLOOR + shared * tally.rate / whole for strategy, tally in counted.items()}


def known(counted: Mapping[Strategy, Tally]) -> bool:
    """Whether anything is known yet."""
    return any(tally.shown for tally in counted.values())


def learned(counted: Mapping[Strategy, Tally]) -> Learned | None:
    """What there is to say of it; None when too little is known, or no kind is clearly ahead of all others."""
    shown = [tally.shown for tally in counted.values() if tally.shown]
    if sum(shown) < LEAST_SHOWN or len(shown) < LEAST_KINDS:
        return None
    best, next_best = sorted(counted, key=lambda strategy: counted[strategy].rate, reverse=True)[:2]
    ahead = counted[best].rate - counted[next_best].rate
    clear = ahead >= CLEAR_LEAD and counted[best].shown >= LEAST_OF_THE_BEST
    return Learned(best, counted[best]) if clear else None


def _counts(outcome: Outcome) -> bool:
    """A thing that was needed had nothing to be talked out of; one that is still open may yet be skipped."""
    waits = outcome.state is State.OPEN and not outcome.slept and not outcome.rested
    return outcome.state is not State.NEEDED and not waits


def _led(outcome: Outcome) -> bool:
    """Whether the shopper skipped it or slept on it; what was dropped is what they never answered."""
    if outcome.state is State.DROPPED:
        return False
    skipped = outcome.state is State.SKIPPED and not outcome.returned
    return skipped or outcome.slept or outcome.state is State.COOLING

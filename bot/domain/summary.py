"""What a month or a year came to: the ledger summed up, decisions and pauses counted, the goal's progress."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.money import Money
from bot.domain.month import Month, Span
from bot.domain.rhythm import EMPTY, Grid, rhythm, total
from bot.domain.temptation import State

_BOUGHT = frozenset({State.BOUGHT, State.BOUGHT_CHEAPER})
_NO_TEMPTATION = frozenset({State.NEEDED, State.OPEN})
_TOP = 3


@dataclass(frozen=True, slots=True)
class SavingLine:
    """One ledger entry: what it adds to the pending and the confirmed sum, in minor units."""

    temptation_id: int
    pending: int
    confirmed: int
    currency: str
    booked_for: date


class Ending(StrEnum):
    """How it stood with a thing at the end of its pause."""

    WANTED = "wanted"
    LET_GO = "let-go"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of one temptation."""

    state: State
    category: str
    on: date | None
    """The shopper's local day of the decision; None while it is open."""
    slept: bool
    """Whether it was slept on first."""
    came: datetime
    """Local wall time at which it was written of."""
    pause_over: date | None = None
    """The local day on which its pause ended; None without a pause, or while it lasts."""
    returned: bool = False
    chosen: bool = True
    """Whether the shopper said anything after the pause; what is open may have been kept as a wish, or not be told."""

    @property
    def ending(self) -> Ending | None:
        """How it stood at the end of the pause; wanted is what they went on to buy or said they still want."""
        if self.pause_over is None or self.state is State.COOLING:
            return None
        if self.state is State.DROPPED or not self.chosen:
            return Ending.UNANSWERED
        return Ending.LET_GO if self.state is State.SKIPPED and not self.returned else Ending.WANTED


@dataclass(frozen=True, slots=True)
class Pauses:
    """Pauses that ended, and how; the rest stayed unanswered."""

    ended: int = 0
    wanted: int = 0
    let_go: int = 0

    @property
    def alike(self) -> Ending | None:
        """How all of them ended, None where they ended in different ways."""
        counts = {Ending.WANTED: self.wanted, Ending.LET_GO: self.let_go}
        counts[Ending.UNANSWERED] = self.ended - self.wanted - self.let_go
        return next((ending for ending, count in counts.items() if count == self.ended), None)


@dataclass(frozen=True, slots=True)
class Goal:
    """What a shopper saves for, and since which local day."""

    name: str
    target: Money
    set_on: date


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums in minor units of one currency."""

    confirmed: int = 0
    pending: int = 0

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(self.confirmed + other.confirmed, self.pending + other.pending)


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """How far a goal has come, in its own currency, by what was booked since the day it was set."""

    name: str
    target: Money
    saved: Money
    pending: Money

    @property
    def share(self) -> float:
        """The confirmed part of the target, 0 to 1; for drawing only."""
        if self.target.minor <= 0:
            return 0.0
        return min(1.0, max(0.0, self.saved.minor / self.target.minor))

    @property
    def share_with_pending(self) -> float:
        """The same with what is pending."""
        if self.target.minor <= 0:
            return 0.0
        return min(1.0, max(self.share, (self.saved.minor + self.pending.minor) / self.target.minor))


@dataclass(frozen=True, slots=True)
class Summary:
    """A month's or a year's savings by currency (never added together), its decisions, and what was before it."""

    span: Span
    totals: dict[str, Totals]
    before: dict[str, Totals]
    """The same of the month or the year before."""
    skipped: int
    slept: int
    bought: int
    top_categories: tuple[tuple[str, int], ...]
    """At most three categories with their number of temptations, the most tempting first."""
    goal: GoalProgress | None
    rhythm: Grid = EMPTY
    """When its temptations came, decided or not."""
    days: int = 0
    """On how many local days of the calendar."""
    pauses: Pauses = Pauses()

    @property
    def empty(self) -> bool:
        """True when there is nothing to tell of it: nothing booked, nothing decided, nothing written."""
        told = (self.skipped, self.slept, self.bought, len(self.top_categories), self.pauses.ended, total(self.rhythm))
        return not (self.totals or any(told))


def summarise(
    span: Span, lines: Iterable[SavingLine], decisions: Iterable[Decision], goal: Goal | None = None
) -> Summary:
    """Sum up a month or a year from the whole ledger and every decision. The goal is as of the last entry."""
    ledger, told = tuple(lines), tuple(decisions)
    came = [d.came for d in told if d.state is not State.NEEDED and span.holds(d.came)]
    made = [decision for decision in told if decision.on and span.holds(decision.on)]
    return Summary(
        span=span,
        totals=ledger_balance(line for line in ledger if span.holds(line.booked_for)),
        before=ledger_balance(line for line in ledger if span.previous.holds(line.booked_for)),
        skipped=sum(decision.state is State.SKIPPED for decision in made),
        slept=sum(decision.slept or decision.state is State.COOLING for decision in made),
        bought=sum(decision.state in _BOUGHT for decision in made),
        top_categories=_top_categories(made),
        goal=goal_progress(goal, ledger) if goal else None,
        rhythm=rhythm(came),
        days=len({wall.date() for wall in came}),
        pauses=_pauses(d.ending for d in told if d.pause_over and span.holds(d.pause_over)),
    )


def goal_progress(goal: Goal, ledger: Iterable[SavingLine]) -> GoalProgress:
    """How far a goal has come."""
    currency = goal.target.currency
    counted = (line for line in ledger if line.currency == currency and line.booked_for >= goal.set_on)
    sums = ledger_balance(counted).get(currency, Totals())
    return GoalProgress(goal.name, goal.target, Money(sums.confirmed, currency), Money(sums.pending, currency))


def months_series(
    lines: Iterable[SavingLine], until: Month, count: int, currency: str
) -> tuple[tuple[Month, Totals], ...]:
    """One currency's totals for each of the `count` months up to and with `until`, oldest first."""
    sums: defaultdict[Month, Totals] = defaultdict(Totals)
    for line in lines:
        if line.currency == currency:
            sums[Month.of(line.booked_for)] += Totals(line.confirmed, line.pending)
    months = (until.shifted(-back) for back in reversed(range(count)))
    return tuple((month, sums[month]) for month in months)


def ledger_balance(lines: Iterable[SavingLine]) -> dict[str, Totals]:
    """The sum of all entries by currency; a currency whose entries cancel out is left out."""
    sums: defaultdict[str, Totals] = defaultdict(Totals)
    for line in lines:
        sums[line.currency] += Totals(line.confirmed, line.pending)
    return {currency: totals for currency, totals in sums.items() if totals != Totals()}


def _top_categories(decisions: Iterable[Decision]) -> tuple[tuple[str, int], ...]:
    counts = Counter(decision.category for decision in decisions if decision.state not in _NO_TEMPTATION)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_TOP])


def _pauses(endings: Iterable[Ending | None]) -> Pauses:
    counts = Counter(ending for ending in endings if ending)
    return Pauses(counts.total(), counts[Ending.WANTED], counts[Ending.LET_GO])

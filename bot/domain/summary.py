"""What a month came to: the savings ledger summed up, the decisions counted, the goal's progress."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.money import Money
from bot.domain.month import Month, parse_month
from bot.domain.temptation import State

__all__ = [
    "Decision",
    "Goal",
    "GoalProgress",
    "Imbalance",
    "Month",
    "MonthSummary",
    "SavingLine",
    "Totals",
    "check_ledger",
    "ledger_balance",
    "months_series",
    "parse_month",
    "running_totals",
    "summarise",
]

_LET_GO = frozenset({State.SKIPPED, State.DROPPED})
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


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of one temptation, on the shopper's local day; `slept` if it was slept on first."""

    state: State
    category: str
    on: date
    slept: bool


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


@dataclass(frozen=True, slots=True)
class MonthSummary:
    """A month's savings by currency (never added together), its decisions, and the month before."""

    month: Month
    totals: dict[str, Totals]
    before: dict[str, Totals]
    skipped: int
    slept: int
    bought: int
    top_categories: tuple[tuple[str, int], ...]
    """At most three categories with their number of temptations, the most tempting first."""
    goal: GoalProgress | None

    @property
    def empty(self) -> bool:
        """True when the month itself has nothing to tell."""
        return not (self.totals or self.skipped or self.slept or self.bought or self.top_categories)


@dataclass(frozen=True, slots=True)
class Imbalance:
    """A temptation whose entries for one month sum to less than nothing."""

    temptation_id: int
    currency: str
    month: Month
    balance: Totals


def summarise(
    month: Month, lines: Iterable[SavingLine], decisions: Iterable[Decision], goal: Goal | None = None
) -> MonthSummary:
    """Sum up one month from the whole ledger and every decision. The goal's progress is as of the last entry."""
    ledger = tuple(lines)
    made = [decision for decision in decisions if Month.of(decision.on) == month]
    return MonthSummary(
        month=month,
        totals=ledger_balance(line for line in ledger if Month.of(line.booked_for) == month),
        before=ledger_balance(line for line in ledger if Month.of(line.booked_for) == month.previous),
        skipped=sum(decision.state in _LET_GO for decision in made),
        slept=sum(decision.slept or decision.state is State.COOLING for decision in made),
        bought=sum(decision.state in _BOUGHT for decision in made),
        top_categories=_top_categories(made),
        goal=_progress(goal, ledger) if goal else None,
    )


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


def running_totals(series: Iterable[tuple[Month, Totals]]) -> tuple[tuple[Month, Totals], ...]:
    """The series as sums so far: what a goal, which no single month has to reach, is compared with."""
    total, sums = Totals(), []
    for month, totals in series:
        total += totals
        sums.append((month, total))
    return tuple(sums)


def ledger_balance(lines: Iterable[SavingLine]) -> dict[str, Totals]:
    """The sum of all entries by currency; a currency whose entries cancel out is left out."""
    sums: defaultdict[str, Totals] = defaultdict(Totals)
    for line in lines:
        sums[line.currency] += Totals(line.confirmed, line.pending)
    return {currency: totals for currency, totals in sums.items() if totals != Totals()}


def check_ledger(lines: Iterable[SavingLine]) -> tuple[Imbalance, ...]:
    """Where the ledger cannot be right: no temptation may take more out of a month than it put in."""
    sums: defaultdict[tuple[int, str, Month], Totals] = defaultdict(Totals)
    for line in lines:
        sums[line.temptation_id, line.currency, Month.of(line.booked_for)] += Totals(line.confirmed, line.pending)
    return tuple(
        Imbalance(*key, balance)
        for key, balance in sorted(sums.items(), key=lambda item: item[0])
        if balance.confirmed < 0 or balance.pending < 0
    )


def _top_categories(decisions: Iterable[Decision]) -> tuple[tuple[str, int], ...]:
    counts = Counter(decision.category for decision in decisions if decision.state not in _NO_TEMPTATION)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_TOP])


def _progress(goal: Goal, ledger: Iterable[SavingLine]) -> GoalProgress:
    currency = goal.target.currency
    counted = (line for line in ledger if line.currency == currency and line.booked_for >= goal.set_on)
    sums = ledger_balance(counted).get(currency, Totals())
    return GoalProgress(goal.name, goal.target, Money(sums.confirmed, currency), Money(sums.pending, currency))

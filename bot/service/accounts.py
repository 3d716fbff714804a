"""What stayed: the month's summary, the history and the export of everything."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.money import Money
from bot.domain.month import Month
from bot.domain.summary import Decision, Goal, GoalProgress, MonthSummary, SavingLine, Totals, months_series, summarise
from bot.domain.temptation import State
from bot.service.shoppers import local_time
from storage import savings, shoppers, temptations
from storage.savings import Balance
from storage.tables import Saving, Shopper, Temptation

PAGE = 6
"""Entries on one page of the history: each has a line and at most one row of buttons."""

PICTURE_MONTHS = 6


@dataclass(frozen=True, slots=True)
class MonthAccount:
    """A month's summary, and the bars of its picture in the currency that matters most there."""

    summary: MonthSummary
    currency: str
    bars: tuple[tuple[Month, Totals], ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some of the shopper's temptations, newest first, each with its standing saving."""

    entries: tuple[tuple[Temptation, Balance | None], ...]
    offset: int
    total: int


def month_account(session: Session, shopper: Shopper, month: Month) -> MonthAccount:
    """Sum up a month of the shopper's local calendar."""
    lines = ledger(session, shopper)
    summary = summarise(month, lines, _decisions(session, shopper), goal(session, shopper))
    currency = _main_currency(summary, shopper)
    return MonthAccount(summary, currency, months_series(lines, month, PICTURE_MONTHS, currency))


def goal(session: Session, shopper: Shopper) -> Goal | None:
    """What the shopper saves for, and since which local day."""
    row = shoppers.goal(session, shopper)
    if row is None:
        return None
    return Goal(row.name, Money(row.amount_minor, row.currency), local_time(shopper, row.set_at).date())


def goal_progress(session: Session, shopper: Shopper, today: date) -> GoalProgress | None:
    """How far the goal has come, None without a goal."""
    return month_account(session, shopper, Month.of(today)).summary.goal


def history(session: Session, shopper: Shopper, offset: int) -> HistoryPage:
    """One page of everything the shopper wrote about."""
    total = temptations.count(session, shopper.id or 0)
    start = max(0, min(offset, total - 1))
    page = temptations.page(session, shopper.id or 0, start, PAGE)
    return HistoryPage(tuple((t, savings.balance(session, t.id or 0)) for t in page), start, total)


def local_day(shopper: Shopper, moment: datetime) -> date:
    """The shopper's calendar day of a UTC time."""
    return local_time(shopper, moment).date()


def ledger(session: Session, shopper: Shopper) -> list[SavingLine]:
    """The shopper's ledger as plain values, oldest entry first."""
    return [as_line(entry) for entry in savings.all_of(session, shopper.id or 0)]


def as_line(entry: Saving) -> SavingLine:
    """A stored entry as a plain value."""
    return SavingLine(entry.temptation_id, entry.pending_minor, entry.confirmed_minor, entry.currency, entry.booked_for)


def _decisions(session: Session, shopper: Shopper) -> list[Decision]:
    """What became of each temptation; one that is still open has no decision."""
    return [
        Decision(State(t.state), t.category, local_day(shopper, when), slept=t.slept_at is not None)
        for t in temptations.all_of(session, shopper.id or 0)
        if (when := t.decided_at or t.slept_at)
    ]


def _main_currency(summary: MonthSummary, shopper: Shopper) -> str:
    """The goal's currency, else the shopper's own, else the one with the most in it this month."""
    if summary.goal:
        return summary.goal.target.currency
    if shopper.currency in summary.totals or not summary.totals:
        return shopper.currency
    return max(summary.totals, key=lambda c: summary.totals[c].confirmed + summary.totals[c].pending)

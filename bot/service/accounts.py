"""What stayed: the summary of a month or a year, and the goal."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.money import Money
from bot.domain.month import Month, Span, Year
from bot.domain.notices import Notice
from bot.domain.summary import (
    Decision,
    Goal,
    GoalProgress,
    SavingLine,
    Summary,
    Totals,
    months_series,
    summarise,
)
from bot.domain.summary import goal_progress as progress_of
from bot.domain.temptation import State
from bot.service.exchange import Converted, converted
from bot.service.houserules import RuleMonth, month_lines
from bot.service.shoppers import local_time
from storage import reminders, savings, shoppers, temptations
from storage.tables import Saving, Shopper, Temptation

PICTURE_MONTHS = 6


@dataclass(frozen=True, slots=True)
class PeriodAccount:
    """The summary of a month or a year, and the bars of its picture in the currency that matters most there."""

    summary: Summary
    currency: str
    bars: tuple[tuple[Month, Totals], ...]
    about: Converted | None = None
    """What several currencies come to in the shopper's own."""
    rules: tuple[RuleMonth, ...] = ()
    """What a month was like under each house rule; a year tells of none."""


def period_account(session: Session, shopper: Shopper, span: Span, today: date) -> PeriodAccount:
    """Sum up a month or a year of the shopper's local calendar, in which it is `today`."""
    lines = ledger(session, shopper)
    summary = summarise(span, lines, _decisions(session, shopper), goal(session, shopper))
    currency = _main_currency(summary, lines, shopper)
    several = len(summary.totals) > 1
    about = converted(summary.totals, shopper.currency, min(span.last_day, today)) if several else None
    if isinstance(span, Year):
        return PeriodAccount(summary, currency, months_series(lines, Month(span.year, 12), 12, currency), about)
    bars = months_series(lines, span, PICTURE_MONTHS, currency)
    return PeriodAccount(summary, currency, bars, about, month_lines(session, shopper, span, today))


def goal(session: Session, shopper: Shopper) -> Goal | None:
    """What the shopper saves for, and since which local day."""
    row = shoppers.goal(session, shopper)
    if row is None:
        return None
    return Goal(row.name, Money(row.amount_minor, row.currency), local_time(shopper, row.set_at).date())


def goal_progress(session: Session, shopper: Shopper) -> GoalProgress | None:
    """How far the goal has come, None without a goal."""
    saved_for = goal(session, shopper)
    return progress_of(saved_for, ledger(session, shopper)) if saved_for else None


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
    """What became of each temptation."""
    pauses = _pauses_over(session, shopper)
    return [_decision(shopper, thing, pauses) for thing in temptations.all_of(session, shopper.id or 0)]


def _decision(shopper: Shopper, thing: Temptation, pauses: Mapping[int, datetime]) -> Decision:
    decided = thing.returned_at or thing.decided_at
    over = pauses.get(thing.id or 0) or decided if thing.slept_at else None
    on = decided or thing.slept_at
    return Decision(
        state=State(thing.state),
        category=thing.category,
        on=local_day(shopper, on) if on else None,
        slept=thing.slept_at is not None,
        came=local_time(shopper, thing.created_at),
        pause_over=local_day(shopper, over) if over else None,
        chosen=decided is not None,
        returned=thing.returned_at is not None,
    )


def _pauses_over(session: Session, shopper: Shopper) -> dict[int, datetime]:
    """When the newest pause of each thing ran to its end; not of those that a decision cut short."""
    of_things = [r for r in reminders.all_of(session, shopper.id or 0) if r.kind == Notice.PAUSE]
    newest = {reminder.temptation_id: reminder for reminder in of_things}
    return {thing: pause.sent_at for thing, pause in newest.items() if thing is not None and pause.sent_at}


def _main_currency(summary: Summary, lines: Sequence[SavingLine], shopper: Shopper) -> str:
    """The shopper's own currency; where it has nothing of it, the one with the most entries."""
    if shopper.currency in summary.totals or not summary.totals:
        return shopper.currency
    newest_first = (line.currency for line in reversed(lines) if summary.span.holds(line.booked_for))
    counts = Counter(currency for currency in newest_first if currency in summary.totals)
    return counts.most_common(1)[0][0]

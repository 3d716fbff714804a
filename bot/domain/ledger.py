"""The savings ledger: its entries, what they come to, and the rules that it keeps.

Entries are added and never changed. Those of one thing fall into buckets by currency and the day they are booked for:
one bucket for most things, one for each period of a subscription.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby

from bot.domain.money import Money
from bot.domain.month import Month
from bot.domain.payments import Period


class Entry(StrEnum):
    """What an entry was made for."""

    PENDING = "pending"
    """Skipped: the price is set aside."""
    CONFIRMED = "confirmed"
    """Still without it: what was pending is confirmed."""
    REPEATED = "repeated"
    """Without a subscription for one more period."""
    REVERSED = "reversed"
    """Undone or bought: what stood is taken back; of an undone confirmation what it had moved."""
    CHEAPER = "cheaper"
    """Bought for less: the difference is kept."""
    RETURNED = "returned"
    """Sent back: the price is there again."""
    CORRECTED = "corrected"
    """The amount or the currency was put right."""


@dataclass(frozen=True, slots=True)
class Balance:
    """What one entry, all of a bucket or all of a thing come to, in minor units."""

    pending: int
    confirmed: int
    currency: str
    booked_for: date
    """The shopper's local day it counts for; of several buckets that of the newest."""

    @property
    def total(self) -> Money:
        """The money that stayed, confirmed or not."""
        return Money(self.pending + self.confirmed, self.currency)


def buckets(lines: Iterable[Balance]) -> tuple[Balance, ...]:
    """What stands: the buckets that are not zero, the oldest first."""
    sums: dict[tuple[date, str], tuple[int, int]] = {}
    for line in lines:
        pending, confirmed = sums.get((line.booked_for, line.currency), (0, 0))
        sums[line.booked_for, line.currency] = (pending + line.pending, confirmed + line.confirmed)
    return tuple(
        Balance(pending, confirmed, currency, day)
        for (day, currency), (pending, confirmed) in sorted(sums.items())
        if pending or confirmed
    )


def together(standing: Sequence[Balance]) -> Balance | None:
    """The buckets of one thing as one sum, None where nothing stands. Raises ValueError for several currencies."""
    if not standing:
        return None
    if len({bucket.currency for bucket in standing}) > 1:
        raise ValueError("several currencies are never added together")
    pending, confirmed = (sum(getattr(b, name) for b in standing) for name in ("pending", "confirmed"))
    return Balance(pending, confirmed, standing[-1].currency, standing[-1].booked_for)


def corrected(standing: Iterable[Balance], amount: Money) -> tuple[Balance, ...]:
    """The changes that make each bucket hold `amount`, pending or confirmed as it is now."""
    changes = [change for bucket in standing for change in _corrected(bucket, amount)]
    return tuple(change for change in changes if change.pending or change.confirmed)


def _corrected(bucket: Balance, amount: Money) -> tuple[Balance, ...]:
    day, same = bucket.booked_for, bucket.currency == amount.currency
    new = (amount.minor, 0) if bucket.pending else (0, amount.minor)
    if same:
        return (Balance(new[0] - bucket.pending, new[1] - bucket.confirmed, amount.currency, day),)
    return Balance(-bucket.pending, -bucket.confirmed, bucket.currency, day), Balance(*new, amount.currency, day)


@dataclass(frozen=True, slots=True)
class Made:
    """One entry as it was made; those of one act have the same time."""

    entry: Entry
    at: datetime
    change: Balance


_CONFIRMING = frozenset({Entry.CONFIRMED, Entry.REPEATED})


def unconfirmed(made: Sequence[Made]) -> tuple[Balance, ...]:
    """The changes that take back the newest confirmation that still stands, none where there is none.

    What it confirmed is pending again; the period that it counted once more is gone.
    """
    standing = [bucket for bucket in buckets(each.change for each in made) if bucket.confirmed]
    for (confirming, _), acts in groupby(reversed(made), key=lambda each: (each.entry in _CONFIRMING, each.at)):
        if confirming and (changes := _unconfirmed(standing, tuple(acts))):
            return changes
    return ()


def _unconfirmed(standing: Iterable[Balance], acts: Iterable[Made]) -> tuple[Balance, ...]:
    by_day = {each.change.booked_for: each.entry for each in acts}
    return tuple(
        Balance(
            0 if by_day[bucket.booked_for] is Entry.REPEATED else bucket.confirmed,
            -bucket.confirmed,
            bucket.currency,
            bucket.booked_for,
        )
        for bucket in standing
        if bucket.booked_for in by_day
    )


_DAYS = {Period.DAY: 1, Period.WEEK: 7}
_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}


def next_period(booked_for: date, period: Period) -> date:
    """The same day of the next period; in a month that has no such day, its last."""
    if period in _DAYS:
        return booked_for + timedelta(days=_DAYS[period])
    month = Month.of(booked_for).shifted(_MONTHS[period])
    last = monthrange(month.year, month.month)[1]
    return date(month.year, month.month, min(booked_for.day, last))


def period_due(standing: Sequence[Balance], period: Period | None, count: int | None = None) -> date | None:
    """From which day one more period may be counted, None where there is none: nothing stands, or it was `count` times.

    It follows the newest bucket, so that what was not confirmed is not counted later either.
    """
    if not standing or period is None or (count is not None and len(standing) >= count):
        return None
    return next_period(standing[-1].booked_for, period)


RESTED = timedelta(days=6)
"""So long after the booking something pending may be asked about."""


def ask_from(
    standing: Sequence[Balance], asked_on: date | None, period: Period | None = None, count: int | None = None
) -> date | None:
    """From which day on to ask whether the shopper is still without it, None when there is nothing (more) to ask.

    What was asked about (`asked_on`, a local day) and left unanswered is asked about again only for a new period.
    """
    pending = [bucket.booked_for for bucket in standing if bucket.pending]
    if pending and asked_on is None:
        return pending[0] + RESTED
    due = period_due(standing, period, count)
    return due if due and (asked_on is None or asked_on < due) else None

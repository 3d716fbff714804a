"""A check of the whole ledger: what stands for a thing is what its state says, and every total is its entries' sum."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from babel.numbers import list_currencies

from bot.domain.ledger import Balance, buckets
from bot.domain.money import Money
from bot.domain.payments import Period
from bot.domain.temptation import State

MOST_NAMED = 5


class Fault(StrEnum):
    """What can be wrong with the entries of one thing, in an operator's words."""

    NEGATIVE = "more is taken back than was booked"
    CURRENCY = "a currency is unknown"
    OWNER = "an entry is another shopper's"
    STATE = "what stands does not fit the state"


@dataclass(frozen=True, slots=True)
class Account:
    """One thing with all of its entries, the oldest first."""

    temptation_id: int
    state: State
    price: Money | None
    entries: tuple[Balance, ...]
    paid: int | None = None
    """What it was bought for, in minor units, where that was less than the price."""
    period: Period | None = None
    count: int | None = None
    """How often a subscription is paid, where that is known."""
    own: bool = True
    """Whether every entry belongs to the shopper whose thing it is."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What a check found."""

    entries: int
    things: int
    sums: dict[str, tuple[int, int]]
    """Pending and confirmed in minor units by currency: every entry added up, one by one."""
    broken: int
    named: tuple[tuple[int, Fault], ...]
    """The first few of the things that are broken, each with its first fault."""


def audit(accounts: Iterable[Account]) -> Audit:
    """Check the things one after the other; what is kept meanwhile does not grow with their number."""
    entries = things = broken = 0
    named: list[tuple[int, Fault]] = []
    pending, confirmed = Counter[str](), Counter[str]()
    for account in accounts:
        things, entries = things + 1, entries + len(account.entries)
        for entry in account.entries:
            pending[entry.currency] += entry.pending
            confirmed[entry.currency] += entry.confirmed
        if found := faults(account):
            broken += 1
            named += [(account.temptation_id, found[0])] if len(named) < MOST_NAMED else []
    sums = {currency: (pending[currency], confirmed[currency]) for currency in pending}
    return Audit(entries, things, sums, broken, tuple(named))


def faults(account: Account) -> tuple[Fault, ...]:
    """What is wrong with one thing's entries."""
    broken = {
        Fault.NEGATIVE: _goes_below_zero(account.entries),
        Fault.CURRENCY: not {entry.currency for entry in account.entries} <= _currencies(),
        Fault.OWNER: not account.own,
        Fault.STATE: not _fits(account, buckets(account.entries)),
    }
    return tuple(fault for fault, found in broken.items() if found)


def _goes_below_zero(entries: Iterable[Balance]) -> bool:
    """At no time may a bucket hold less than nothing."""
    sums: dict[tuple[date, str], tuple[int, int]] = {}
    for entry in entries:
        pending, confirmed = sums.get((entry.booked_for, entry.currency), (0, 0))
        sums[entry.booked_for, entry.currency] = now = (pending + entry.pending, confirmed + entry.confirmed)
        if min(now) < 0:
            return True
    return False


def _fits(account: Account, standing: tuple[Balance, ...]) -> bool:
    """Skipped: the price, for a subscription once a period; bought cheaper: the difference; anything else: nothing."""
    if account.state is State.BOUGHT_CHEAPER:
        return len(standing) == 1 and not standing[0].pending and standing[0].total == _kept(account)
    if account.state is not State.SKIPPED or account.price is None:
        return not standing
    most = (account.count or len(standing)) if account.period else 1
    whole = all(bucket.total == account.price and not (bucket.pending and bucket.confirmed) for bucket in standing)
    return whole and 1 <= len(standing) <= most


def _kept(account: Account) -> Money | None:
    if account.price is None or account.paid is None:
        return None
    return Money(account.price.minor - account.paid, account.price.currency)


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())

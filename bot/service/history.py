"""The history: everything the shopper wrote about, page by page, and one thing with its entries told one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlmodel import Session

from bot.domain.decisions import Act, move
from bot.domain.ledger import Balance, Entry, buckets, period_due
from bot.domain.money import Money
from bot.domain.temptation import State
from bot.service.advising import price_of
from bot.service.asking import period_of
from bot.service.deciding import last_undo
from bot.service.shoppers import local_time
from storage import savings, temptations
from storage.tables import Saving, Shopper, Temptation

PAGE = 6
"""Things on one page: their numbers fit into one row of buttons."""
_OFFERED = (Act.CONFIRM, Act.BOUGHT, Act.CHEAPER, Act.RETURNED)


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some of the shopper's temptations, newest first, each with its standing saving."""

    entries: tuple[tuple[Temptation, Balance | None], ...]
    offset: int
    total: int


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened in the account, on the shopper's local day."""

    entry: Entry
    on: date
    amount: Money
    """What was booked or taken back; after a correction what stands since."""
    waits_again: bool = False
    """Whether nothing was taken out: what had been confirmed is pending again."""


@dataclass(frozen=True, slots=True)
class Card:
    """One thing with its entries, and what can be done with it now."""

    temptation: Temptation
    standing: Balance | None
    told: tuple[Told, ...]
    acts: tuple[Act, ...]


def history(session: Session, shopper: Shopper, offset: int) -> HistoryPage:
    """One page of everything the shopper wrote about."""
    total = temptations.count(session, shopper.id or 0)
    start = max(0, min(offset, total - 1))
    page = temptations.page(session, shopper.id or 0, start, PAGE)
    return HistoryPage(tuple((t, savings.balance(session, t.id or 0)) for t in page), start, total)


def page_of(session: Session, shopper: Shopper, temptation: Temptation) -> HistoryPage:
    """The page of the history that a thing is on."""
    newer = temptations.newer(session, temptation)
    return history(session, shopper, newer - newer % PAGE)


def card(session: Session, shopper: Shopper, temptation: Temptation, now: datetime) -> Card:
    """All there is to tell of one thing."""
    entries = savings.entries_of(session, temptation.id or 0)
    stands = savings.standing(session, temptation.id or 0)
    today = local_time(shopper, now).date()
    balance = savings.balance(session, temptation.id or 0)
    return Card(temptation, balance, told(shopper, entries), _acts(session, temptation, stands, today))


def told(shopper: Shopper, entries: Sequence[Saving]) -> tuple[Told, ...]:
    """The entries in the order they were made, those of one act together."""
    lines, before = [], list[Balance]()
    for (kind, moment), rows in groupby(entries, key=lambda entry: (entry.entry, entry.created_at)):
        made = [savings.as_balance(row) for row in rows]
        before += made
        entry = Entry(kind)
        amount = buckets(before)[-1].total if entry is Entry.CORRECTED else _amount(entry, made)
        waits_again = entry is Entry.REVERSED and any(each.pending > 0 for each in made)
        lines.append(Told(entry, local_time(shopper, moment).date(), amount, waits_again))
    return tuple(lines)


def _amount(entry: Entry, made: Sequence[Balance]) -> Money:
    """What an act booked, or took back, without its sign."""
    moved = entry is Entry.CONFIRMED or any(b.pending > 0 > b.confirmed for b in made)
    minor = sum(b.confirmed if moved else b.pending + b.confirmed for b in made)
    return Money(abs(minor), made[0].currency)


def _acts(session: Session, temptation: Temptation, stands: tuple[Balance, ...], today: date) -> tuple[Act, ...]:
    """What applies to it now."""
    state = State(temptation.state)
    due = period_due(stands, period_of(temptation), temptation.payments)
    waits = any(bucket.pending for bucket in stands) or (due is not None and due <= today)
    makes_sense = {Act.CONFIRM: waits, Act.CHEAPER: price_of(temptation) is not None}
    undo = last_undo(session, temptation)
    return tuple(act for act in (*_OFFERED, undo) if move(state, act) and makes_sense.get(act, True))

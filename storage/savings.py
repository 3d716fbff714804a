"""Repository of the savings ledger: entries are added, never changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.domain.ledger import Balance, Entry, Made, buckets, corrected, together, unconfirmed
from bot.domain.money import Money
from storage.tables import Saving, Temptation


def standing(session: Session, temptation_id: int) -> tuple[Balance, ...]:
    """What stands for a thing: its buckets by currency and day that are not zero, the oldest first."""
    return buckets(as_balance(entry) for entry in entries_of(session, temptation_id))


def balance(session: Session, temptation_id: int) -> Balance | None:
    """All that stands for a thing as one sum, or None when nothing is booked or all was taken back."""
    return together(standing(session, temptation_id))


def as_balance(entry: Saving) -> Balance:
    """What an entry adds to its bucket."""
    return Balance(entry.pending_minor, entry.confirmed_minor, entry.currency, entry.booked_for)


def entries_of(session: Session, temptation_id: int) -> Sequence[Saving]:
    """The entries of one temptation, oldest first."""
    mine = select(Saving).where(col(Saving.temptation_id) == temptation_id)
    return session.scalars(mine.order_by(col(Saving.id))).all()


def all_of(session: Session, shopper_id: int) -> Sequence[Saving]:
    """Every entry of a shopper, oldest first."""
    mine = select(Saving).where(col(Saving.shopper_id) == shopper_id)
    return session.scalars(mine.order_by(col(Saving.id))).all()


def every(session: Session) -> Iterator[tuple[Temptation, Saving | None]]:
    """Every thing with each of its entries, or with none, a batch at a time, for a check of the whole ledger."""
    both: Any = select(Temptation, Saving)
    rows = both.outerjoin(Saving, col(Saving.temptation_id) == col(Temptation.id))
    in_order = rows.order_by(col(Temptation.id), col(Saving.id)).execution_options(yield_per=1_000)
    yield from session.execute(in_order)


def totals(session: Session) -> dict[str, tuple[int, int]]:
    """The pending and the confirmed sum of everybody by currency, as the database adds them up."""
    sums = (func.sum(col(Saving.pending_minor)), func.sum(col(Saving.confirmed_minor)))
    by_currency: Any = select(col(Saving.currency), *sums).group_by(col(Saving.currency))
    return {currency: (int(pending), int(confirmed)) for currency, pending, confirmed in session.execute(by_currency)}


def sum_between(session: Session, shopper_id: int, currency: str, start: date, end: date) -> Money:
    """What stayed from day `start` until the day before `end`, confirmed or not, in one currency."""
    total = func.coalesce(func.sum(col(Saving.pending_minor) + col(Saving.confirmed_minor)), 0)
    days = (col(Saving.booked_for) >= start) & (col(Saving.booked_for) < end)
    mine = select(total).where(col(Saving.shopper_id) == shopper_id, col(Saving.currency) == currency, days)
    return Money(int(session.scalar(mine) or 0), currency)


def skipped(session: Session, shopper_id: int) -> list[tuple[Temptation, tuple[Balance, ...]]]:
    """What the shopper skipped and has money booked for, the oldest first, with what stands for each."""
    lines: defaultdict[int, list[Balance]] = defaultdict(list)
    for entry in all_of(session, shopper_id):
        lines[entry.temptation_id].append(as_balance(entry))
    mine = select(Temptation).where(col(Temptation.id).in_(lines), col(Temptation.state) == "skipped")
    found = session.scalars(mine.order_by(col(Temptation.id)))
    return [(thing, stands) for thing in found if (stands := buckets(lines[thing.id or 0]))]


def book(session: Session, temptation: Temptation, entry: Entry, change: Balance, now: datetime) -> None:
    """Add an entry."""
    new = Saving(
        shopper_id=temptation.shopper_id,
        temptation_id=temptation.id or 0,
        entry=entry,
        pending_minor=change.pending,
        confirmed_minor=change.confirmed,
        currency=change.currency,
        booked_for=change.booked_for,
        created_at=now,
    )
    session.add(new)
    session.flush()


def book_pending(session: Session, temptation: Temptation, booked_for: date, now: datetime) -> Balance | None:
    """Book the price as pending, once: a saving that stands already is left as it is."""
    stands = balance(session, temptation.id or 0)
    if stands or temptation.price_minor is None or temptation.currency is None:
        return stands
    pending = Balance(temptation.price_minor, 0, temptation.currency, booked_for)
    book(session, temptation, Entry.PENDING, pending, now)
    return pending


def confirm(session: Session, temptation: Temptation, now: datetime) -> Balance | None:
    """Move what is pending to confirmed, in every bucket; nothing pending, nothing moved."""
    pending = [bucket for bucket in standing(session, temptation.id or 0) if bucket.pending]
    moves = (Balance(-b.pending, b.pending, b.currency, b.booked_for) for b in pending)
    _book_all(session, temptation, Entry.CONFIRMED, moves, now)
    return balance(session, temptation.id or 0)


def unconfirm(session: Session, temptation: Temptation, now: datetime) -> tuple[Balance, ...]:
    """Take back the newest confirmation that still stands; returns the changes, none where there is none."""
    changes = unconfirmed(as_made(session, temptation.id or 0))
    _book_all(session, temptation, Entry.REVERSED, changes, now)
    return changes


def as_made(session: Session, temptation_id: int) -> list[Made]:
    """The entries of one temptation as plain values, oldest first."""
    entries = entries_of(session, temptation_id)
    return [Made(Entry(each.entry), each.created_at, as_balance(each)) for each in entries]


def reverse(session: Session, temptation: Temptation, now: datetime) -> Balance | None:
    """Take back what stands, each bucket in the month it was booked for; returns what was taken back."""
    taken = standing(session, temptation.id or 0)
    back = (Balance(-b.pending, -b.confirmed, b.currency, b.booked_for) for b in taken)
    _book_all(session, temptation, Entry.REVERSED, back, now)
    return together(taken)


def correct(session: Session, temptation: Temptation, amount: Money, now: datetime) -> None:
    """Make each bucket that stands hold `amount`, pending or confirmed as it is."""
    changes = corrected(standing(session, temptation.id or 0), amount)
    _book_all(session, temptation, Entry.CORRECTED, changes, now)


def _book_all(
    session: Session, temptation: Temptation, entry: Entry, changes: Iterable[Balance], now: datetime
) -> None:
    for change in changes:
        book(session, temptation, entry, change, now)

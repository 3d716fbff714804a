"""Repository of the savings ledger: entries are added, never changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.domain.money import Money
from storage.tables import Saving, Temptation


@dataclass(frozen=True, slots=True)
class Balance:
    """What a temptation's entries come to, in minor units."""

    pending: int
    confirmed: int
    currency: str
    booked_for: date

    @property
    def total(self) -> Money:
        """The money that stayed, confirmed or not."""
        return Money(self.pending + self.confirmed, self.currency)


def balance(session: Session, temptation_id: int) -> Balance | None:
    """The temptation's balance, or None when nothing is booked or all was taken back."""
    entries = entries_of(session, temptation_id)
    pending, confirmed = sum(e.pending_minor for e in entries), sum(e.confirmed_minor for e in entries)
    if not (pending or confirmed):
        return None
    return Balance(pending, confirmed, entries[-1].currency, entries[-1].booked_for)


def entries_of(session: Session, temptation_id: int) -> Sequence[Saving]:
    """The entries of one temptation, oldest first."""
    mine = select(Saving).where(col(Saving.temptation_id) == temptation_id)
    return session.scalars(mine.order_by(col(Saving.id))).all()


def all_of(session: Session, shopper_id: int) -> Sequence[Saving]:
    """Every entry of a shopper, oldest first."""
    mine = select(Saving).where(col(Saving.shopper_id) == shopper_id)
    return session.scalars(mine.order_by(col(Saving.id))).all()


def every(session: Session) -> Iterator[Saving]:
    """Every entry of everybody, a batch at a time, for a check of the whole ledger."""
    yield from session.scalars(select(Saving).order_by(col(Saving.id)).execution_options(yield_per=1_000))


def sum_between(session: Session, shopper_id: int, currency: str, start: date, end: date) -> Money:
    """What stayed from day `start` until the day before `end`, confirmed or not, in one currency."""
    total = func.coalesce(func.sum(col(Saving.pending_minor) + col(Saving.confirmed_minor)), 0)
    days = (col(Saving.booked_for) >= start) & (col(Saving.booked_for) < end)
    mine = select(total).where(col(Saving.shopper_id) == shopper_id, col(Saving.currency) == currency, days)
    return Money(int(session.scalar(mine) or 0), currency)


def book_pending(session: Session, temptation: Temptation, booked_for: date, now: datetime) -> Balance | None:
    """Book the price as pending, once: a saving that stands already is left as it is."""
    standing = balance(session, temptation.id or 0)
    if standing or temptation.price_minor is None or temptation.currency is None:
        return standing
    _add(session, temptation, Balance(temptation.price_minor, 0, temptation.currency, booked_for), "pending", now)
    return balance(session, temptation.id or 0)


def confirm(session: Session, temptation: Temptation, now: datetime) -> Balance | None:
    """Move what is pending to confirmed; nothing pending, nothing moved."""
    standing = balance(session, temptation.id or 0)
    if standing and standing.pending:
        moved = Balance(-standing.pending, standing.pending, standing.currency, standing.booked_for)
        _add(session, temptation, moved, "confirmed", now)
    return balance(session, temptation.id or 0)


def reverse(session: Session, temptation: Temptation, now: datetime) -> Balance | None:
    """Take back what stands, in the month it was booked for; returns what was taken back."""
    standing = balance(session, temptation.id or 0)
    if standing:
        back = Balance(-standing.pending, -standing.confirmed, standing.currency, standing.booked_for)
        _add(session, temptation, back, "reversed", now)
    return standing


def _add(session: Session, temptation: Temptation, change: Balance, entry: str, now: datetime) -> None:
    session.add(
        Saving(
            shopper_id=temptation.shopper_id,
            temptation_id=temptation.id or 0,
            entry=entry,
            pending_minor=change.pending,
            confirmed_minor=change.confirmed,
            currency=change.currency,
            booked_for=change.booked_for,
            created_at=now,
        )
    )
    session.flush()

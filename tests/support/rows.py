"""Rows to begin a test with: a shopper, what tempts them, a reminder."""

from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session

from bot.domain.clock import to_local
from bot.domain.money import Money
from storage import reminders, shoppers, temptations
from storage.tables import Reminder, Shopper, Temptation

NOW = datetime(2026, 11, 24, 9, 15, tzinfo=UTC)
"""A Tuesday, 10:15 in Copenhagen."""

PRICE = Money(89_900, "DKK")


def add_shopper(session: Session, telegram_id: int = 1001, **chosen: Any) -> Shopper:
    """A Danish shopper in Copenhagen, unless `chosen` says otherwise."""
    home = {"chat_id": telegram_id, "language": "da", "currency": "DKK", "timezone": "Europe/Copenhagen"}
    return shoppers.add(session, Shopper(telegram_id=telegram_id, **{**home, "created_at": NOW, **chosen}))


def add_temptation(
    session: Session, shopper: Shopper, product: str = "airfryer", price: Money | None = PRICE, **values: Any
) -> Temptation:
    """Something the shopper is tempted by now, open unless `values` says otherwise."""
    told = {"price_minor": price.minor, "currency": price.currency} if price else {}
    common = {"category": "airfryers", "created_at": NOW, **told, **values}
    return temptations.add(session, Temptation(shopper_id=row_id(shopper), product=product, **common))


def add_reminder(session: Session, temptation: Temptation, due_at: datetime = NOW, **values: Any) -> Reminder:
    """A reminder of a temptation, promised for `due_at` as clocks in Copenhagen show it."""
    wall = to_local(due_at, "Europe/Copenhagen").isoformat(timespec="minutes")
    promise = {"due_at": due_at, "wall_time": wall, "timezone": "Europe/Copenhagen", **values}
    new = Reminder(shopper_id=temptation.shopper_id, temptation_id=row_id(temptation), **promise)
    return reminders.set_for(session, new)


def row_id(row: Shopper | Temptation | Reminder) -> int:
    """The id of a stored row."""
    assert row.id is not None, "the row is not stored"
    return row.id

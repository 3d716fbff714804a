"""What a shopper decides: each act moves a temptation once, and books or takes back what belongs to it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.decisions import Act, move
from bot.domain.money import Money
from bot.domain.month import Month
from bot.domain.temptation import State
from bot.service.shoppers import local_time
from storage import reminders, savings
from storage.tables import Shopper, Temptation


@dataclass(frozen=True, slots=True)
class Decided:
    """What an act did. `changed` is False when it did not apply, as at a second tap."""

    temptation: Temptation
    changed: bool
    saving: savings.Balance | None = None
    """What stands for the temptation now; after an undo or a purchase what was taken back."""


def decide(session: Session, shopper: Shopper, temptation: Temptation, act: Act, now: datetime) -> Decided:
    """Do what the shopper tapped. Idempotent: an act that does not apply in this state changes nothing."""
    target = move(State(temptation.state), act)
    if target is None:
        return Decided(temptation, changed=False, saving=savings.balance(session, temptation.id or 0))
    if act is Act.CONFIRM:
        return _confirm(session, temptation, now)
    temptation.state = target
    temptation.decided_at = None if target in {State.OPEN, State.COOLING} else now
    if target is not State.COOLING:
        reminders.cancel(session, temptation.id or 0)
    return Decided(temptation, changed=True, saving=_book(session, shopper, temptation, now))


def month_sum(session: Session, shopper: Shopper, currency: str, on: date) -> Money:
    """What stayed in the month of a local day, in one currency, confirmed or not."""
    following = Month.of(on).next
    end = date(following.year, following.month, 1)
    return savings.sum_between(session, shopper.id or 0, currency, on.replace(day=1), end)


def _book(session: Session, shopper: Shopper, temptation: Temptation, now: datetime) -> savings.Balance | None:
    """A skip books the price as pending; every other state takes back what stood."""
    if temptation.state == State.SKIPPED:
        return savings.book_pending(session, temptation, local_time(shopper, now).date(), now)
    return savings.reverse(session, temptation, now)


def _confirm(session: Session, temptation: Temptation, now: datetime) -> Decided:
    before = savings.balance(session, temptation.id or 0)
    after = savings.confirm(session, temptation, now)
    return Decided(temptation, changed=before != after, saving=after)

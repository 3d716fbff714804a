"""What a shopper decides: each act moves a temptation once, and books or takes back what belongs to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.decisions import BOUGHT, Act, move
from bot.domain.ledger import Balance, Entry, ask_from, period_due, unconfirmed
from bot.domain.money import LARGEST_MINOR, Money
from bot.domain.month import Month
from bot.domain.notices import OF_A_PURCHASE, OF_THE_PAUSE
from bot.domain.temptation import State
from bot.service import asking
from bot.service.advising import price_of
from bot.service.asking import period_of
from bot.service.shoppers import local_time
from storage import reminders, savings
from storage.tables import Shopper, Temptation


@dataclass(frozen=True, slots=True)
class Decided:
    """What an act did. `changed` is False when it did not apply, as at a second tap."""

    temptation: Temptation
    changed: bool
    saving: Balance | None = None
    """What stands for the temptation now; after an undo or a purchase what was taken back."""
    confirmed: Money | None = None
    """What a confirmation moved and counted, all in all."""
    again: Money | None = None
    """What of that it counted for one more period of a subscription."""
    undone: Money | None = None
    """What an undone return took out of the account, or an undone confirmation out of what is confirmed."""


def decide(session: Session, shopper: Shopper, temptation: Temptation, act: Act, now: datetime) -> Decided:
    """Do what the shopper tapped. Idempotent: an act that does not apply in this state changes nothing.

    Act.CHEAPER is Act.BOUGHT here: it takes the sum that was paid to be more (`buy_cheaper`).
    """
    act = Act.BOUGHT if act is Act.CHEAPER else act
    target = move(State(temptation.state), act)
    if target is None:
        return _unchanged(session, temptation)
    if act in _WITHIN_A_STATE:
        return _WITHIN_A_STATE[act](session, shopper, temptation, now)
    _move(session, temptation, act, target, now)
    saving = _book(session, temptation, act, local_time(shopper, now).date(), now)
    _promise_question(session, shopper, temptation, now)
    return Decided(temptation, changed=True, saving=saving)


def reopen(session: Session, shopper: Shopper, temptation: Temptation, now: datetime) -> Money | None:
    """Take a skip back before another choice; returns what went out of the account. A return stays what it is."""
    if temptation.state != State.SKIPPED or temptation.returned_at:
        return None
    taken = decide(session, shopper, temptation, Act.UNDO, now).saving
    return taken.total if taken else None


def buy_cheaper(session: Session, shopper: Shopper, temptation: Temptation, paid: Money, now: datetime) -> Decided:
    """Note what was paid instead of the price: the difference is kept, as confirmed. Idempotent, as `decide` is.

    Where nothing is left of the price, or it is not known in that currency, the thing is simply bought.
    """
    kept = kept_of(temptation, paid)
    if kept is None:
        return decide(session, shopper, temptation, Act.BOUGHT, now)
    target = move(State(temptation.state), Act.CHEAPER)
    if target is None:
        return _unchanged(session, temptation)
    _move(session, temptation, Act.CHEAPER, target, now)
    temptation.paid_minor = paid.minor
    saving = _keep(session, temptation, kept, local_time(shopper, now).date(), now)
    return Decided(temptation, changed=True, saving=saving)


def last_undo(session: Session, temptation: Temptation) -> Act:
    """The act that takes back no more than what was done last."""
    if temptation.state == State.SKIPPED and temptation.returned_at:
        return Act.UNDO_RETURN
    confirmed = temptation.state == State.SKIPPED and unconfirmed(savings.as_made(session, temptation.id or 0))
    return Act.UNDO_CONFIRM if confirmed else Act.UNDO


def kept_of(temptation: Temptation, paid: Money | None) -> Money | None:
    """What stays of the price when so much was paid; None where nothing does, or where it cannot be told."""
    price = price_of(temptation)
    if price is None or paid is None or paid.currency != price.currency or not 0 < paid.minor < price.minor:
        return None
    return Money(price.minor - paid.minor, price.currency)


def correct(session: Session, shopper: Shopper, temptation: Temptation, amount: Money, now: datetime) -> Decided:
    """Put the price right, and with it whatever is booked: each bucket then holds what it should have held.

    What was paid for a thing that was bought cheaper stays the same number, in the new currency where that changes.
    """
    if price_of(temptation) == amount or not 0 < amount.minor <= LARGEST_MINOR:
        return _unchanged(session, temptation)
    paid = _paid_in(temptation, amount.currency)
    temptation.price_minor, temptation.currency = amount.minor, amount.currency
    temptation.paid_minor = paid.minor if paid else None
    if temptation.state == State.BOUGHT_CHEAPER:
        _correct_kept(session, temptation, paid, now)
    elif temptation.state == State.SKIPPED:
        _correct_skipped(session, shopper, temptation, amount, now)
    return Decided(temptation, changed=True, saving=savings.balance(session, temptation.id or 0))


def month_sum(session: Session, shopper: Shopper, currency: str, on: date) -> Money:
    """What stayed in the month of a local day, in one currency, confirmed or not."""
    following = Month.of(on).next
    end = date(following.year, following.month, 1)
    return savings.sum_between(session, shopper.id or 0, currency, on.replace(day=1), end)


def _move(session: Session, temptation: Temptation, act: Act, target: State, now: datetime) -> None:
    """The new state, without anything that belongs to the old one.

    The day of the purchase and what was paid stay when it is sent back, so that this can be undone.
    """
    of_a_return = act in {Act.RETURNED, Act.UNDO_RETURN}
    if not of_a_return and (act is not Act.CHEAPER or temptation.state != State.BOUGHT):
        temptation.decided_at = None if target is State.COOLING or act in _NOTHING_CHOSEN else now
    temptation.state = target
    temptation.talk = None
    temptation.returned_at = now if act is Act.RETURNED else None
    temptation.paid_minor = temptation.paid_minor if of_a_return else None
    temptation.confirm_asked_at = None
    if target is not State.COOLING:
        over = OF_THE_PAUSE if target in BOUGHT else (*OF_THE_PAUSE, *OF_A_PURCHASE)
        reminders.cancel(session, temptation.shopper_id, temptation.id, over)


def _book(session: Session, temptation: Temptation, act: Act, today: date, now: datetime) -> Balance | None:
    """A skip books the price as pending, a return as confirmed; every other state takes back what stood."""
    if temptation.state == State.SKIPPED and act is not Act.RETURNED:
        return savings.book_pending(session, temptation, today, now)
    taken = savings.reverse(session, temptation, now)
    return _put_back(session, temptation, today, now) if act is Act.RETURNED else taken


def _put_back(session: Session, temptation: Temptation, today: date, now: datetime) -> Balance | None:
    """The price of what was sent back, confirmed: it counts for the day the money came, whenever it was skipped."""
    price = price_of(temptation)
    if price is None:
        return None
    change = Balance(0, price.minor, price.currency, today)
    savings.book(session, temptation, Entry.RETURNED, change, now)
    return change


def _keep(session: Session, temptation: Temptation, kept: Money, today: date, now: datetime) -> Balance:
    """What was not paid stays: for the day the thing was skipped, where it was."""
    entries = savings.entries_of(session, temptation.id or 0)
    savings.reverse(session, temptation, now)
    change = Balance(0, kept.minor, kept.currency, entries[-1].booked_for if entries else today)
    savings.book(session, temptation, Entry.CHEAPER, change, now)
    return change


def _undo_return(session: Session, shopper: Shopper, temptation: Temptation, now: datetime) -> Decided:
    """It stands as bought again, where that was for less with the difference; tells what went out of the account."""
    if temptation.returned_at is None:
        return _unchanged(session, temptation)
    kept = kept_of(temptation, _paid_in(temptation, temptation.currency or ""))
    before = [made for made in savings.as_made(session, temptation.id or 0) if made.entry is Entry.CHEAPER]
    _move(session, temptation, Act.UNDO_RETURN, State.BOUGHT_CHEAPER if kept else State.BOUGHT, now)
    taken = savings.reverse(session, temptation, now)
    if kept:
        day = before[-1].change.booked_for if before else local_time(shopper, now).date()
        savings.book(session, temptation, Entry.CHEAPER, Balance(0, kept.minor, kept.currency, day), now)
    else:
        temptation.paid_minor = None
    out = Money(taken.total.minor - (kept.minor if kept else 0), taken.currency) if taken else None
    return Decided(temptation, changed=True, saving=savings.balance(session, temptation.id or 0), undone=out)


def _undo_confirm(session: Session, shopper: Shopper, temptation: Temptation, now: datetime) -> Decided:
    """What was confirmed last waits for its confirmation again, and is asked about again; tells what was taken back."""
    changes = () if temptation.returned_at else savings.unconfirm(session, temptation, now)
    if not changes:
        return _unchanged(session, temptation)
    temptation.confirm_asked_at = None
    _promise_question(session, shopper, temptation, now)
    undone = Money(-sum(change.confirmed for change in changes), changes[0].currency)
    return Decided(temptation, changed=True, saving=savings.balance(session, temptation.id or 0), undone=undone)


def _unchanged(session: Session, temptation: Temptation) -> Decided:
    return Decided(temptation, changed=False, saving=savings.balance(session, temptation.id or 0))


def _confirm(session: Session, shopper: Shopper, temptation: Temptation, now: datetime) -> Decided:
    """What is pending is confirmed, and a subscription whose next period has come is counted once more."""
    before = savings.standing(session, temptation.id or 0)
    today = local_time(shopper, now).date()
    due = period_due(before, period_of(temptation), temptation.payments)
    again = before[-1].total if due and due <= today else None
    savings.confirm(session, temptation, now)
    if again:
        savings.book(session, temptation, Entry.REPEATED, Balance(0, again.minor, again.currency, today), now)
    after = savings.balance(session, temptation.id or 0)
    moved = (after.confirmed if after else 0) - sum(bucket.confirmed for bucket in before)
    if after is None or not moved:
        return Decided(temptation, changed=False, saving=after)
    _promise_question(session, shopper, temptation, now)
    return Decided(temptation, changed=True, saving=after, confirmed=Money(moved, after.currency), again=again)


def _correct_skipped(session: Session, shopper: Shopper, temptation: Temptation, amount: Money, now: datetime) -> None:
    """What stands holds the new amount; a price that was not known before is booked for the day of the decision.

    What was paid for a thing that was sent back stays the same number.
    """
    if savings.standing(session, temptation.id or 0):
        savings.correct(session, temptation, amount, now)
        return
    decided = temptation.returned_at or temptation.decided_at or temptation.created_at
    day = local_time(shopper, decided).date()
    sums = (0, amount.minor) if temptation.returned_at else (amount.minor, 0)
    savings.book(session, temptation, Entry.CORRECTED, Balance(*sums, amount.currency, day), now)
    _promise_question(session, shopper, temptation, now)


def _correct_kept(session: Session, temptation: Temptation, paid: Money | None, now: datetime) -> None:
    """The difference to the new price; where nothing is left of it, the thing was simply bought."""
    kept = kept_of(temptation, paid)
    if kept is None or paid is None:
        temptation.state, temptation.paid_minor = State.BOUGHT, None
        savings.reverse(session, temptation, now)
        return
    temptation.paid_minor = paid.minor
    savings.correct(session, temptation, kept, now)


def _paid_in(temptation: Temptation, currency: str) -> Money | None:
    """What was paid, as the same number in another currency."""
    if temptation.paid_minor is None or temptation.currency is None:
        return None
    return Money.of(Money(temptation.paid_minor, temptation.currency).amount, currency)


def _promise_question(session: Session, shopper: Shopper, temptation: Temptation, now: datetime) -> None:
    """The weekly question comes when there is, or will be, something to ask about this thing."""
    stands = savings.standing(session, temptation.id or 0) if temptation.state == State.SKIPPED else ()
    day = ask_from(stands, None, period_of(temptation), temptation.payments)
    if day:
        asking.promise(session, shopper, now, day)


_NOTHING_CHOSEN = frozenset({Act.END, Act.UNDO})
"""After these a thing is open without a word on it; after "still want it" it is open, and that is its answer."""
_WITHIN_A_STATE: dict[Act, Callable[[Session, Shopper, Temptation, datetime], Decided]] = {
    Act.CONFIRM: _confirm,
    Act.UNDO_CONFIRM: _undo_confirm,
    Act.UNDO_RETURN: _undo_return,
}
"""What goes by more than the state."""

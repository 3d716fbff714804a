"""A shopper is tempted: keeping the temptation, and completing its price."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain.angles import angles_of
from bot.domain.considered import Considered
from bot.domain.money import Money
from bot.domain.payments import Payments, Period
from bot.domain.reading import Price, PriceDoubt, Reading
from bot.domain.temptation import State
from bot.domain.terms import stems
from bot.service.advising import Telling, price_of
from bot.service.finding import place
from storage import shoppers
from storage.shelf import Shelf
from storage.tables import Shopper, Temptation

SAME_THING_FOR = timedelta(days=1)
"""Writing of the same thing again within a day goes on with the temptation that is there."""
_STILL_MEANT = frozenset({State.OPEN, State.COOLING, State.SKIPPED})


@dataclass(frozen=True, slots=True)
class Tempted:
    """A temptation, and what has to be asked about its price before anything is said."""

    temptation: Temptation
    doubt: PriceDoubt | None
    candidates: tuple[Money, ...] = ()


def tempted(session: Session, shelf: Shelf, shopper: Shopper, reading: Reading, telling: Telling) -> Tempted:
    """What the shopper is tempted by: the last thing again, or a new one, which is not stored yet.

    The price is asked for once, when it is missing or in doubt.
    """
    product = reading.product or reading.text[:80]
    again = _same_again(telling.last, product, reading.price, telling.now)
    temptation = again or _new(session, shelf, shopper, product, telling)
    if reading.price.money and temptation.state != State.SKIPPED:  # what is booked was booked at that price
        set_price(temptation, reading.price.money, reading.price.payments)
    elif reading.price.payments and temptation.price_minor is None:
        temptation.period = reading.price.payments.period  # whichever of the prices it is, it comes back
    shoppers.expect_nothing(shopper)
    already_asked = again is not None and reading.price.doubt is PriceDoubt.MISSING
    return Tempted(temptation, None if already_asked else reading.price.doubt, reading.price.candidates)


def set_price(temptation: Temptation, price: Money, payments: Payments | None = None) -> None:
    """The price as the shopper told it: one period of a subscription, the whole sum of anything else."""
    temptation.price_minor, temptation.currency = price.minor, price.currency
    temptation.period = payments.period if payments else None
    temptation.payments = payments.count if payments else None


def as_asked(temptation: Temptation, price: Money) -> Payments | None:
    """How a price is paid that answers the question which of several it is, where all of them come back."""
    if temptation.price_minor is None and temptation.period:
        return Payments(price, period=Period(temptation.period))
    return None


def _same_again(last: Temptation | None, product: str, price: Price, now: datetime) -> Temptation | None:
    """The last thing, if it is this one: it is not booked twice, nor reminded of twice.

    One that was skipped is booked at its price: at another one it is a new temptation.
    """
    if last is None or last.state not in _STILL_MEANT or now - last.created_at > SAME_THING_FOR:
        return None
    if last.state == State.SKIPPED and not _same_price(last, price):
        return None
    return last if stems(last.product) == stems(product) else None


def _same_price(last: Temptation, price: Price) -> bool:
    """Whether a price is the one that a thing has, or none is told."""
    told = {price.money} if price.money else set(price.candidates)
    return not told or price_of(last) in told


def _new(session: Session, shelf: Shelf, shopper: Shopper, product: str, telling: Telling) -> Temptation:
    placed = place(session, shelf, product, telling.text, telling.nearest)
    considered = Considered(placed.said, angles_of(telling.text), by_meaning=placed.by_meaning)
    return Temptation(
        shopper_id=shopper.id or 0,
        product=product,
        category=placed.category,
        considered=considered.to_json(),
        created_at=telling.now,
    )

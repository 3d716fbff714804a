"""A shopper is tempted: a new temptation, or the last one again, and what has to be asked about its price."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.payments import Payments, Period
from bot.domain.reading import PriceDoubt, Reading, read
from bot.service.advising import Telling, payments_of, price_of
from bot.service.tempting import SAME_THING_FOR, Tempted, as_asked, set_price, tempted
from storage import shoppers, temptations
from storage.library import GENERAL
from storage.shelf import Shelf
from storage.tables import Shopper, Temptation
from tests.support.rows import NOW, add_shopper, row_id


def reading(text: str) -> Reading:
    return read(text, home_currency="DKK", language=Language.DANISH)


@pytest.fixture
def anna(session: Session) -> Shopper:
    return add_shopper(session)


def write(
    session: Session, shopper: Shopper, text: str, after: timedelta = timedelta(0), state: str | None = None
) -> Tempted:
    """The shopper writes; what was new is kept, and then moved to a state."""
    last = temptations.newest(session, row_id(shopper))
    found = tempted(session, Shelf(lambda: NOW), shopper, reading(text), Telling(text, NOW + after, last))
    temptations.add(session, found.temptation)
    found.temptation.state = state or found.temptation.state
    session.flush()
    return found


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("airfryer 899", ("airfryer", "airfryers", Money(89_900, "DKK"))),
        ("Dyson Airwrap 4.499 kr.", ("Dyson Airwrap", "hair-tools", Money(449_900, "DKK"))),
        ("tempted by Stanley cup $45", ("Stanley cup", "cups-bottles", Money(4_500, "USD"))),
        ("iPhone 15 til 8.999 kr", ("iPhone 15", "phones", Money(899_900, "DKK"))),
        ("en svirpo til 5k", ("svirpo", GENERAL, Money(500_000, "DKK"))),
    ],
)
def test_a_new_temptation_with_its_price(
    session: Session, anna: Shopper, text: str, kept: tuple[str, str, Money]
) -> None:
    found = write(session, anna, text)
    new = found.temptation
    assert (found.doubt, found.candidates) == (None, ())
    assert (new.product, new.category, price_of(new)) == kept
    assert (new.state, new.created_at) == ("open", NOW)
    assert temptations.owned(session, row_id(new), row_id(anna)) is new


@pytest.mark.parametrize(
    ("text", "doubt", "candidates"),
    [
        ("airfryer", PriceDoubt.MISSING, ()),
        ("sofa 1.500 eller 15.000", PriceDoubt.AMBIGUOUS, (Money(150_000, "DKK"), Money(1_500_000, "DKK"))),
        ("sofa 999999999999 kr", PriceDoubt.IMPLAUSIBLE, ()),
    ],
)
def test_a_price_that_is_not_clear_is_asked_about_and_not_stored(
    session: Session, anna: Shopper, text: str, doubt: PriceDoubt, candidates: tuple[Money, ...]
) -> None:
    found = write(session, anna, text)
    assert found.doubt is doubt
    assert set(found.candidates) >= set(candidates)
    assert (found.temptation.price_minor, found.temptation.currency) == (None, None)


@pytest.mark.parametrize("again", ["airfryer", "AIRFRYER!", "en airfryer", "airfryeren"])
def test_the_same_thing_within_a_day_goes_on_and_is_not_asked_about_twice(
    session: Session, anna: Shopper, again: str
) -> None:
    first = write(session, anna, "airfryer")
    second = write(session, anna, again, SAME_THING_FOR)
    assert second.temptation is first.temptation
    assert (first.doubt, second.doubt) == (PriceDoubt.MISSING, None)
    assert temptations.count(session, row_id(anna)) == 1


def test_the_same_thing_with_a_price_completes_it(session: Session, anna: Shopper) -> None:
    first = write(session, anna, "airfryer")
    second = write(session, anna, "airfryer 899")
    assert second == Tempted(first.temptation, None)
    assert (first.temptation.price_minor, first.temptation.currency) == (89_900, "DKK")


def test_a_price_that_is_unclear_now_is_asked_about_though_the_thing_is_known(session: Session, anna: Shopper) -> None:
    first = write(session, anna, "sofa 1.500 kr")
    second = write(session, anna, "sofa 1.500 eller 15.000")
    assert second.temptation is first.temptation
    assert second.doubt is PriceDoubt.AMBIGUOUS
    assert first.temptation.price_minor == 150_000


@pytest.mark.parametrize(
    ("text", "after", "state"),
    [
        ("sneakers", timedelta(0), "open"),
        ("airfryer", SAME_THING_FOR + timedelta(seconds=1), "open"),
        ("airfryer", timedelta(0), "bought"),
        ("airfryer", timedelta(0), "needed"),
    ],
)
def test_something_else_or_something_settled_makes_a_new_one(
    session: Session, anna: Shopper, text: str, after: timedelta, state: str
) -> None:
    first = write(session, anna, "airfryer", state=state)
    second = write(session, anna, text, after)
    assert second.temptation is not first.temptation
    assert second.doubt is PriceDoubt.MISSING
    assert first.temptation.state == state


@pytest.mark.parametrize(("state", "price"), [("cooling", 799), ("skipped", 899)])
def test_what_cools_or_was_skipped_today_is_neither_reminded_of_nor_booked_twice(
    session: Session, anna: Shopper, state: str, price: int
) -> None:
    first = write(session, anna, "airfryer 899", state=state)
    second = write(session, anna, f"airfryer {price}")
    assert second == Tempted(first.temptation, None)
    assert (first.temptation.state, first.temptation.price_minor) == (state, price * 100)
    assert temptations.count(session, row_id(anna)) == 1


def test_what_was_skipped_is_another_thing_at_another_price(session: Session, anna: Shopper) -> None:
    first = write(session, anna, "airfryer 899", state="skipped").temptation
    second = write(session, anna, "airfryer 799").temptation
    assert second is not first
    assert (first.price_minor, second.price_minor) == (89_900, 79_900)


def test_a_new_message_makes_an_earlier_question_moot(session: Session, anna: Shopper) -> None:
    first = write(session, anna, "airfryer").temptation
    shoppers.expect(anna, "price", first.id, NOW)
    write(session, anna, "sneakers 500 kr")
    assert (anna.awaiting, anna.awaiting_temptation_id, anna.awaiting_since) == (None, None, None)


def untold() -> Temptation:
    return Temptation(shopper_id=1, product="airfryer", category="airfryers", created_at=NOW)


@pytest.mark.parametrize("price", [Money(1, "DKK"), Money(10**13, "JPY")])
def test_the_price_as_the_shopper_told_it(price: Money) -> None:
    temptation = untold()
    set_price(temptation, price)
    assert (temptation.price_minor, temptation.currency) == (price.minor, price.currency)


@pytest.mark.parametrize(
    ("text", "kept", "payments"),
    [
        ("Netflix 79 kr/md", (7_900, "month", None), Payments(Money(7_900, "DKK"), period=Period.MONTH)),
        ("mobil 299 kr/md i 24 mdr", (29_900, "month", 24), Payments(Money(29_900, "DKK"), 24, Period.MONTH)),
        ("jakke 4 x 250 kr (Klarna)", (100_000, None, 4), Payments(Money(25_000, "DKK"), 4)),
        ("jakke 1000 kr delt i 3 rater", (100_000, None, 3), Payments.in_parts(Money(100_000, "DKK"), 3)),
        ("airfryer 899", (89_900, None, None), None),
        ("airfryer", (None, None, None), None),
    ],
)
def test_what_is_not_paid_at_once_is_kept_as_such(
    session: Session,
    anna: Shopper,
    text: str,
    kept: tuple[int | None, str | None, int | None],
    payments: Payments | None,
) -> None:
    number = row_id(write(session, anna, text).temptation)
    session.expire_all()
    found = temptations.owned(session, number, row_id(anna))
    assert found is not None
    assert (found.price_minor, found.period, found.payments) == kept
    assert payments_of(found) == payments
    assert payments is None or price_of(found) == payments.price


def test_a_plain_price_takes_the_payments_back(session: Session, anna: Shopper) -> None:
    write(session, anna, "mobil 299 kr/md i 24 mdr")
    found = write(session, anna, "mobil 5.000 kr").temptation
    assert (found.price_minor, found.period, found.payments) == (500_000, None, None)
    assert temptations.count(session, row_id(anna)) == 1


def test_what_is_booked_keeps_its_payments(session: Session, anna: Shopper) -> None:
    booked = write(session, anna, "Netflix 79 kr/md", state="skipped").temptation
    assert write(session, anna, "Netflix").temptation is booked
    assert write(session, anna, "Netflix 900 kr om året").temptation is not booked
    assert (booked.price_minor, booked.period) == (7_900, "month")


def test_whichever_of_several_prices_it_is_it_comes_back(session: Session, anna: Shopper) -> None:
    asked = write(session, anna, "Spotify 99 eller 139 kr/md")
    money = Money(13_900, "DKK")
    assert asked.doubt is PriceDoubt.AMBIGUOUS
    assert price_of(asked.temptation) is None
    assert payments_of(asked.temptation) is None
    assert as_asked(asked.temptation, money) == Payments(money, period=Period.MONTH)
    assert as_asked(untold(), money) is None

"""The history page by page, and one entry of it told."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from bot.domain.decisions import Act
from bot.domain.ledger import Entry
from bot.domain.money import Money
from bot.service.deciding import buy_cheaper, correct, decide
from bot.service.history import PAGE, Told, card, history, page_of
from storage import temptations
from storage.tables import Shopper, Temptation
from tests.support.rows import NOW, PRICE, add_shopper, add_temptation

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("offset", "start", "numbers"),
    [
        (0, 0, range(13, 7, -1)),
        (PAGE, PAGE, range(7, 1, -1)),
        (2 * PAGE, 2 * PAGE, range(1, -1, -1)),
        (99, 13, range(0, -1, -1)),
        (-5, 0, range(13, 7, -1)),
    ],
)
def test_the_history_goes_back_page_by_page(session: Session, offset: int, start: int, numbers: range) -> None:
    shopper, other = add_shopper(session), add_shopper(session, 2)
    for number in range(14):
        add_temptation(session, shopper, f"thing {number}", created_at=NOW + timedelta(minutes=number))
        add_temptation(session, other)
    page = history(session, shopper, offset)
    assert (page.offset, page.total) == (start, 14)
    assert [temptation.product for temptation, _ in page.entries] == [f"thing {number}" for number in numbers]
    if not start % PAGE:
        assert all(page_of(session, shopper, temptation) == page for temptation, _ in page.entries)


def test_the_history_tells_what_stands_for_each_entry(session: Session) -> None:
    shopper = add_shopper(session)
    for price, acts in (
        (Money(700, "EUR"), (Act.SKIP,)),
        (PRICE, (Act.SKIP, Act.BOUGHT)),
        (None, (Act.SKIP,)),
        (PRICE, (Act.SKIP, Act.CONFIRM)),
    ):
        did(session, shopper, add_temptation(session, shopper, price=price), *acts)
    page = history(session, shopper, 0)
    assert [(t.state, b and b.total) for t, b in page.entries] == [
        ("skipped", PRICE),
        ("skipped", None),
        ("bought", None),
        ("skipped", Money(700, "EUR")),
    ]
    assert page.total == temptations.count(session, shopper.id or 0) == 4


def test_an_empty_history(session: Session) -> None:
    page = history(session, add_shopper(session), 0)
    assert (page.entries, page.offset, page.total) == ((), 0, 0)


def did(session: Session, shopper: Shopper, temptation: Temptation, *acts: Act) -> None:
    """One act a day."""
    for days, act in enumerate(acts):
        decide(session, shopper, temptation, act, NOW + days * DAY)


@pytest.mark.parametrize(
    ("done", "offered"),
    [
        ((), (Act.BOUGHT, Act.CHEAPER)),
        ((Act.SLEEP,), (Act.BOUGHT, Act.CHEAPER)),
        ((Act.SKIP,), (Act.CONFIRM, Act.BOUGHT, Act.CHEAPER, Act.UNDO)),
        ((Act.SKIP, Act.CONFIRM), (Act.BOUGHT, Act.CHEAPER, Act.UNDO_CONFIRM)),
        ((Act.SKIP, Act.CONFIRM, Act.UNDO_CONFIRM), (Act.CONFIRM, Act.BOUGHT, Act.CHEAPER, Act.UNDO)),
        ((Act.BUY,), (Act.CHEAPER, Act.RETURNED, Act.UNDO)),
        ((Act.BUY, Act.RETURNED), (Act.BOUGHT, Act.CHEAPER, Act.UNDO_RETURN)),
        ((Act.NEED,), (Act.UNDO,)),
        ((Act.LET_LIE,), (Act.BOUGHT, Act.CHEAPER, Act.UNDO)),
    ],
)
def test_a_card_offers_what_applies(session: Session, done: tuple[Act, ...], offered: tuple[Act, ...]) -> None:
    shopper = add_shopper(session)
    temptation, unpriced = add_temptation(session, shopper), add_temptation(session, shopper, price=None)
    did(session, shopper, temptation, *done)
    did(session, shopper, unpriced, *done)
    assert card(session, shopper, temptation, NOW + 9 * DAY).acts == offered
    booked = {Act.UNDO_CONFIRM: Act.UNDO}
    without = tuple(booked.get(act, act) for act in offered if act not in {Act.CONFIRM, Act.CHEAPER})
    assert card(session, shopper, unpriced, NOW + 9 * DAY).acts == without


def test_a_subscription_can_be_confirmed_again_a_month_later(session: Session) -> None:
    shopper = add_shopper(session)
    netflix = add_temptation(session, shopper, period="month")
    did(session, shopper, netflix, Act.SKIP, Act.CONFIRM)
    assert Act.CONFIRM not in card(session, shopper, netflix, NOW + 29 * DAY).acts
    assert Act.CONFIRM in card(session, shopper, netflix, NOW + 30 * DAY).acts


def test_a_card_tells_what_happened_in_order(session: Session) -> None:
    shopper = add_shopper(session)
    thing = add_temptation(session, shopper)
    did(session, shopper, thing, Act.SKIP, Act.CONFIRM)
    correct(session, shopper, thing, Money(79_900, "DKK"), NOW + 2 * DAY)
    correct(session, shopper, thing, Money(8_900, "EUR"), NOW + 3 * DAY)
    buy_cheaper(session, shopper, thing, Money(8_000, "EUR"), NOW + 4 * DAY)
    decide(session, shopper, thing, Act.RETURNED, NOW + 5 * DAY)
    told = card(session, shopper, thing, NOW + 6 * DAY).told
    days = [date(2026, 11, 24) + days * DAY for days in range(6)]
    assert told == (
        Told(Entry.PENDING, days[0], PRICE),
        Told(Entry.CONFIRMED, days[1], PRICE),
        Told(Entry.CORRECTED, days[2], Money(79_900, "DKK")),
        Told(Entry.CORRECTED, days[3], Money(8_900, "EUR")),
        Told(Entry.REVERSED, days[4], Money(8_900, "EUR")),
        Told(Entry.CHEAPER, days[4], Money(900, "EUR")),
        Told(Entry.REVERSED, days[5], Money(900, "EUR")),
        Told(Entry.RETURNED, days[5], Money(8_900, "EUR")),
    )


def test_a_card_tells_that_a_saving_waits_again(session: Session) -> None:
    shopper = add_shopper(session)
    thing = add_temptation(session, shopper)
    did(session, shopper, thing, Act.SKIP, Act.CONFIRM, Act.UNDO_CONFIRM, Act.UNDO)
    told = card(session, shopper, thing, NOW).told
    assert [(each.entry, each.amount, each.waits_again) for each in told[2:]] == [
        (Entry.REVERSED, PRICE, True),
        (Entry.REVERSED, PRICE, False),
    ]


def test_a_card_tells_of_one_more_period(session: Session) -> None:
    shopper = add_shopper(session)
    netflix = add_temptation(session, shopper, period="month")
    for days, act in ((0, Act.SKIP), (40, Act.CONFIRM), (41, Act.UNDO)):
        decide(session, shopper, netflix, act, NOW + days * DAY)
    told = card(session, shopper, netflix, NOW).told
    assert [(each.entry, each.amount.minor) for each in told] == [
        (Entry.PENDING, PRICE.minor),
        (Entry.CONFIRMED, PRICE.minor),
        (Entry.REPEATED, PRICE.minor),
        (Entry.REVERSED, 2 * PRICE.minor),
    ]

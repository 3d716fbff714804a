"""What stayed: months by the shopper's own calendar, the goal, and the history page by page."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.domain.decisions import Act
from bot.domain.money import Money
from bot.domain.month import Month
from bot.domain.summary import GoalProgress, SavingLine, Totals
from bot.service import accounts
from bot.service.accounts import PAGE, PICTURE_MONTHS, history, month_account
from bot.service.deciding import decide
from bot.service.goals import set_goal
from bot.service.sleeping import sleep_on
from storage import temptations
from storage.tables import Shopper, Temptation
from tests.support.rows import NOW, add_shopper, add_temptation, row_id

OCTOBER, NOVEMBER, DECEMBER = Month(2026, 10), Month(2026, 11), Month(2026, 12)
IN_OCTOBER = datetime(2026, 10, 10, 12, tzinfo=UTC)


def act(
    session: Session, shopper: Shopper, price: Money | None, *acts: Act, category: str = "toys", now: datetime = NOW
) -> Temptation:
    """A temptation and what the shopper decided about it."""
    temptation = add_temptation(session, shopper, price=price, category=category, created_at=now)
    for each in acts:
        decide(session, shopper, temptation, each, now)
    session.flush()
    return temptation


@pytest.fixture
def anna(session: Session) -> Shopper:
    """A shopper with a full November, something in October, and a namesake with figures of her own."""
    anna, other = add_shopper(session, 1), add_shopper(session, 2)
    act(session, anna, Money(20_000, "DKK"), Act.SKIP, Act.CONFIRM, now=IN_OCTOBER)
    act(session, anna, Money(100, "DKK"), Act.SKIP)
    act(session, anna, Money(1_000, "DKK"), Act.SKIP, Act.CONFIRM, category="candles-scents")
    act(session, anna, Money(50_000, "DKK"), Act.SKIP, Act.BOUGHT)
    act(session, anna, Money(700, "EUR"), Act.SKIP, category="candles-scents")
    act(session, anna, Money(9_000, "DKK"), Act.NEED)
    act(session, anna, None, Act.SKIP, category="books")
    act(session, anna, Money(9_000, "DKK"))
    sleep_on(session, anna, act(session, anna, Money(9_000, "DKK"), category="phones"), NOW)
    act(session, other, Money(77_777, "DKK"), Act.SKIP, Act.CONFIRM)
    session.flush()
    return anna


def test_a_month_summed_up(session: Session, anna: Shopper) -> None:
    summary = month_account(session, anna, NOVEMBER).summary
    assert summary.totals == {"DKK": Totals(confirmed=1_000, pending=100), "EUR": Totals(pending=700)}
    assert summary.before == {"DKK": Totals(confirmed=20_000)}
    assert (summary.skipped, summary.slept, summary.bought) == (4, 1, 1)
    assert summary.top_categories == (("candles-scents", 2), ("toys", 2), ("books", 1))
    assert (summary.goal, summary.empty) == (None, False)


def test_the_month_before_and_the_month_after(session: Session, anna: Shopper) -> None:
    october = month_account(session, anna, OCTOBER).summary
    assert (october.totals, october.before, october.skipped) == ({"DKK": Totals(confirmed=20_000)}, {}, 1)
    december = month_account(session, anna, DECEMBER).summary
    assert december.empty
    assert december.before == {"DKK": Totals(confirmed=1_000, pending=100), "EUR": Totals(pending=700)}


def test_the_bars_are_the_months_up_to_this_one(session: Session, anna: Shopper) -> None:
    account = month_account(session, anna, NOVEMBER)
    assert account.currency == "DKK"
    assert [month for month, _ in account.bars] == [NOVEMBER.shifted(-back) for back in range(PICTURE_MONTHS)][::-1]
    assert account.bars[-2:] == ((OCTOBER, Totals(20_000, 0)), (NOVEMBER, Totals(1_000, 100)))
    assert {totals for _, totals in account.bars[:-2]} == {Totals()}


def test_a_shopper_without_any_rows_has_an_empty_account(session: Session) -> None:
    account = month_account(session, add_shopper(session, currency="SEK"), NOVEMBER)
    assert account.summary.empty
    assert (account.currency, len(account.bars)) == ("SEK", PICTURE_MONTHS)


@pytest.mark.parametrize(
    ("home", "goal", "prices", "currency"),
    [
        ("SEK", None, [Money(1, "DKK"), Money(2, "EUR")], "EUR"),
        ("DKK", None, [Money(1, "DKK"), Money(2, "EUR")], "DKK"),
        ("SEK", Money(500_000, "DKK"), [Money(1, "SEK")], "DKK"),
        ("SEK", None, [], "SEK"),
    ],
)
def test_the_picture_is_in_the_currency_that_matters_most(
    session: Session, home: str, goal: Money | None, prices: list[Money], currency: str
) -> None:
    shopper = add_shopper(session, currency=home)
    for price in prices:
        act(session, shopper, price, Act.SKIP)
    if goal:
        set_goal(session, shopper, "Rom", goal, NOW)
    assert month_account(session, shopper, NOVEMBER).currency == currency


@pytest.mark.parametrize(
    ("zone", "moment", "month"),
    [
        ("Europe/Copenhagen", datetime(2026, 11, 30, 23, 30, tzinfo=UTC), DECEMBER),
        ("UTC", datetime(2026, 11, 30, 23, 30, tzinfo=UTC), NOVEMBER),
        ("America/New_York", datetime(2026, 12, 1, 3, 0, tzinfo=UTC), NOVEMBER),
    ],
)
def test_a_month_is_the_shoppers_own(session: Session, zone: str, moment: datetime, month: Month) -> None:
    """The saving and the decision fall into the same month, whatever UTC says."""
    shopper = add_shopper(session, timezone=zone)
    act(session, shopper, Money(100, "DKK"), Act.SKIP, now=moment)
    summary = month_account(session, shopper, month).summary
    assert (summary.skipped, summary.totals) == (1, {"DKK": Totals(pending=100)})


def test_something_slept_on_in_one_month_and_skipped_in_the_next(session: Session) -> None:
    shopper = add_shopper(session)
    temptation = act(session, shopper, Money(100, "DKK"), now=IN_OCTOBER)
    sleep_on(session, shopper, temptation, IN_OCTOBER)
    assert month_account(session, shopper, OCTOBER).summary.slept == 1
    decide(session, shopper, temptation, Act.DROP, NOW)
    november = month_account(session, shopper, NOVEMBER).summary
    assert (november.slept, november.skipped, november.totals) == (1, 1, {"DKK": Totals(pending=100)})


def test_a_goal_counts_what_was_booked_in_its_currency_since_it_was_set(session: Session, anna: Shopper) -> None:
    assert accounts.goal_progress(session, anna, NOW.date()) is None
    set_goal(session, anna, "Rom", Money(500_000, "DKK"), datetime(2026, 10, 31, 23, 30, tzinfo=UTC))
    session.flush()
    goal = accounts.goal(session, anna)
    assert goal is not None
    assert goal.set_on == date(2026, 11, 1)
    progress = GoalProgress("Rom", Money(500_000, "DKK"), Money(1_000, "DKK"), Money(100, "DKK"))
    assert accounts.goal_progress(session, anna, NOW.date()) == progress


def test_the_ledger_as_plain_values(session: Session) -> None:
    shopper = add_shopper(session)
    temptation = act(session, shopper, Money(100, "DKK"), Act.SKIP, Act.CONFIRM)
    number, day = row_id(temptation), NOW.date()
    assert accounts.ledger(session, shopper) == [
        SavingLine(number, 100, 0, "DKK", day),
        SavingLine(number, -100, 100, "DKK", day),
    ]


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
    shopper = add_shopper(session)
    for number in range(14):
        add_temptation(session, shopper, f"thing {number}", created_at=NOW + timedelta(minutes=number))
    page = history(session, shopper, offset)
    assert (page.offset, page.total) == (start, 14)
    assert [temptation.product for temptation, _ in page.entries] == [f"thing {number}" for number in numbers]


def test_the_history_tells_what_stands_for_each_entry(session: Session, anna: Shopper) -> None:
    shown = {(t.state, b.total if b else None) for t, b in history(session, anna, 0).entries}
    assert ("skipped", Money(700, "EUR")) in shown
    assert ("bought", None) in shown
    assert ("skipped", None) in shown
    assert history(session, anna, 0).total == temptations.count(session, row_id(anna)) == 9


def test_an_empty_history(session: Session) -> None:
    page = history(session, add_shopper(session), 0)
    assert (page.entries, page.offset, page.total) == ((), 0, 0)

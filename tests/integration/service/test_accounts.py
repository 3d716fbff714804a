"""What stayed: months by the shopper's own calendar, and the goal."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session

from bot.domain.decisions import Act
from bot.domain.money import Money
from bot.domain.month import Month, Span, Year
from bot.domain.rhythm import total
from bot.domain.summary import GoalProgress, Pauses, SavingLine, Totals
from bot.service import accounts
from bot.service.accounts import PICTURE_MONTHS, PeriodAccount, period_account
from bot.service.deciding import decide
from bot.service.goals import set_goal
from bot.service.sleeping import sleep_on
from storage import reminders
from storage.tables import Shopper, Temptation
from tests.support.rows import NOW, add_shopper, add_temptation, row_id

OCTOBER, NOVEMBER, DECEMBER = Month(2026, 10), Month(2026, 11), Month(2026, 12)
IN_OCTOBER = datetime(2026, 10, 10, 12, tzinfo=UTC)


def account_of(session: Session, shopper: Shopper, span: Span) -> PeriodAccount:
    """The account as it is on the day that every test begins."""
    return period_account(session, shopper, span, NOW.date())


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
    summary = account_of(session, anna, NOVEMBER).summary
    assert summary.totals == {"DKK": Totals(confirmed=1_000, pending=100), "EUR": Totals(pending=700)}
    assert summary.before == {"DKK": Totals(confirmed=20_000)}
    assert (summary.skipped, summary.slept, summary.bought) == (4, 1, 1)
    assert summary.top_categories == (("candles-scents", 2), ("toys", 2), ("books", 1))
    assert (summary.goal, summary.empty) == (None, False)


def test_the_month_before_and_the_month_after(session: Session, anna: Shopper) -> None:
    october = account_of(session, anna, OCTOBER).summary
    assert (october.totals, october.before, october.skipped) == ({"DKK": Totals(confirmed=20_000)}, {}, 1)
    december = account_of(session, anna, DECEMBER).summary
    assert december.empty
    assert december.before == {"DKK": Totals(confirmed=1_000, pending=100), "EUR": Totals(pending=700)}


def test_the_bars_are_the_months_up_to_this_one(session: Session, anna: Shopper) -> None:
    account = account_of(session, anna, NOVEMBER)
    assert account.currency == "DKK"
    assert [month for month, _ in account.bars] == [NOVEMBER.shifted(-back) for back in range(PICTURE_MONTHS)][::-1]
    assert account.bars[-2:] == ((OCTOBER, Totals(20_000, 0)), (NOVEMBER, Totals(1_000, 100)))
    assert {totals for _, totals in account.bars[:-2]} == {Totals()}


def test_a_shopper_without_any_rows_has_an_empty_account(session: Session) -> None:
    account = account_of(session, add_shopper(session, currency="SEK"), NOVEMBER)
    assert account.summary.empty
    assert (account.currency, len(account.bars)) == ("SEK", PICTURE_MONTHS)


@pytest.mark.parametrize(
    ("home", "prices", "currency"),
    [
        ("SEK", [Money(1, "DKK"), Money(2, "EUR")], "EUR"),
        ("SEK", [Money(1, "DKK"), Money(1, "DKK"), Money(200, "EUR")], "DKK"),
        ("DKK", [Money(1, "DKK"), Money(2, "EUR"), Money(2, "EUR")], "DKK"),
        ("SEK", [], "SEK"),
    ],
)
def test_the_picture_is_in_the_shoppers_currency_or_that_of_most_entries(
    session: Session, home: str, prices: list[Money], currency: str
) -> None:
    shopper = add_shopper(session, currency=home)
    for price in prices:
        act(session, shopper, price, Act.SKIP)
    set_goal(session, shopper, "Rom", Money(500_000, "USD"), NOW)
    assert account_of(session, shopper, NOVEMBER).currency == currency


def test_a_year_has_a_bar_for_each_month(session: Session, anna: Shopper) -> None:
    account = account_of(session, anna, Year(2026))
    assert account.summary.totals == {"DKK": Totals(confirmed=21_000, pending=100), "EUR": Totals(pending=700)}
    assert [month for month, _ in account.bars] == [Month(2026, number) for number in range(1, 13)]
    assert account.bars[9:] == ((OCTOBER, Totals(20_000)), (NOVEMBER, Totals(1_000, 100)), (DECEMBER, Totals()))
    assert account_of(session, anna, Year(2025)).summary.empty


@pytest.mark.parametrize(
    ("span", "today", "rates_of"),
    [
        (NOVEMBER, date(2026, 11, 24), date(2026, 10, 30)),
        (Year(2026), date(2026, 11, 24), date(2026, 10, 30)),
        (OCTOBER, date(2026, 11, 24), date(2026, 10, 30)),
        (OCTOBER, date(2026, 10, 12), date(2026, 10, 12)),
        (Month(2026, 8), date(2026, 11, 24), date(2026, 8, 31)),
        (Month(2026, 5), date(2026, 11, 24), date(2026, 5, 29)),
    ],
)
def test_several_currencies_are_converted_by_the_rates_of_their_day(
    session: Session, span: Span, today: date, rates_of: date
) -> None:
    shopper = add_shopper(session)
    for price in (Money(10_000, "DKK"), Money(10_000, "EUR")):
        now = datetime(2026, span.last_day.month if isinstance(span, Month) else 11, 5, 12, tzinfo=UTC)
        act(session, shopper, price, Act.SKIP, now=now)
    about = period_account(session, shopper, span, today).about
    assert about is not None
    assert (about.rates_of, about.confirmed, about.left_out) == (rates_of, Money(0, "DKK"), ())
    assert 84_000 < about.pending.minor < 85_500
    assert accounts.goal_progress(session, shopper) is None


def test_one_currency_is_converted_into_none(session: Session) -> None:
    shopper = add_shopper(session)
    act(session, shopper, Money(10_000, "EUR"), Act.SKIP)
    assert account_of(session, shopper, NOVEMBER).about is None


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
    summary = account_of(session, shopper, month).summary
    assert (summary.skipped, summary.totals) == (1, {"DKK": Totals(pending=100)})


def test_something_slept_on_in_one_month_and_skipped_in_the_next(session: Session) -> None:
    shopper = add_shopper(session)
    temptation = act(session, shopper, Money(100, "DKK"), now=IN_OCTOBER)
    sleep_on(session, shopper, temptation, IN_OCTOBER)
    assert account_of(session, shopper, OCTOBER).summary.slept == 1
    decide(session, shopper, temptation, Act.DROP, NOW)
    november = account_of(session, shopper, NOVEMBER).summary
    assert (november.slept, november.skipped, november.totals) == (1, 1, {"DKK": Totals(pending=100)})


def test_where_and_when_temptations_came(session: Session) -> None:
    """By the local hour at which they were written, whatever became of them later."""
    shopper = add_shopper(session, timezone="America/New_York")
    sunday_evening = datetime(2026, 11, 30, 2, 30, tzinfo=UTC)
    act(session, shopper, Money(100, "DKK"), now=sunday_evening)
    act(session, shopper, None, Act.NEED, now=sunday_evening)
    found = account_of(session, shopper, NOVEMBER).summary.rhythm
    assert (found[6][5], total(found)) == (1, 1)


def sent(session: Session, temptation: Temptation, when: datetime) -> None:
    """Its pause is over, and it was asked about."""
    reminder = reminders.pending(session, temptation.shopper_id, temptation.id)
    assert reminder is not None
    reminder.state, reminder.sent_at = "sent", when
    session.flush()


def test_a_pause_counts_in_the_month_in_which_it_ended(session: Session) -> None:
    shopper = add_shopper(session)
    kept, bought, cut_short, waiting = (act(session, shopper, Money(100, "DKK"), now=IN_OCTOBER) for _ in range(4))
    for thing in (kept, bought, cut_short, waiting):
        sleep_on(session, shopper, thing, IN_OCTOBER)
    for thing in (kept, bought, waiting):
        sent(session, thing, NOW)
    decide(session, shopper, kept, Act.KEEP, NOW)
    decide(session, shopper, bought, Act.BOUGHT, datetime(2026, 12, 5, 12, tzinfo=UTC))
    decide(session, shopper, cut_short, Act.SKIP, IN_OCTOBER)
    session.flush()
    assert account_of(session, shopper, OCTOBER).summary.pauses == Pauses(ended=1, let_go=1)
    assert account_of(session, shopper, NOVEMBER).summary.pauses == Pauses(ended=2, wanted=2)
    assert account_of(session, shopper, DECEMBER).summary.pauses == Pauses()
    assert account_of(session, shopper, Year(2026)).summary.pauses == Pauses(ended=3, wanted=2, let_go=1)


def test_a_pause_without_a_choice_after_it_claims_nothing(session: Session) -> None:
    shopper = add_shopper(session)
    undone, ended, silent = (act(session, shopper, Money(100, "DKK"), now=IN_OCTOBER) for _ in range(3))
    for thing in (undone, ended, silent):
        sleep_on(session, shopper, thing, IN_OCTOBER)
    for thing in (undone, silent):
        sent(session, thing, NOW)
    for thing, acts in ((undone, (Act.DROP, Act.UNDO)), (ended, (Act.END,)), (silent, (Act.LET_LIE,))):
        for each in acts:
            decide(session, shopper, thing, each, NOW)
    session.flush()
    november = account_of(session, shopper, NOVEMBER).summary
    assert (november.pauses, november.skipped) == (Pauses(ended=2), 0)
    assert account_of(session, shopper, OCTOBER).summary.pauses == Pauses(), "it was cut short, and nothing was said"


def test_a_goal_counts_what_was_booked_in_its_currency_since_it_was_set(session: Session, anna: Shopper) -> None:
    assert accounts.goal_progress(session, anna) is None
    set_goal(session, anna, "Rom", Money(500_000, "DKK"), datetime(2026, 10, 31, 23, 30, tzinfo=UTC))
    session.flush()
    goal = accounts.goal(session, anna)
    assert goal is not None
    assert goal.set_on == date(2026, 11, 1)
    progress = GoalProgress("Rom", Money(500_000, "DKK"), Money(1_000, "DKK"), Money(100, "DKK"))
    assert accounts.goal_progress(session, anna) == progress


def test_the_ledger_as_plain_values(session: Session) -> None:
    shopper = add_shopper(session)
    temptation = act(session, shopper, Money(100, "DKK"), Act.SKIP, Act.CONFIRM)
    number, day = row_id(temptation), NOW.date()
    assert accounts.ledger(session, shopper) == [
        SavingLine(number, 100, 0, "DKK", day),
        SavingLine(number, -100, 100, "DKK", day),
    ]

"""A month summed up from its ledger and decisions."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.money import Money
from bot.domain.month import Month
from bot.domain.summary import (
    Decision,
    Goal,
    Imbalance,
    SavingLine,
    Totals,
    check_ledger,
    ledger_balance,
    months_series,
    running_totals,
    summarise,
)
from bot.domain.temptation import State

NOVEMBER = Month(2026, 11)
OCTOBER = NOVEMBER.previous


def line(
    temptation_id: int, pending: int, confirmed: int, day: date = date(2026, 11, 3), currency: str = "DKK"
) -> SavingLine:
    return SavingLine(temptation_id, pending, confirmed, currency, day)


LEDGER = (
    line(1, 89900, 0, date(2026, 10, 30)),
    line(1, -89900, 89900, date(2026, 10, 30)),
    line(2, 449900, 0),
    line(2, -449900, 449900),
    line(3, 120000, 0),
    line(4, 4500, 0, currency="USD"),
    line(5, 70000, 0),
    line(5, -70000, 0),
)
DECISIONS = (
    Decision(State.SKIPPED, "cups", date(2026, 11, 1), slept=False),
    Decision(State.SKIPPED, "shoes", date(2026, 11, 2), slept=False),
    Decision(State.DROPPED, "shoes", date(2026, 11, 5), slept=True),
    Decision(State.BOUGHT, "games", date(2026, 11, 6), slept=True),
    Decision(State.BOUGHT_CHEAPER, "books", date(2026, 11, 7), slept=False),
    Decision(State.COOLING, "shoes", date(2026, 11, 8), slept=False),
    Decision(State.NEEDED, "health", date(2026, 11, 9), slept=False),
    Decision(State.SKIPPED, "cups", date(2026, 10, 31), slept=False),
)

lines = st.lists(
    st.builds(
        SavingLine,
        temptation_id=st.integers(1, 5),
        pending=st.integers(-(10**9), 10**9),
        confirmed=st.integers(-(10**9), 10**9),
        currency=st.sampled_from(["DKK", "EUR", "JPY"]),
        booked_for=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    ),
    max_size=40,
)


def test_a_month_is_summed_by_currency_beside_the_month_before() -> None:
    summary = summarise(NOVEMBER, LEDGER, DECISIONS)
    assert summary.totals == {"DKK": Totals(449900, 120000), "USD": Totals(0, 4500)}
    assert summary.before == {"DKK": Totals(89900, 0)}
    assert not summary.empty


def test_decisions_are_counted() -> None:
    summary = summarise(NOVEMBER, (), DECISIONS)
    assert (summary.skipped, summary.slept, summary.bought) == (3, 3, 2)
    assert summary.top_categories == (("shoes", 3), ("books", 1), ("cups", 1))


def test_a_month_without_entries_or_decisions_is_empty_whatever_came_before() -> None:
    summary = summarise(NOVEMBER.next, LEDGER, DECISIONS)
    assert summary.empty
    assert summary.before


def test_savings_taken_back_leave_no_currency_behind() -> None:
    assert summarise(NOVEMBER, [line(1, 500, 0), line(1, -500, 0)], ()).empty


def test_a_goal_counts_its_own_currency_since_its_day() -> None:
    goal = Goal("Rom", Money(899800, "DKK"), date(2026, 11, 1))
    progress = summarise(NOVEMBER, LEDGER, (), goal).goal
    assert progress is not None
    assert (progress.saved, progress.pending) == (Money(449900, "DKK"), Money(120000, "DKK"))
    assert progress.share == 0.5


def test_a_goal_is_never_more_than_whole_or_less_than_nothing() -> None:
    small = summarise(NOVEMBER, LEDGER, (), Goal("Is", Money(2500, "DKK"), date(2026, 1, 1))).goal
    nothing = summarise(NOVEMBER, LEDGER, (), Goal("?", Money(0, "DKK"), date(2026, 1, 1))).goal
    assert small is not None
    assert small.share == 1
    assert nothing is not None
    assert nothing.share == 0


def test_a_series_ends_with_its_month_and_fills_the_gaps() -> None:
    series = months_series(LEDGER, NOVEMBER, 3, "DKK")
    assert series == ((Month(2026, 9), Totals()), (OCTOBER, Totals(89900, 0)), (NOVEMBER, Totals(449900, 120000)))
    assert running_totals(series)[-1] == (NOVEMBER, Totals(539800, 120000))


def test_a_temptation_that_takes_more_than_it_gave_is_reported() -> None:
    wrong = line(6, -100, 0)
    assert check_ledger(LEDGER) == ()
    assert check_ledger([*LEDGER, wrong]) == (Imbalance(6, "DKK", NOVEMBER, Totals(0, -100)),)


def test_a_reversal_booked_for_another_month_is_reported() -> None:
    entries = [line(7, 0, 500), line(7, 0, -500, date(2026, 12, 2))]
    assert [found.month for found in check_ledger(entries)] == [NOVEMBER.next]


@given(lines)
@settings(max_examples=100, deadline=None)
def test_totals_equal_a_naive_sum_and_currencies_stay_apart(entries: list[SavingLine]) -> None:
    summary = summarise(NOVEMBER, entries, ())
    for currency in ("DKK", "EUR", "JPY"):
        own = [entry for entry in entries if entry.currency == currency and entry.booked_for.month == 11]
        expected = Totals(sum(entry.confirmed for entry in own), sum(entry.pending for entry in own))
        assert summary.totals.get(currency, Totals()) == expected
        assert months_series(entries, NOVEMBER, 1, currency) == ((NOVEMBER, expected),)


@given(lines)
@settings(max_examples=100, deadline=None)
def test_a_year_of_months_adds_up_to_the_ledger(entries: list[SavingLine]) -> None:
    for currency, balance in ledger_balance(entries).items():
        assert running_totals(months_series(entries, Month(2026, 12), 12, currency))[-1][1] == balance

"""A month and a year summed up from the ledger and the decisions."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.money import Money
from bot.domain.month import Month, Year
from bot.domain.rhythm import EMPTY, total
from bot.domain.summary import (
    Decision,
    Ending,
    Goal,
    Pauses,
    SavingLine,
    Totals,
    ledger_balance,
    months_series,
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


def decided(state: State, category: str, on: date | None, *, slept: bool = False, **other: Any) -> Decision:
    """What became of something that came on 2 November at 21, unless told."""
    came = other.pop("came", datetime(2026, 11, 2, 21, 0))  # noqa: DTZ001 - wall time
    return Decision(state, category, on, slept, came, **other)


DECISIONS = (
    decided(State.SKIPPED, "cups", date(2026, 11, 1)),
    decided(State.SKIPPED, "shoes", date(2026, 11, 2)),
    decided(State.DROPPED, "shoes", date(2026, 11, 5), slept=True),
    decided(State.BOUGHT, "games", date(2026, 11, 6), slept=True),
    decided(State.BOUGHT_CHEAPER, "books", date(2026, 11, 7)),
    decided(State.COOLING, "shoes", date(2026, 11, 8)),
    decided(State.NEEDED, "health", date(2026, 11, 9)),
    decided(State.SKIPPED, "cups", date(2026, 10, 31)),
    decided(State.OPEN, "cups", None),
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
    assert (summary.skipped, summary.slept, summary.bought) == (2, 3, 2)
    assert summary.top_categories == (("shoes", 3), ("books", 1), ("cups", 1))


def test_the_rhythm_is_of_all_that_came_decided_or_not_but_not_of_what_was_needed() -> None:
    assert total(summarise(NOVEMBER, (), DECISIONS).rhythm) == 8
    assert (
        1
        <= summarise(NOVEMBER, (), DECISIONS).days
        == len({d.came.date() for d in DECISIONS if d.state is not State.NEEDED and NOVEMBER.holds(d.came)})
    )
    assert summarise(OCTOBER, (), DECISIONS).rhythm == EMPTY, "it goes by the day it came"
    assert not summarise(NOVEMBER, (), [decided(State.OPEN, "cups", None)]).empty
    assert summarise(NOVEMBER, (), [decided(State.NEEDED, "health", date(2026, 11, 2))]).empty


@pytest.mark.parametrize(
    ("state", "returned", "ending"),
    [
        (State.OPEN, False, Ending.WANTED),
        (State.BOUGHT, False, Ending.WANTED),
        (State.BOUGHT_CHEAPER, False, Ending.WANTED),
        (State.NEEDED, False, Ending.WANTED),
        (State.SKIPPED, True, Ending.WANTED),
        (State.SKIPPED, False, Ending.LET_GO),
        (State.DROPPED, False, Ending.UNANSWERED),
        (State.COOLING, False, None),
    ],
)
def test_how_a_pause_ended(state: State, returned: bool, ending: Ending | None) -> None:
    over = decided(state, "cups", date(2026, 11, 2), slept=True, pause_over=date(2026, 11, 5), returned=returned)
    assert over.ending is ending
    assert decided(state, "cups", date(2026, 11, 2), returned=returned).ending is None, "there was no pause"


def test_what_is_open_without_a_word_is_not_told_as_wanted() -> None:
    over = decided(State.OPEN, "cups", date(2026, 11, 2), slept=True, pause_over=date(2026, 11, 5), chosen=False)
    assert over.ending is Ending.UNANSWERED


@pytest.mark.parametrize(
    ("pauses", "alike"),
    [
        (Pauses(2, 2, 0), Ending.WANTED),
        (Pauses(3, 0, 3), Ending.LET_GO),
        (Pauses(1, 0, 0), Ending.UNANSWERED),
        (Pauses(2, 1, 1), None),
        (Pauses(2, 1, 0), None),
    ],
)
def test_pauses_that_all_ended_alike(pauses: Pauses, alike: Ending | None) -> None:
    assert pauses.alike is alike


def test_pauses_count_where_they_ended() -> None:
    ends = {State.OPEN: 3, State.SKIPPED: 5, State.DROPPED: 1, State.COOLING: 9}
    told = [
        decided(state, "cups", date(2026, 10, 30), slept=True, pause_over=date(2026, 11, day))
        for state, times in ends.items()
        for day in range(1, times + 1)
    ]
    assert summarise(NOVEMBER, (), told).pauses == Pauses(ended=9, wanted=3, let_go=5)
    assert summarise(OCTOBER, (), told).pauses == Pauses()


def test_a_year_is_summed_up_beside_the_year_before() -> None:
    year = summarise(Year(2026), LEDGER, DECISIONS)
    assert year.totals == {"DKK": Totals(539800, 120000), "USD": Totals(0, 4500)}
    assert (year.before, year.skipped, year.bought) == ({}, 3, 2)
    after = summarise(Year(2027), LEDGER, DECISIONS)
    assert after.empty
    assert after.before == year.totals


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
    assert progress.share_with_pending == pytest.approx(569900 / 899800)


def test_a_goal_is_never_more_than_whole_or_less_than_nothing() -> None:
    small = summarise(NOVEMBER, LEDGER, (), Goal("Is", Money(2500, "DKK"), date(2026, 1, 1))).goal
    nothing = summarise(NOVEMBER, LEDGER, (), Goal("?", Money(0, "DKK"), date(2026, 1, 1))).goal
    assert small is not None
    assert small.share == small.share_with_pending == 1
    assert nothing is not None
    assert nothing.share == nothing.share_with_pending == 0


def test_a_series_ends_with_its_month_and_fills_the_gaps() -> None:
    series = months_series(LEDGER, NOVEMBER, 3, "DKK")
    assert series == ((Month(2026, 9), Totals()), (OCTOBER, Totals(89900, 0)), (NOVEMBER, Totals(449900, 120000)))


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
def test_a_year_is_its_twelve_months(entries: list[SavingLine]) -> None:
    year = summarise(Year(2026), entries, ())
    assert year.totals == ledger_balance(entries)
    for currency in ("DKK", "EUR", "JPY"):
        months = [totals for _, totals in months_series(entries, Month(2026, 12), 12, currency)]
        assert sum(months, Totals()) == year.totals.get(currency, Totals())

"""The ledger's own rules: what stands, when one more period may be counted, when to ask."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.ledger import Balance, ask_from, buckets, corrected, next_period, period_due, together
from bot.domain.money import Money
from bot.domain.payments import Period

MAY, JUNE = date(2026, 5, 31), date(2026, 6, 30)
PENDING, CONFIRMED = Balance(7_900, 0, "DKK", MAY), Balance(0, 7_900, "DKK", MAY)

days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
amounts = st.integers(-10_000, 10_000)
entries = st.lists(st.builds(Balance, amounts, amounts, st.sampled_from(["DKK", "EUR"]), days), max_size=12)


@given(entries)
@settings(max_examples=100, deadline=None)
def test_the_buckets_are_the_sums_of_the_entries(made: list[Balance]) -> None:
    stands = buckets(made)
    for currency in ("DKK", "EUR"):
        for sums in ("pending", "confirmed"):
            added = sum(getattr(entry, sums) for entry in made if entry.currency == currency)
            assert added == sum(getattr(bucket, sums) for bucket in stands if bucket.currency == currency)
    assert [bucket.booked_for for bucket in stands] == sorted(bucket.booked_for for bucket in stands)
    assert all(bucket.pending or bucket.confirmed for bucket in stands)
    assert buckets(stands) == stands


def test_all_of_a_thing_is_one_sum_in_one_currency() -> None:
    assert together(()) is None
    assert together((PENDING, Balance(0, 100, "DKK", JUNE))) == Balance(7_900, 100, "DKK", JUNE)
    assert PENDING.total == CONFIRMED.total == Money(7_900, "DKK")
    with pytest.raises(ValueError, match="currencies"):
        together((PENDING, Balance(0, 100, "EUR", JUNE)))


@pytest.mark.parametrize(
    ("amount", "changes"),
    [
        (Money(7_900, "DKK"), ()),
        (Money(8_000, "DKK"), (Balance(100, 0, "DKK", MAY), Balance(0, 100, "DKK", JUNE))),
        (
            Money(1, "JPY"),
            (
                Balance(-7_900, 0, "DKK", MAY),
                Balance(1, 0, "JPY", MAY),
                Balance(0, -7_900, "DKK", JUNE),
                Balance(0, 1, "JPY", JUNE),
            ),
        ),
    ],
)
def test_a_correction_says_what_each_bucket_lacks(amount: Money, changes: tuple[Balance, ...]) -> None:
    assert corrected((PENDING, Balance(0, 7_900, "DKK", JUNE)), amount) == changes


@pytest.mark.parametrize(
    ("booked_for", "period", "following"),
    [
        (MAY, Period.DAY, date(2026, 6, 1)),
        (MAY, Period.WEEK, date(2026, 6, 7)),
        (MAY, Period.MONTH, JUNE),
        (JUNE, Period.MONTH, date(2026, 7, 30)),
        (date(2026, 12, 31), Period.MONTH, date(2027, 1, 31)),
        (date(2027, 1, 31), Period.MONTH, date(2027, 2, 28)),
        (date(2028, 1, 31), Period.MONTH, date(2028, 2, 29)),
        (date(2026, 11, 30), Period.QUARTER, date(2027, 2, 28)),
        (MAY, Period.QUARTER, date(2026, 8, 31)),
        (date(2028, 2, 29), Period.YEAR, date(2029, 2, 28)),
        (MAY, Period.YEAR, date(2027, 5, 31)),
    ],
)
def test_the_next_period_begins_on_the_same_day_or_the_last(booked_for: date, period: Period, following: date) -> None:
    assert next_period(booked_for, period) == following


@given(days, st.sampled_from(Period))
@settings(max_examples=100, deadline=None)
def test_a_period_is_about_as_long_as_its_share_of_a_year(day: date, period: Period) -> None:
    length = next_period(day, period) - day
    assert abs(length.days - 365.25 / period.times_a_year) <= 3


@pytest.mark.parametrize(
    ("standing", "period", "count", "due"),
    [
        ((), Period.MONTH, None, None),
        ((CONFIRMED,), None, None, None),
        ((CONFIRMED,), Period.MONTH, None, JUNE),
        ((PENDING,), Period.MONTH, 2, JUNE),
        ((CONFIRMED,), Period.MONTH, 1, None),
        ((CONFIRMED, Balance(0, 7_900, "DKK", date(2026, 8, 2))), Period.MONTH, None, date(2026, 9, 2)),
    ],
)
def test_one_more_period_follows_the_newest(
    standing: tuple[Balance, ...], period: Period | None, count: int | None, due: date | None
) -> None:
    assert period_due(standing, period, count) == due


@pytest.mark.parametrize(
    ("standing", "asked_on", "period", "from_day"),
    [
        ((), None, None, None),
        ((PENDING,), None, None, MAY + timedelta(days=6)),
        ((PENDING,), date(2026, 6, 7), None, None),
        ((CONFIRMED,), None, None, None),
        ((CONFIRMED,), date(2026, 6, 7), Period.MONTH, JUNE),
        ((CONFIRMED,), JUNE, Period.MONTH, None),
        ((PENDING,), date(2026, 6, 7), Period.MONTH, JUNE),
        ((PENDING,), None, Period.MONTH, MAY + timedelta(days=6)),
    ],
)
def test_each_thing_is_asked_about_once(
    standing: tuple[Balance, ...], asked_on: date | None, period: Period | None, from_day: date | None
) -> None:
    assert ask_from(standing, asked_on, period) == from_day

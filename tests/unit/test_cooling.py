"""How long the pause is for which price."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.cooling import Cause, Explained, Pause, default_pause, due, explained
from bot.domain.money import LARGEST_MINOR, Money


@pytest.mark.parametrize(
    ("amount", "currency", "pause"),
    [
        ("0", "DKK", Pause.DAY),
        ("499.99", "DKK", Pause.DAY),
        ("500", "DKK", Pause.THREE_DAYS),
        ("1999.99", "DKK", Pause.THREE_DAYS),
        ("2000", "DKK", Pause.WEEK),
        ("9999.99", "DKK", Pause.WEEK),
        ("10000", "DKK", Pause.MONTH),
        ("45", "USD", Pause.DAY),
        ("300", "USD", Pause.WEEK),
        ("69", "EUR", Pause.DAY),
        ("1300", "EUR", Pause.MONTH),
        ("60", "GBP", Pause.THREE_DAYS),
        ("2999", "SEK", Pause.THREE_DAYS),
        ("3000", "NOK", Pause.WEEK),
        ("250", "CHF", Pause.WEEK),
        ("299", "PLN", Pause.DAY),
        ("9999", "JPY", Pause.DAY),
        ("200000", "JPY", Pause.MONTH),
        ("500", "VND", Pause.DAY),
        ("400", "KWD", Pause.WEEK),
        ("400", "ARS", Pause.WEEK),
        ("400", "XYZ", Pause.WEEK),
    ],
)
def test_a_dearer_thing_gets_a_longer_pause(amount: str, currency: str, pause: Pause) -> None:
    assert default_pause(Money.of(Decimal(amount), currency)) is pause


def test_without_a_price_it_is_a_day() -> None:
    assert default_pause(None) is Pause.DAY


def of(amount: str, currency: str) -> Money:
    return Money.of(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("price", "at_least", "why"),
    [
        (None, None, Explained(Pause.DAY, Cause.NO_PRICE)),
        (of("499.99", "DKK"), None, Explained(Pause.DAY, Cause.UNDER, of("500", "DKK"))),
        (of("500", "DKK"), None, Explained(Pause.THREE_DAYS, Cause.OVER, of("500", "DKK"))),
        (of("4500", "DKK"), None, Explained(Pause.WEEK, Cause.OVER, of("2000", "DKK"))),
        (of("20000", "DKK"), None, Explained(Pause.MONTH, Cause.OVER, of("10000", "DKK"))),
        (of("300", "EUR"), None, Explained(Pause.WEEK, Cause.OVER, of("250", "EUR"))),
        (of("50000", "JPY"), None, Explained(Pause.WEEK, Cause.OVER, of("40000", "JPY"))),
        (None, Pause.WEEK, Explained(Pause.WEEK, Cause.HOUSE_RULE)),
        (of("100", "DKK"), Pause.WEEK, Explained(Pause.WEEK, Cause.HOUSE_RULE)),
        (of("4500", "DKK"), Pause.WEEK, Explained(Pause.WEEK, Cause.OVER, of("2000", "DKK"))),
        (of("20000", "DKK"), Pause.WEEK, Explained(Pause.MONTH, Cause.OVER, of("10000", "DKK"))),
    ],
)
def test_the_pause_says_what_it_comes_from(price: Money | None, at_least: Pause | None, why: Explained) -> None:
    assert explained(price, at_least) == why
    assert default_pause(price, at_least) is why.pause


@settings(max_examples=100, deadline=None)
@given(
    st.integers(0, LARGEST_MINOR),
    st.integers(0, LARGEST_MINOR),
    st.sampled_from(["DKK", "EUR", "JPY", "KWD", "ISK", "ABC"]),
)
def test_the_pause_grows_with_the_price_and_is_never_under_a_day(one: int, other: int, currency: str) -> None:
    shorter, longer = (default_pause(Money(minor, currency)).length for minor in sorted((one, other)))
    assert timedelta(hours=24) <= shorter <= longer


@pytest.mark.parametrize(("pause", "days"), [("1d", 1), ("3d", 3), ("7d", 7), ("30d", 30)])
def test_a_pause_ends_at_the_same_hour(pause: str, days: int) -> None:
    begun = datetime.fromisoformat("2026-03-28T18:42:31.000007")
    assert Pause(pause).length == timedelta(days=days)
    assert due(begun, Pause(pause)) == datetime.fromisoformat("2026-03-28T18:42") + timedelta(days=days)

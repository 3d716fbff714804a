"""What is not paid at once: the sums, and how they are said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice.costs import payments_line, price_with_period
from bot.domain.language import Language
from bot.domain.money import LARGEST_MINOR, Money
from bot.domain.payments import Payments, Period
from tests.support.house_rules import banned_in

MONTHLY = Payments(Money(7_900, "DKK"), period=Period.MONTH)
FOR_TWO_YEARS = Payments(Money(29_900, "DKK"), 24, Period.MONTH)
IN_FOUR = Payments(Money(25_000, "DKK"), 4)
IN_THREE = Payments.in_parts(Money(100_000, "DKK"), 3)


@pytest.mark.parametrize(
    ("payments", "price", "total", "a_year"),
    [
        (MONTHLY, 7_900, None, 94_800),
        (FOR_TWO_YEARS, 29_900, 717_600, 358_800),
        (IN_FOUR, 100_000, 100_000, None),
        (IN_THREE, 100_000, 100_000, None),
        (Payments(Money(100, "DKK"), period=Period.DAY), 100, None, 36_500),
        (Payments(Money(100, "DKK"), period=Period.WEEK), 100, None, 5_200),
        (Payments(Money(100, "DKK"), period=Period.QUARTER), 100, None, 400),
        (Payments(Money(100, "DKK"), period=Period.YEAR), 100, None, 100),
    ],
)
def test_what_payments_come_to(payments: Payments, price: int, total: int | None, a_year: int | None) -> None:
    assert payments.price == Money(price, "DKK")
    assert payments.total == (Money(total, "DKK") if total else None)
    assert payments.a_year == (Money(a_year, "DKK") if a_year else None)


def test_parts_that_come_to_the_price_are_just_parts() -> None:
    assert Payments.in_parts(Money(100_000, "DKK"), 4) == IN_FOUR
    assert IN_THREE.each == Money(33_333, "DKK")


@given(st.integers(1, LARGEST_MINOR), st.integers(1, 999))
@settings(max_examples=50, deadline=None)
def test_a_price_in_parts_stays_the_price(minor: int, count: int) -> None:
    price = Money(minor, "EUR")
    parts = Payments.in_parts(price, count)
    assert parts.price == parts.total == price
    assert 0 <= price.minor - parts.each.minor * count < count


@pytest.mark.parametrize(
    ("payments", "danish", "english"),
    [
        (MONTHLY, "79 kr. om måneden er 948 kr. om året.", "DKK 79 a month comes to DKK 948 a year."),
        (
            FOR_TWO_YEARS,
            "299 kr. om måneden i 24 måneder er 7.176 kr. i alt.",
            "DKK 299 a month for 24 months comes to DKK 7,176 in all.",
        ),
        (IN_FOUR, "4 betalinger på 250 kr. er 1.000 kr. i alt.", "4 payments of DKK 250 come to DKK 1,000 in all."),
        (
            IN_THREE,
            "3 betalinger på 333,33 kr. er 1.000 kr. i alt.",
            "3 payments of DKK 333.33 come to DKK 1,000 in all.",
        ),
        (
            Payments(Money(999, "USD"), period=Period.MONTH),
            "9,99 $ om måneden er 119,88 $ om året.",
            "$9.99 a month comes to $119.88 a year.",
        ),
        (
            Payments(Money(34_900, "DKK"), period=Period.QUARTER),
            "349 kr. i kvartalet er 1.396 kr. om året.",
            "DKK 349 a quarter comes to DKK 1,396 a year.",
        ),
        (
            Payments(Money(12_000, "DKK"), period=Period.WEEK),
            "120 kr. om ugen er 6.240 kr. om året.",
            "DKK 120 a week comes to DKK 6,240 a year.",
        ),
        (
            Payments(Money(59_900, "DKK"), period=Period.YEAR),
            "599 kr. om året, hvert år det løber.",
            "DKK 599 a year, every year it runs.",
        ),
    ],
)
def test_the_whole_cost_is_said_in_a_sentence(payments: Payments, danish: str, english: str) -> None:
    assert payments_line(payments, Language.DANISH) == danish
    assert payments_line(payments, Language.ENGLISH) == english


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("period", [None, *Period])
@pytest.mark.parametrize("count", [None, 1, 2, 24])
def test_every_kind_is_said_whole_and_kindly(language: Language, period: Period | None, count: int | None) -> None:
    line = payments_line(Payments(Money(7_900, "DKK"), count, period), language)
    assert bool(line) == bool(period or count), "a plain price has no more to say"
    assert line[-1:] in {"", "."}
    assert banned_in(line, language) == []


@pytest.mark.parametrize(
    ("payments", "danish", "english"),
    [
        (MONTHLY, "79 kr. om måneden", "DKK 79 a month"),
        (FOR_TWO_YEARS, "299 kr. om måneden", "DKK 299 a month"),
        (IN_FOUR, "4 × 250 kr.", "4 × DKK 250"),
        (Payments(Money(7_900, "DKK"), period=Period.YEAR), "79 kr. om året", "DKK 79 a year"),
        (Payments(Money(7_900, "DKK")), "79 kr.", "DKK 79"),
    ],
)
def test_the_price_in_a_heading(payments: Payments, danish: str, english: str) -> None:
    assert price_with_period(payments, Language.DANISH) == danish
    assert price_with_period(payments, Language.ENGLISH) == english


@pytest.mark.parametrize(
    ("payments", "minor"),
    [
        (Payments(Money(7_900, "DKK"), None, Period.MONTH), 94_800),
        (Payments(Money(29_900, "DKK"), 24, Period.MONTH), 717_600),
        (Payments.in_parts(Money(100_000, "DKK"), 3), 100_000),
        (Payments(Money(50_000, "DKK")), 50_000),
    ],
)
def test_what_is_committed_to(payments: Payments, minor: int) -> None:
    assert payments.commitment == Money(minor, "DKK")

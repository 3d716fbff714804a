"""Prices as hours of work."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice.work import work_line
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.work import Hours, hours, is_hourly_pay, tells_hourly

PAY = Money(18_000, "DKK")

TIMES = [
    (1, Hours(minutes=5)),
    (5_000, Hours(minutes=15)),
    (17_000, Hours(minutes=55)),
    (17_500, Hours(whole=1)),
    (18_000, Hours(whole=1)),
    (27_000, Hours(whole=1, half=True)),
    (89_900, Hours(whole=5)),
    (171_000, Hours(whole=9, half=True)),
    (179_000, Hours(whole=10)),
    (189_000, Hours(whole=11)),
    (449_900, Hours(whole=25)),
    (10**13, Hours(whole=555_555_556)),
]


@pytest.mark.parametrize(("minor", "time"), TIMES)
def test_a_price_takes_its_time(minor: int, time: Hours) -> None:
    assert hours(Money(minor, "DKK"), PAY) == time


@pytest.mark.parametrize(("price", "pay"), [(Money(100, "EUR"), PAY), (Money(0, "DKK"), PAY), (PAY, Money(0, "DKK"))])
def test_what_cannot_be_compared_has_no_hours(price: Money, pay: Money) -> None:
    assert hours(price, pay) is None
    assert work_line(price, pay, Language.DANISH) == ""


@given(st.integers(1, 10**13), st.integers(1, 10**7))
@settings(max_examples=100, deadline=None)
def test_the_hours_are_near_the_truth(price: int, pay: int) -> None:
    time = hours(Money(price, "DKK"), Money(pay, "DKK"))
    assert time is not None
    said, exact = time.whole + time.half / 2 + time.minutes / 60, price / pay
    assert abs(said - exact) <= (0.5 if exact >= 10 else 0.25 if exact >= 1 else 5 / 60) + exact * 1e-9


LINES = [
    (89_900, "da", "899 kr. er omkring 5 timers arbejde."),
    (89_900, "en", "DKK 899 is about 5 hours of work."),
    (18_000, "da", "180 kr. er omkring en times arbejde."),
    (18_000, "en", "DKK 180 is about an hour of work."),
    (45_000, "da", "450 kr. er omkring 2½ times arbejde."),
    (45_000, "en", "DKK 450 is about 2½ hours of work."),
    (12_000, "da", "120 kr. er omkring 40 minutters arbejde."),
    (12_000, "en", "DKK 120 is about 40 minutes of work."),
]


@pytest.mark.parametrize(("minor", "language", "said"), LINES)
def test_a_line_says_it(minor: int, language: str, said: str) -> None:
    assert work_line(Money(minor, "DKK"), PAY, Language(language)) == said


@pytest.mark.parametrize(
    "pay", [PAY, Money(1_450, "GBP"), Money(100, "DKK"), Money(2_000, "JPY"), Money(900_000, "DKK")]
)
def test_what_an_hour_can_bring(pay: Money) -> None:
    assert is_hourly_pay(pay)


@pytest.mark.parametrize("pay", [Money(50, "DKK"), Money(2_500_000, "DKK"), Money(5, "EUR"), Money(400_000, "JPY")])
def test_a_months_pay_is_none_an_hour(pay: Money) -> None:
    assert not is_hourly_pay(pay)


@pytest.mark.parametrize(
    ("text", "hourly"),
    [("180 kr i timen", True), ("$20/hr", True), ("£14.50/h", True), ("20 an hour", True), ("hue lamp 30", False)],
)
def test_an_hour_is_told_by_its_words(text: str, hourly: bool) -> None:
    assert tells_hourly(text) is hourly

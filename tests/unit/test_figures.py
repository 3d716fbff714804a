"""Amounts and times as Danes and English speakers write them."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain import figures
from bot.domain.language import Language
from bot.domain.money import LARGEST_MINOR, Money
from bot.domain.month import Month, Year

DA, EN = Language.DANISH, Language.ENGLISH
FRIDAY = datetime(2026, 11, 27, 18, 0)  # noqa: DTZ001 - wall time


@pytest.mark.parametrize(
    ("minor", "currency", "danish", "english"),
    [
        (449900, "DKK", "4.499 kr.", "DKK 4,499"),
        (4995, "DKK", "49,95 kr.", "DKK 49.95"),
        (-4995, "DKK", "-49,95 kr.", "-DKK 49.95"),
        (0, "DKK", "0 kr.", "DKK 0"),
        (5, "DKK", "0,05 kr.", "DKK 0.05"),
        (4500, "USD", "45 $", "$45"),
        (4999, "EUR", "49,99 €", "€49.99"),
        (1200, "GBP", "12 £", "£12"),
        (129900, "JPY", "129.900 ¥", "¥129,900"),
        (10050, "SEK", "100,50 SEK", "SEK 100.50"),
        (4500, "CAD", "45 CA$", "CA$45"),
        (1250, "BHD", "1,250 BHD", "BHD 1.250"),
        (LARGEST_MINOR, "DKK", "100.000.000.000 kr.", "DKK 100,000,000,000"),
    ],
)
def test_money(minor: int, currency: str, danish: str, english: str) -> None:
    assert figures.money(Money(minor, currency), DA) == danish
    assert figures.money(Money(minor, currency), EN) == english


@pytest.mark.parametrize(
    ("minor", "danish", "english"),
    [
        (449900, "4.499", "4,499"),
        (4995, "49,95", "49.95"),
        (99999900, "999.999", "999,999"),
        (123456700, "1,2 mio.", "1.2M"),
        (10**11, "1 mia.", "1B"),
    ],
)
def test_a_short_figure_for_a_bar(minor: int, danish: str, english: str) -> None:
    assert figures.money_short(Money(minor, "DKK"), DA) == danish
    assert figures.money_short(Money(minor, "DKK"), EN) == english


def test_times() -> None:
    assert figures.day(FRIDAY, DA) == "fredag 27. november"
    assert figures.day(FRIDAY.date(), EN) == "Friday 27 November"
    assert figures.moment(FRIDAY, DA) == "fredag 27. november kl. 18.00"
    assert figures.moment(FRIDAY, EN) == "Friday 27 November at 18:00"
    assert figures.date_short(date(2026, 5, 3), DA) == "3. maj 2026"
    assert figures.date_short(date(2026, 9, 3), EN) == "3 Sep 2026"


@pytest.mark.parametrize(
    ("first", "danish", "english"),
    [
        (date(2026, 11, 24), "24. nov. 2026", "24 Nov 2026"),
        (date(2026, 11, 23), "23.–24. nov. 2026", "23–24 Nov 2026"),
        (date(2025, 10, 23), "23. okt. 2025–24. nov. 2026", "23 Oct 2025 – 24 Nov 2026"),
    ],
)
def test_the_days_from_the_first_to_the_last(first: date, danish: str, english: str) -> None:
    last = date(2026, 11, 24)
    told = [figures.dates_short(first, last, language).replace("\u2009", " ") for language in (DA, EN)]
    assert told == [danish, english]


def test_months() -> None:
    assert figures.month(Month(2026, 11), DA) == "november 2026"
    assert figures.month(Month(2026, 11), EN) == "November 2026"
    assert figures.month_short(Month(2026, 10), DA) == "okt."
    assert figures.month_short(Month(2026, 10), EN) == "Oct"


@given(
    st.integers(-LARGEST_MINOR, LARGEST_MINOR),
    st.sampled_from(["DKK", "EUR", "JPY", "BHD"]),
    st.sampled_from(list(Language)),
)
@settings(max_examples=150, deadline=None)
def test_an_amount_reads_back_as_itself(minor: int, currency: str, language: Language) -> None:
    value = Money(minor, currency)
    text = figures.money(value, language).replace("kr.", "")
    thousands, point = (".", ",") if language is DA else (",", ".")
    number = text.replace(thousands, "").replace(point, ".")
    digits = "".join(sign for sign in number if sign in "-.0123456789")
    assert Decimal(digits) == value.amount


@pytest.mark.parametrize(
    ("minor", "danish", "english"),
    [
        (324_049, "3.240 kr.", "DKK 3,240"),
        (324_050, "3.241 kr.", "DKK 3,241"),
        (10_049, "100 kr.", "DKK 100"),
        (9_999, "99,99 kr.", "DKK 99.99"),
        (0, "0 kr.", "DKK 0"),
        (-10_050, "-101 kr.", "-DKK 101"),
    ],
)
def test_an_amount_that_is_not_exact_has_no_odd_ore(minor: int, danish: str, english: str) -> None:
    assert figures.money_about(Money(minor, "DKK"), DA) == danish
    assert figures.money_about(Money(minor, "DKK"), EN) == english


def test_days_hours_and_spans() -> None:
    assert figures.weekdays(DA)[::6] == ("mandag", "søndag")
    assert figures.weekdays(EN, "abbreviated")[::6] == ("Mon", "Sun")
    assert figures.parts_of_day()[::5] == ("0–4", "20–24")
    assert (figures.date_long(FRIDAY, DA), figures.date_long(FRIDAY, EN)) == ("27. november 2026", "27 November 2026")
    assert (figures.span(Year(2026), DA), figures.span(Month(2026, 11), EN)) == ("2026", "November 2026")

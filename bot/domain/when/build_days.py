"""Days and dates: what their rules build."""

from datetime import date

from bot.domain.when import days
from bot.domain.when.build_times import clock, clock_time, shift
from bot.domain.when.feasts import day_after, feast_day
from bot.domain.when.match import Match
from bot.domain.when.pieces import Days, Frame, Piece, Weekday
from bot.domain.when.types import DoubtError, WhenDoubt

_JUST_PASSED = 31 * days.DAY
"""A date without a year that has passed so recently is not taken for next year's: it is asked about."""
_CALENDAR_UNITS = ("week", "month", "year")


def weekday(match: Match) -> tuple[Piece, ...]:
    """`på fredag`."""
    return (Weekday(match.one("W").number),)


def next_weekday(match: Match) -> tuple[Piece, ...]:
    """`næste fredag`: the Friday of the next calendar week."""
    week = days.through(*days.following("week", match.frame.today))
    return Days(week, movable=True), Weekday(match.one("W").number)


def past_weekday(match: Match) -> tuple[Piece, ...]:
    """`i fredags`, `last friday`."""
    today = match.frame.today
    back = (today.weekday() - match.one("Ww").number - 1) % 7 + 1
    return (Days((today - back * days.DAY,)),)


def weekday_of_month(match: Match) -> tuple[Piece, ...]:
    """`første mandag i december`, `last friday of the month`."""
    nth = match.one("O").number if match.has("O") else -1
    number = match.one("W").number
    months = _months(match)
    found = [days.nth_weekday(month.year, month.month, number, nth) for month in months]
    return (Days(_from_today(found, match.frame)),)


def weekday_dotted(match: Match) -> tuple[Piece, ...]:
    """`fredag 18.30`, and `fredag 27.11` if that is a Friday."""
    try:
        day = _date_in_figures(match)
    except DoubtError:
        return weekday(match) + clock(match)
    return (Days((day,)),) if day.weekday() == match.one("W").number else weekday(match) + clock(match)


def weekend(match: Match) -> tuple[Piece, ...]:
    """`i weekenden`, `næste weekend`: of this week, or of the next calendar week."""
    today = match.frame.today
    monday = days.following("week", today)[0] if match.has("S") else days.span("week", today)[0]
    both = [monday + 5 * days.DAY, monday + 6 * days.DAY, monday + 12 * days.DAY]
    return (Days(tuple(day for day in both if day >= today), after=(monday + days.WEEK,)),)


def next_unit(match: Match) -> tuple[Piece, ...]:
    """`næste uge`: the days of the next calendar week, month or year; of smaller units, one from now."""
    unit = match.one("U").name
    if unit == "day":
        return (Days((match.frame.today + days.DAY,)),)
    if unit not in _CALENDAR_UNITS:
        return (shift(1, unit),)
    first, last = days.following(unit, match.frame.today)
    return (Days(days.through(first, last), after=(last + days.DAY,)),)


def unit_after_next(match: Match) -> tuple[Piece, ...]:
    """`ugen efter næste`, `the month after next`."""
    unit = _calendar_unit(match)
    upcoming = days.following(unit, match.frame.today)[0]
    return (Days(days.through(*days.following(unit, upcoming))),)


def unit_over(match: Match) -> tuple[Piece, ...]:
    """`efter denne uge`, `when the month is over`: the first day of the next one."""
    return (Days((days.following(_calendar_unit(match), match.frame.today)[0],)),)


def edge(match: Match) -> tuple[Piece, ...]:
    """`slutningen af måneden`, `start of next week`; a week's end is its Friday."""
    unit = _calendar_unit(match) if match.has("U") else "month"
    bases = _months(match) if unit == "month" else _bases(match, unit)
    found = [_edge_of(match.one("g").name, unit, base) for base in bases]
    return (Days(_from_today(found, match.frame)),)


def edge_of_season(match: Match) -> tuple[Piece, ...]:
    """`starten af det nye år`; where a season ends is less clear."""
    if match.one("g").name != "start":
        raise DoubtError
    return feast(match)


def named_date(match: Match) -> tuple[Piece, ...]:
    """`15. december`, `Dec 15, 2026`."""
    return (Days((_date(match.one("NO").number, match.one("M").number, match),)),)


def month(match: Match) -> tuple[Piece, ...]:
    """`i december`, `March 2027`: its first day; the running month is no answer."""
    number, today = match.one("M").number, match.frame.today
    if number == today.month and not (match.has("Y") or _in_next_year(match)):
        raise DoubtError
    return (Days((_date(1, number, match),)),)


def figures_date(match: Match) -> tuple[Piece, ...]:
    """`15/12`, `15.12.2026`, `2026-12-15`; day first, unless only month first makes a date."""
    return (Days((_date_in_figures(match),)),)


def dotted(match: Match) -> tuple[Piece, ...]:
    """`15.12`, a date if it can be one, or `18.30`, a clock time."""
    day, number = (int(value) for value in match.one("X").numbers)
    return figures_date(match) if 1 <= number <= 12 and 1 <= day <= 31 else clock(match)


def day_of_month(match: Match) -> tuple[Piece, ...]:
    """`den 1.`; with `i næste måned` the month is told."""
    found = days.next_monthly(match.one("NO").number, match.frame.today)
    if match.has("U"):
        wanted = match.one("U").name
        if wanted != "month":
            raise DoubtError
        found = tuple(day for day in found if days.span("month", day) == days.span("month", _months(match)[0]))
    return (Days(found),)


def first_of_month(match: Match) -> tuple[Piece, ...]:
    """`ved månedsskiftet`."""
    return (Days((days.following("month", match.frame.today)[0],)),)


def bare_number(match: Match) -> tuple[Piece, ...]:
    """The `18` of `fredag 18`: an hour, or a day of the month where there is no such hour; `friday 1800`."""
    hour = match.one("N").number
    if hour >= 100:
        return clock(match)
    return (clock_time(hour, 0),) if hour <= 24 else day_of_month(match)


def iso_week(match: Match) -> tuple[Piece, ...]:
    """`uge 50`."""
    if match.one("U").name != "week":
        raise DoubtError
    return (Days(days.iso_week(match.one("N").number, match.frame.today)),)


def relative(match: Match) -> tuple[Piece, ...]:
    """`i morgen`."""
    return (Days((match.frame.today + match.one("R").number * days.DAY,), movable=True),)


def feast(match: Match) -> tuple[Piece, ...]:
    """`til jul`, `næste sommer`: the next one, or with `næste` the one of the next calendar year; `jul 2027`."""
    name, today = match.one("F").name, match.frame.today
    years = (today.year + 1,) if _in_next_year(match) else (today.year - 1, today.year, today.year + 1)
    if match.has("Y"):
        years = (match.one("Y").number,)
        return (Days((feast_day(name, years[0]),), after=(day_after(name, years[0]),), movable=True),)
    on = [day for day in (feast_day(name, year) for year in years) if day >= today]
    after = [day for day in (day_after(name, year) for year in years) if day > today]
    return (Days((on[0],), after=(after[0],), movable=True),)


def past_feast(match: Match) -> tuple[Piece, ...]:
    """`sidste jul`."""
    name, today = match.one("F").name, match.frame.today
    found = [feast_day(name, year) for year in (today.year, today.year - 1)]
    return (Days((next(day for day in found if day < today),)),)


def payday(match: Match) -> tuple[Piece, ...]:
    """`på lønningsdag`; in a month that is too short, its last day."""
    day = match.frame.payday
    if day is None or not 1 <= day <= 31:
        raise DoubtError(WhenDoubt.PAYDAY)
    months = (days.later(match.frame.today.replace(day=1), offset) for offset in range(3))
    found = [days.clamped(each.year, each.month, day) for each in months]
    return (Days(_from_today(found, match.frame), movable=True),)


def _date_in_figures(match: Match) -> date:
    token = match.one("DX")
    day, number, *year = (int(value) for value in token.numbers)
    if token.kind == "D" and token.name != "iso" and number > 12 >= day:
        day, number = number, day
    if not year:
        return _date(day, number, match)
    return days.exact(year[0] if year[0] > 99 else 2000 + year[0], number, day)


def _edge_of(edge: str, unit: str, base: date) -> date:
    first, last = days.span(unit, base)
    if unit == "week":
        last = first + 4 * days.DAY
    return {"start": first, "middle": first + (last - first) // 2, "end": last}[edge]


def _date(day: int, number: int, match: Match) -> date:
    if match.has("Y"):
        return days.exact(match.one("Y").number, number, day)
    today = match.frame.today
    start = date(today.year + 1, 1, 1) if _in_next_year(match) else today - _JUST_PASSED
    return days.next_yearly(number, day, start)


def _in_next_year(match: Match) -> bool:
    """Said by `næste` before it or `næste år` behind it; `next week` says nothing of a date."""
    if match.has("U") and match.one("U").name != "year":
        raise DoubtError
    return match.has("S")


def _calendar_unit(match: Match) -> str:
    unit = match.one("U").name
    if unit not in _CALENDAR_UNITS:
        raise DoubtError
    return unit


def _months(match: Match) -> list[date]:
    """A day in each month that is meant: a named one, the next one, or this one and the next."""
    if match.has("M"):
        today, number = match.frame.today, match.one("M").number
        return [date(year, number, 1) for year in (today.year, today.year + 1)]
    if match.one("U").name != "month":
        raise DoubtError
    return _bases(match, "month")


def _bases(match: Match, unit: str) -> list[date]:
    upcoming = days.following(unit, match.frame.today)[0]
    return [upcoming] if match.has("S") else [match.frame.today, upcoming]


def _from_today(found: list[date], frame: Frame) -> tuple[date, ...]:
    return tuple(day for day in found if day >= frame.today)

"""The time that an if-then plan names: hours of the day, days of the week."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from bot.domain.plan_lexicon import data, group, pattern
from bot.domain.reading.lexicon import alternatives

_NIGHT_ENDS = 5
"""`after 22` goes on until this hour: until then it is still the same night."""
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the day from `start` up to `end`, in minutes after local midnight; it may run past midnight."""

    start: int
    end: int

    def covers(self, wall: datetime) -> bool:
        """Whether a wall time lies in it."""
        return (wall.hour * 60 + wall.minute - self.start) % _DAY < (self.end - self.start) % _DAY


def read_hours(low: str) -> tuple[Stretch | None, str]:
    """The hours that a text names, and the text without them."""
    named, rest = _part_of_the_day(low)
    if span := _clock("from", "until").search(rest):
        start, end = _minutes(span, "1", named), _minutes(span, "2", named)
        return (Stretch(start, end), _without(rest, span)) if start != end else (named, rest)
    if later := _clock("after").search(rest):
        start = _minutes(later, "1", named, evening=later[0].startswith(("after", "past")))
        end = _NIGHT_ENDS * 60 if not _NIGHT_ENDS <= start / 60 < 12 else _DAY
        return Stretch(start, end), _without(rest, later)
    if earlier := _clock("before").search(rest):
        end = _minutes(earlier, "1", named)
        start = _NIGHT_ENDS * 60 if end > _NIGHT_ENDS * 60 else 0
        return (Stretch(start, end) if end else named), _without(rest, earlier)
    return named, rest


def _part_of_the_day(low: str) -> tuple[Stretch | None, str]:
    for name in ("midnight", "night", "evening", "morning"):
        if found := pattern(name, "words").search(low):
            times = data()[name]
            return Stretch(times["from"] * 60, times["until"] * 60), _without(low, found)
    return None, low


def _minutes(found: re.Match[str], number: str, named: Stretch | None, *, evening: bool = False) -> int:
    """Minutes after midnight; a small figure is an hour after noon where the sentence says so.

    `evening` reads a bare `after 10` as English speakers mean it, unless a part of the day says otherwise.
    """
    hour, minute = int(found[f"hour{number}"]) % 24, int(found[f"minute{number}"] or 0) % 60
    half = (found[f"half{number}"] or "")[:1]
    if half:
        return (hour % 12 + 12 * (half == "p")) * 60 + minute
    late = named is not None and named.start >= 12 * 60
    bare = evening and named is None and not found[f"minute{number}"]
    if _NIGHT_ENDS <= hour < 12 and (late or bare):
        hour += 12
    return hour * 60 + minute


def read_days(low: str) -> tuple[tuple[int, ...], str]:
    """The days of the week that a text names, and the text without them."""
    found: set[int] = set()
    for day in list(_day_names().finditer(low)):
        low = _without(low, day)
        found.update(() if day["wait"] else data()["days"][_day_called(day["day"])])
    return tuple(sorted(found)), low


def _without(low: str, found: re.Match[str]) -> str:
    """The same text with blanks in a place, so that positions stay."""
    return low[: found.start()] + " " * (found.end() - found.start()) + low[found.end() :]


@cache
def _clock(*before: str) -> re.Pattern[str]:
    """A time of the clock after a word of each of these lists, such as `after 22` or `between 22 and 6`."""
    times = (rf"{group('clock', word)} ?{_time(number)}" for number, word in enumerate(before, start=1))
    return re.compile(rf"(?<!\w){' ?'.join(times)}(?!\w| ?{group('clock', 'counted')}(?!\w))")


def _time(number: int) -> str:
    sign, half = group("clock", "sign"), group("clock", "half")
    hour, minute = rf"(?P<hour{number}>2[0-4]|[01]?\d)", rf"(?P<minute{number}>[0-5]\d)"
    return rf"(?:{sign} ?)?{hour}(?:[.:]{minute})?(?: ?(?P<half{number}>{half}))?"


@cache
def _day_names() -> re.Pattern[str]:
    wait, names = group("wait", "words"), alternatives(data()["days"])
    waited = rf"(?:(?<!\w)(?P<wait>{wait}) (?:på )?)?"
    return re.compile(rf"{waited}(?<!\w)(?<!black )(?<!cyber )(?P<day>{names})(?:s|e|en|er|ene|erne)?(?!\w)")


@cache
def _day_called(written: str) -> str:
    """The name in the data for a day as it was typed, such as `loerdag`."""
    names: list[str] = list(data()["days"])
    return next(name for name in names if re.fullmatch(alternatives([name]), written))

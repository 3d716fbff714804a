"""Spans of time, clock times and the words around them: what their rules build."""

import math

from bot.domain.when.match import Match
from bot.domain.when.pieces import Clock, Days, Mark, Part, Piece, Shift
from bot.domain.when.tokens import LARGEST
from bot.domain.when.types import DoubtError, WhenDoubt
from bot.domain.when.words import Token

_DAY = 24 * 60
_UNITS: dict[str, tuple[int, float]] = {
    "second": (0, 1 / 60),
    "minute": (0, 1),
    "quarter": (0, 15),
    "hour": (0, 60),
    "day": (0, _DAY),
    "week": (0, 7 * _DAY),
    "fortnight": (0, 14 * _DAY),
    "month": (1, 0),
    "year": (12, 0),
}
"""Each unit in months and minutes."""
_LONG_UNITS = ("week", "fortnight", "month", "year")
"""Half of one of these is counted in whole days, so that the hour is kept."""
_MONTH_DAYS = 30
_HALF_HOUR = 30


def span_of_time(match: Match) -> tuple[Piece, ...]:
    """`3 dage`, `a day and a half`, `1.5 hours`, `half an hour`."""
    if match.has("H"):
        amount = 0.5
    elif match.has("X"):
        amount = _decimal(match.one("X"))
    else:
        amount = match.all("NYAa")[-1].numbers[0]
    return (shift(amount + 0.5 * match.has("h"), match.one("U").name if match.has("U") else "day"),)


def past_unit(match: Match) -> tuple[Piece, ...]:
    """`sidste uge`."""
    return (shift(-1, match.one("U").name),)


def clock(match: Match) -> tuple[Piece, ...]:
    """`kl. 18`, `18.30`, `6 pm`, `kl. 1830`."""
    token = match.one("CXNYAO")
    if token.kind in "CX":
        hour, minute = (int(value) for value in token.numbers)
    else:
        hour, minute = divmod(token.number, 100) if token.number >= 100 else (token.number, 0)
    if match.has("Z") and 1 <= hour <= 12:
        hour = hour % 12 + match.one("Z").number
    return (clock_time(hour, minute),)


def moment(match: Match) -> tuple[Piece, ...]:
    """`noon`."""
    return (Clock(match.one("t").number),)


def offset_clock(match: Match) -> tuple[Piece, ...]:
    """`kvart over 6`, `halv syv` (Danish: half before), `half six` (English: half after), `fem over halv syv`."""
    hour = clock_time(match.one("NAO").number, 0).minute
    if match.has("H"):
        hour += _HALF_HOUR if match.one("H").name == "after" else -_HALF_HOUR
    offset = match.one("q").number if match.has("q") else 0
    return (Clock((hour + offset) % _DAY),)


def same_time(match: Match) -> tuple[Piece, ...]:
    """`same time tomorrow`: as it is now."""
    now = match.frame.now
    return (Clock(now.hour * 60 + now.minute),)


def same_time_next(match: Match) -> tuple[Piece, ...]:
    """The same weekday too: `this time next week`."""
    return (shift(1, match.one("U").name),)


def part(match: Match) -> tuple[Piece, ...]:
    """`om aftenen`."""
    return (Part(match.one("P").number),)


def part_of_today(match: Match) -> tuple[Piece, ...]:
    """`i aften`."""
    return Days((match.frame.today,), movable=True), Part(match.one("T").number)


def unclear(_match: Match) -> tuple[Piece, ...]:
    """Raises DoubtError: a phrase that is known to be read in different ways."""
    raise DoubtError


def at_once(_match: Match) -> tuple[Piece, ...]:
    """`nu`."""
    return (Shift(0, 0),)


def after(_match: Match) -> tuple[Piece, ...]:
    """`efter …`, `… is over`."""
    return (Mark.AFTER,)


def at_the_earliest(_match: Match) -> tuple[Piece, ...]:
    """The `after` of `after 6 pm`: a reminder may come at that time."""
    return ()


def counted_from(_match: Match) -> tuple[Piece, ...]:
    """`… from friday`."""
    return (Mark.FROM,)


def ago(_match: Match) -> tuple[Piece, ...]:
    """`… siden`."""
    return (Mark.AGO,)


def shift(amount: float, unit: str) -> Shift:
    """So many of a unit; half a month is 15 days."""
    if amount >= LARGEST:
        raise DoubtError(WhenDoubt.TOO_FAR)
    months, minutes = (amount * size for size in _UNITS[unit])
    minutes += (months - int(months)) * _MONTH_DAYS * _DAY
    if unit in _LONG_UNITS:
        minutes = math.ceil(minutes / _DAY) * _DAY
    return Shift(int(months), round(minutes))


def clock_time(hour: int, minute: int) -> Clock:
    """A clock time up to 24:00; raises DoubtError for any other."""
    if not (0 <= minute < 60 and 0 <= hour * 60 + minute <= 24 * 60):
        raise DoubtError
    return Clock(hour * 60 + minute)


def _decimal(token: Token) -> float:
    """`1.5`; two figures after the dot are no decimals here."""
    if len(token.name.partition(".")[2]) > 1:
        raise DoubtError
    return float(token.name)

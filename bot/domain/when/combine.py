"""The parts of a time phrase put together into one wall time."""

from datetime import date, datetime, time, timedelta

from bot.domain.when.days import DAY, WEEK, next_weekday
from bot.domain.when.pieces import Clock, Days, Mark, Part, Piece, Shift, Weekday
from bot.domain.when.types import DoubtError

_MORNING = 9 * 60
"""The clock time, in minutes after midnight, for a day that is named without one."""
_EVENING = 19 * 60
"""The same for today: what is left of it."""
_NOON = 12 * 60
_DAY = 24 * 60


def combine(pieces: list[Piece], now: datetime) -> datetime:
    """The wall time that all parts together name; raises DoubtError where they name none or contradict each other."""
    minute = _time_of_day(pieces)
    shift = _shift(pieces)
    days = _days(pieces, shift, now)
    if days:
        return _on_day(days, minute, now)
    if shift:
        return _from_now(shift, minute, now)
    if minute is None:
        raise DoubtError
    return _on_day((now.date(), now.date() + DAY), minute, now)


def _time_of_day(pieces: list[Piece]) -> int | None:
    """Minutes after midnight, if a time of day is said."""
    clocks = {piece.minute for piece in pieces if isinstance(piece, Clock)}
    parts = {piece.minute for piece in pieces if isinstance(piece, Part)}
    if len(clocks) > 1 or len(parts) > 1:
        raise DoubtError
    if clocks and parts:
        return _in_part(clocks.pop(), parts.pop())
    return next(iter(clocks | parts), None)


def _in_part(clock: int, part: int) -> int:
    """A clock time in a part of the day: `8` in the evening is 20:00; `20` in the morning is nothing."""
    if part < _NOON <= clock:
        raise DoubtError
    if clock == _NOON and part >= _EVENING:
        return _DAY
    return clock + _NOON if _NOON < part <= _EVENING and clock < _NOON else clock


def _shift(pieces: list[Piece]) -> Shift | None:
    spans = [piece for piece in pieces if isinstance(piece, Shift)]
    if not spans:
        return None
    total = Shift(sum(each.months for each in spans), sum(each.minutes for each in spans))
    return total.reversed() if Mark.AGO in pieces else total


def _days(pieces: list[Piece], shift: Shift | None, now: datetime) -> tuple[date, ...]:
    """The dates that fit everything said, the likeliest first; none where no day is named."""
    named = [piece for piece in pieces if isinstance(piece, Days)]
    weekdays = {piece.number for piece in pieces if isinstance(piece, Weekday)}
    if not named and not weekdays:
        return ()
    if len(weekdays) > 1:
        raise DoubtError
    if named and weekdays and not shift and _weekday_after_it(pieces):
        return (next_weekday(next(iter(weekdays)), _past(_common(named), named)[0]),)
    found = _common(named) if named else _coming(next(iter(weekdays)), now.date())
    found = tuple(day for day in found if not weekdays or day.weekday() in weekdays)
    if shift:
        shift = _a_week(shift) if weekdays else shift
        movable = bool(weekdays) or all(each.movable for each in named)
        if Mark.AFTER in pieces or Mark.FROM in pieces:
            coming = tuple(day for day in found if day > now.date()) if weekdays else found
            found = _moved(coming, shift)
        else:
            found = _moved_or_met(found, shift, now, movable=movable)
            found = tuple(day for day in found if not weekdays or day.weekday() in weekdays)
    elif Mark.AFTER in pieces:
        found = _past(found, [] if weekdays else named)
    if not found:
        raise DoubtError
    return found


def _weekday_after_it(pieces: list[Piece]) -> bool:
    """`the monday after christmas`, and not `after monday`."""
    if Mark.AFTER not in pieces:
        return False
    return any(isinstance(piece, Weekday) for piece in pieces[: pieces.index(Mark.AFTER)])


def _past(found: tuple[date, ...], named: list[Days]) -> tuple[date, ...]:
    """The days after the ones found, or after the feast that is named."""
    if not found:
        raise DoubtError
    return (named and named[0].after) or tuple(day + DAY for day in found)


def _common(named: list[Days]) -> tuple[date, ...]:
    """The dates in every one of them."""
    first, *others = named
    return tuple(day for day in first.dates if all(day in other.dates for other in others))


def _coming(weekday: int, today: date) -> tuple[date, ...]:
    """The next two such weekdays, today included."""
    first = next_weekday(weekday, today)
    return first, first + WEEK


def _a_week(shift: Shift) -> Shift:
    """Danish counts both Fridays: `fredag om 8 dage` is a week from Friday."""
    return Shift(0, 7 * _DAY) if shift == Shift(0, 8 * _DAY) else shift


def _moved(found: tuple[date, ...], shift: Shift) -> tuple[date, ...]:
    """A span of time counted from each of the dates."""
    if not shift.whole_days:
        raise DoubtError
    return tuple(shift.from_(datetime.combine(day, time())).date() for day in found)


def _moved_or_met(found: tuple[date, ...], shift: Shift, now: datetime, *, movable: bool) -> tuple[date, ...]:
    """`fredag om 14 dage` counts from Friday; `om en uge, d. 1. december` says one day twice."""
    landed = shift.from_(now).date()
    if shift.whole_days and landed in found:
        return (landed,)
    if not movable:
        raise DoubtError
    return _moved(found, shift)


def _on_day(days: tuple[date, ...], minute: int | None, now: datetime) -> datetime:
    """The first of the dates that is still to come; today only with a time of day, or as the only one."""
    today = now.date()
    if minute is None:
        days = tuple(day for day in days if day != today) or days
        minute = _EVENING if days == (today,) else _MORNING
    walls = [_at(day, minute) for day in days]
    return next((wall for wall in walls if wall > now), walls[0])


def _from_now(shift: Shift, minute: int | None, now: datetime) -> datetime:
    wall = shift.from_(now)
    if minute is None:
        return wall
    if not shift.whole_days:
        raise DoubtError
    return _at(wall.date(), minute)


def _at(day: date, minute: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minute)

"""What the parts of a time phrase mean, before they are put together."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, auto

from bot.domain.when.days import later
from bot.domain.when.types import DoubtError, WhenDoubt


@dataclass(frozen=True, slots=True)
class Frame:
    """What a phrase is read against: the local wall time and the day of the month with pay, if known."""

    now: datetime
    payday: int | None = None

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time, in minutes after midnight; 1440 is the day's end."""

    minute: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day, as the minute after midnight that stands for it."""

    minute: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, Monday being 0."""

    number: int


@dataclass(frozen=True, slots=True)
class Days:
    """The dates a phrase may mean, in order of preference.

    `after` are those meant by "after it", where that is not simply the next day. `movable`: a span of time said with
    them counts from them ("a week after Christmas").
    """

    dates: tuple[date, ...]
    after: tuple[date, ...] = ()
    movable: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """A span of time."""

    months: int
    minutes: int

    @property
    def whole_days(self) -> bool:
        """Whether it keeps the clock time."""
        return self.minutes % (24 * 60) == 0

    def reversed(self) -> "Shift":
        """The same span, backwards."""
        return Shift(-self.months, -self.minutes)

    def from_(self, moment: datetime) -> datetime:
        """The wall time this span after another one; raises DoubtError where the calendar ends."""
        try:
            return datetime.combine(later(moment.date(), self.months), moment.time()) + timedelta(minutes=self.minutes)
        except OverflowError:
            raise DoubtError(WhenDoubt.TOO_FAR) from None


class Mark(Enum):
    """A word that changes how the others are read."""

    AFTER = auto()
    AGO = auto()
    FROM = auto()


Piece = Clock | Part | Weekday | Days | Shift | Mark

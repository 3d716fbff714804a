"""Local wall time and UTC, by IANA zone, and the hours in which nothing is sent."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

_DAY = timedelta(days=1)


def to_utc(wall: datetime, zone: str) -> datetime:
    """The UTC moment at which clocks in `zone` show `wall` (naive).

    A wall time that clocks skip in spring moves forward by the gap; one that they show twice in autumn is the first
    (PEP 495, `fold=0`). Raises ZoneInfoNotFoundError for an unknown zone.
    """
    return wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def to_local(moment: datetime, zone: str) -> datetime:
    """What clocks in `zone` show at `moment`, as a naive wall time.

    Raises ValueError for a naive moment, ZoneInfoNotFoundError for an unknown zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def known_zone(name: str) -> bool:
    """Whether the name is in the IANA time zone database."""
    return name in _zones()


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A stretch of the day without messages, from `start` up to `end`, in minutes after local midnight.

    It may run past midnight; `start == end` means none.
    """

    start: int
    end: int

    def covers(self, wall: datetime) -> bool:
        """Whether a wall time lies in the quiet hours."""
        minute = wall.hour * 60 + wall.minute
        if self.start <= self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end

    def ends_after(self, wall: datetime) -> datetime:
        """The first wall time from `wall` on that lies outside the quiet hours: `wall` itself where it does."""
        if not self.covers(wall):
            return wall
        end = wall.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(minutes=self.end)
        return end if end > wall else end + _DAY


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())

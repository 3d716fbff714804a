"""Wall times around changes of clocks, and a simple reckoning of when they are, to compare with."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

ZONES = (
    "Europe/Copenhagen",
    "Europe/London",
    "America/New_York",
    "America/St_Johns",
    "America/Sao_Paulo",
    "America/Santiago",
    "America/Havana",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Africa/Casablanca",
    "America/Nuuk",
    "Antarctica/Troll",
    "UTC",
)
"""Some that change their clocks: by an hour, half an hour or two, at night or at midnight; some that do not."""

_NIGHTS = ("2027-03-14", "2027-03-28", "2027-04-04", "2027-09-26", "2027-10-03", "2027-10-31", "2027-11-07")
"""Days on which clocks change somewhere."""

_ON_A_NIGHT = st.builds(
    lambda night, days, minute: datetime.combine(date.fromisoformat(night), time()) + timedelta(days, minutes=minute),
    st.sampled_from(_NIGHTS),
    st.integers(-1, 1),
    st.integers(0, 4 * 60),
)
_ANY = st.datetimes(datetime.fromisoformat("2026-12-01"), datetime.fromisoformat("2028-11-30")).map(
    lambda wall: wall.replace(second=0, microsecond=0)
)
WALLS = st.one_of(_ON_A_NIGHT, _ANY)
"""Wall times to the minute, every second one in a night of a change."""


def moment_of(wall: datetime, zone: str) -> datetime:
    """When clocks first show `wall`; a time that they skip is as late as it would have been without the change."""
    around = (wall.replace(tzinfo=UTC) + timedelta(days=days) for days in (-2, 2))
    before, after = (moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta() for moment in around)
    candidates = sorted(wall.replace(tzinfo=UTC) - offset for offset in (before, after))
    shown = [moment for moment in candidates if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall]
    return shown[0] if shown else wall.replace(tzinfo=UTC) - before

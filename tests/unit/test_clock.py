"""Wall time and UTC around clock changes, and quiet hours."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.clock import QuietHours, known_zone, to_local, to_utc
from tests.support import clocks

ZONES = [
    "Europe/Copenhagen",
    "Europe/London",
    "America/New_York",
    "America/St_Johns",
    "America/Sao_Paulo",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
    "America/Nuuk",
    "UTC",
]


@pytest.mark.parametrize(
    ("wall", "zone", "moment", "shown"),
    [
        ("2026-01-15T12:00", "Europe/Copenhagen", "2026-01-15T11:00", "2026-01-15T12:00"),
        ("2026-07-15T12:00", "Europe/Copenhagen", "2026-07-15T10:00", "2026-07-15T12:00"),
        ("2026-03-29T01:59", "Europe/Copenhagen", "2026-03-29T00:59", "2026-03-29T01:59"),
        ("2026-03-29T02:00", "Europe/Copenhagen", "2026-03-29T01:00", "2026-03-29T03:00"),
        ("2026-03-29T02:30", "Europe/Copenhagen", "2026-03-29T01:30", "2026-03-29T03:30"),
        ("2026-03-29T03:00", "Europe/Copenhagen", "2026-03-29T01:00", "2026-03-29T03:00"),
        ("2026-10-25T01:59", "Europe/Copenhagen", "2026-10-24T23:59", "2026-10-25T01:59"),
        ("2026-10-25T02:30", "Europe/Copenhagen", "2026-10-25T00:30", "2026-10-25T02:30"),
        ("2026-10-25T03:00", "Europe/Copenhagen", "2026-10-25T02:00", "2026-10-25T03:00"),
        ("2026-03-08T02:30", "America/New_York", "2026-03-08T07:30", "2026-03-08T03:30"),
        ("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30", "2026-11-01T01:30"),
        ("2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45", "2026-10-04T02:45"),
        ("2026-06-01T12:00", "Asia/Kathmandu", "2026-06-01T06:15", "2026-06-01T12:00"),
    ],
)
def test_wall_times_around_clock_changes(wall: str, zone: str, moment: str, shown: str) -> None:
    utc = to_utc(datetime.fromisoformat(wall), zone)
    assert utc == datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert to_local(utc, zone) == datetime.fromisoformat(shown)


@settings(max_examples=200, deadline=None)
@given(st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2060-01-01")), st.sampled_from(ZONES))
def test_a_moment_and_its_wall_time_belong_together(wall: datetime, zone: str) -> None:
    moment = to_utc(wall, zone)
    shown = to_local(moment, zone)
    assert shown >= wall
    assert to_local(to_utc(shown, zone), zone) == shown
    assume(shown == wall)
    assert to_utc(shown, zone) == moment


@settings(max_examples=100, deadline=None)
@given(clocks.WALLS, st.sampled_from(clocks.ZONES))
def test_a_wall_time_is_the_first_moment_that_shows_it(wall: datetime, zone: str) -> None:
    moment = to_utc(wall, zone)
    assert moment == clocks.moment_of(wall, zone)
    assert to_local(moment - timedelta(hours=1), zone) != wall


@settings(max_examples=100, deadline=None)
@given(clocks.WALLS, st.sampled_from(clocks.ZONES), st.integers(0, 24 * 60 - 1), st.integers(0, 24 * 60 - 1))
def test_quiet_hours_end_outside_themselves_on_the_night_of_a_change(
    wall: datetime, zone: str, start: int, end: int
) -> None:
    quiet = QuietHours(start, end)
    over = quiet.ends_after(wall)
    shown = to_local(to_utc(over, zone), zone)
    assert not quiet.covers(shown) or shown != over  # what clocks skip may move forward into other quiet hours


def test_the_second_showing_of_an_autumn_hour_has_the_same_wall_time() -> None:
    first = to_utc(datetime.fromisoformat("2026-10-25T02:30"), "Europe/Copenhagen")
    assert to_local(first + timedelta(hours=1), "Europe/Copenhagen") == datetime.fromisoformat("2026-10-25T02:30")
    assert to_local(first + timedelta(hours=1), "Europe/Copenhagen").fold == 0


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        to_local(datetime.fromisoformat("2026-01-01"), "UTC")


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "", "../etc/passwd", "a\x00b", "Europe"])
def test_an_unknown_zone(zone: str) -> None:
    assert not known_zone(zone)


def test_converting_to_an_unknown_zone_is_an_error() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        to_utc(datetime.fromisoformat("2026-01-01"), "Europe/Atlantis")


@pytest.mark.parametrize("zone", ZONES)
def test_a_known_zone(zone: str) -> None:
    assert known_zone(zone)


@pytest.mark.parametrize(
    ("start", "end", "wall", "ends"),
    [
        (22 * 60, 8 * 60, "2026-11-24T21:59", "2026-11-24T21:59"),
        (22 * 60, 8 * 60, "2026-11-24T22:00", "2026-11-25T08:00"),
        (22 * 60, 8 * 60, "2026-11-24T23:59:59", "2026-11-25T08:00"),
        (22 * 60, 8 * 60, "2026-11-25T00:00", "2026-11-25T08:00"),
        (22 * 60, 8 * 60, "2026-11-25T07:59", "2026-11-25T08:00"),
        (22 * 60, 8 * 60, "2026-11-25T08:00", "2026-11-25T08:00"),
        (22 * 60, 8 * 60, "2026-12-31T23:00", "2027-01-01T08:00"),
        (13 * 60, 14 * 60 + 30, "2026-11-24T13:10", "2026-11-24T14:30"),
        (13 * 60, 14 * 60 + 30, "2026-11-24T15:00", "2026-11-24T15:00"),
        (22 * 60, 0, "2026-11-24T22:30", "2026-11-25T00:00"),
        (8 * 60, 8 * 60, "2026-11-24T08:00", "2026-11-24T08:00"),
        (0, 0, "2026-11-24T00:00", "2026-11-24T00:00"),
    ],
)
def test_when_quiet_hours_end(start: int, end: int, wall: str, ends: str) -> None:
    quiet, at = QuietHours(start, end), datetime.fromisoformat(wall)
    assert quiet.ends_after(at) == datetime.fromisoformat(ends)
    assert quiet.covers(at) == (wall != ends)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(0, 24 * 60 - 1),
    st.integers(0, 24 * 60 - 1),
    st.datetimes(datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2100-01-01")),
)
def test_quiet_hours_end_within_a_day_and_outside_themselves(start: int, end: int, wall: datetime) -> None:
    quiet = QuietHours(start, end)
    over = quiet.ends_after(wall)
    assert not quiet.covers(over)
    assert timedelta(0) <= over - wall <= timedelta(days=1)

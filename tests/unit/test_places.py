"""Where in the world somebody is, from a location or from what they write."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.clock import known_zone
from bot.domain.offsets import zone_shown
from bot.service.places import zone_at, zones_of

KNOWN = [
    ("Europe/Paris", "Europe/Paris"),
    ("europe/paris", "Europe/Paris"),
    ("UTC", "Etc/UTC"),
    ("Tokyo", "Asia/Tokyo"),
    ("new  york", "America/New_York"),
    ("New-York", "America/New_York"),
    (" Copenhagen ", "Europe/Copenhagen"),
    ("København", "Europe/Copenhagen"),
    ("koebenhavn", "Europe/Copenhagen"),
    ("kbh", "Europe/Copenhagen"),
    ("Århus", "Europe/Copenhagen"),
    ("Aarhus", "Europe/Copenhagen"),
    ("Kolding", "Europe/Copenhagen"),
    ("Athen", "Europe/Athens"),
    ("Lissabon", "Europe/Lisbon"),
    ("München", "Europe/Berlin"),
    ("Munich", "Europe/Berlin"),
    ("Malmö", "Europe/Stockholm"),
    ("Malmø", "Europe/Stockholm"),
    ("St. Louis", "America/Chicago"),
    ("Buenos Aires", "America/Argentina/Buenos_Aires"),
    ("Danmark", "Europe/Copenhagen"),
    ("Denmark", "Europe/Copenhagen"),
    ("Grækenland", "Europe/Athens"),
    ("Tyskland", "Europe/Berlin"),
    ("Thailand", "Asia/Bangkok"),
    ("Færøerne", "Atlantic/Faroe"),
    ("UK", "Europe/London"),
    ("Paris, France", "Europe/Paris"),
    ("GMT+1", "Etc/GMT-1"),
    ("UTC+1", "Etc/GMT-1"),
    ("utc +01:00", "Etc/GMT-1"),
    ("UTC plus 2", "Etc/GMT-2"),
    ("GMT-5", "Etc/GMT+5"),
    ("UTC\u22125", "Etc/GMT+5"),
    ("GMT minus 5", "Etc/GMT+5"),
    ("UTC+0", "Etc/UTC"),
    ("UTC+5:30", "Asia/Kolkata"),
    ("Etc/GMT+1", "Etc/GMT+1"),
]
UNKNOWN = [
    "",
    "/",
    ",",
    "Europe",
    "../etc/passwd",
    "posixrules/",
    "+02:00",
    "UTC+99",
    "UTC+1:17",
    "Aarhus C",
    "Gotham",
    "🙂",
    "<b>",
    "i morgen",
]


@pytest.mark.parametrize(("written", "zone"), KNOWN)
def test_a_zone_by_its_name_its_city_or_its_country(written: str, zone: str) -> None:
    assert zones_of(written) == (zone,)


@pytest.mark.parametrize("written", UNKNOWN)
def test_what_is_no_place(written: str) -> None:
    assert zones_of(written) == ()


@pytest.mark.parametrize(
    ("zone", "shown"), [("Etc/GMT-1", "UTC+1"), ("Etc/GMT+5", "UTC-5"), ("Etc/UTC", "Etc/UTC"), ("Asia/Tokyo",) * 2]
)
def test_a_zone_by_its_distance_is_shown_as_it_is_written(zone: str, shown: str) -> None:
    assert zone_shown(zone) == shown


def test_places_of_one_name_are_all_named() -> None:
    assert zones_of("Portland") == ("America/Los_Angeles", "America/New_York")
    assert zones_of("Birmingham")[0] == "Europe/London"
    assert zones_of("Spanien") == ("Europe/Madrid", "Atlantic/Canary")
    assert {"America/New_York", "America/Chicago", "America/Los_Angeles"} <= set(zones_of("USA"))


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (55.6761, 12.5683, "Europe/Copenhagen"),
        (40.7128, -74.006, "America/New_York"),
        (62.0, -6.78, "Atlantic/Faroe"),
        (13.75, 100.5, "Asia/Bangkok"),
        (0.0, -30.0, "Etc/GMT+2"),  # at sea, west of Greenwich as POSIX writes it
        (999.0, 999.0, None),
        (float("nan"), 0.0, None),
    ],
)
def test_a_location_has_a_zone(latitude: float, longitude: float, zone: str | None) -> None:
    assert zone_at(latitude, longitude) == zone


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_written_every_zone_is_one(written: str) -> None:
    assert all(known_zone(zone) for zone in zones_of(written))


@settings(max_examples=100, deadline=None)
@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_on_earth_has_a_zone(latitude: float, longitude: float) -> None:
    zone = zone_at(latitude, longitude)
    assert zone is not None
    assert known_zone(zone)


def test_the_airports_are_not_read_before_they_are_needed() -> None:
    code = "import bot.service.places as p; print(p._airports.cache_info().currsize)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "0"

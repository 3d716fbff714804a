"""The time zone of a place: shared as a location, or written as a zone, a city or a country. All of it offline."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

import airportsdata
import tzfpy
from babel import Locale
from babel.core import get_global

from bot.domain.clock import known_zone
from bot.domain.folding import fold
from bot.domain.language import Language
from bot.domain.offsets import zone_of_offset

_MONTHS = tuple(datetime(year, month, 1, tzinfo=UTC) for year in (2025, 2026) for month in range(1, 13))
"""Zones that agree on the first of each of these count as one."""


def zone_at(latitude: float, longitude: float) -> str | None:
    """The IANA zone of a point on the globe (degrees), None where there is none."""
    found = tzfpy.get_tz(longitude, latitude)
    return found if known_zone(found) else None


def zones_of(written: str) -> tuple[str, ...]:
    """The IANA zones of what somebody wrote, in Danish or English and in any case, the likeliest first.

    A zone by its name, its city or its distance from UTC is the one; so is a city or a country with one time. Several
    where places of that name differ; none for what is not known.
    """
    if offset := zone_of_offset(written):
        return (offset,)
    place = _plain(written)
    for find in (_by_zone_name, _by_known_city, _by_country, _by_airport):
        if found := find(place):
            return found
    head, comma, _ = written.partition(",")
    return zones_of(head) if comma else ()


def _by_zone_name(place: str) -> tuple[str, ...]:
    return _zone_names().get(place, ())


def _by_known_city(place: str) -> tuple[str, ...]:
    return _cities().get(place, ())


def _by_country(place: str) -> tuple[str, ...]:
    return _different(_countries().get(place, ()))


def _by_airport(place: str) -> tuple[str, ...]:
    found = _airports().get(place, Counter())
    return _different(zone for zone, _ in found.most_common())


@cache
def _zone_names() -> dict[str, tuple[str, ...]]:
    """Every zone by its name and its last part; those with a region come first."""
    found: dict[str, tuple[str, ...]] = {}
    for zone in sorted(available_timezones(), key=lambda zone: ("/" not in zone, zone)):
        for name in {_plain(zone), _plain(zone.rpartition("/")[2])}:
            found.setdefault(name, (zone,))
    return found


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    """The zones' cities in our languages (CLDR), and the towns of our own list."""
    found: dict[str, tuple[str, ...]] = {}
    for zone, name in (*_exemplars(), *_towns()):
        found.setdefault(_plain(name), (zone,))
    return found


def _exemplars() -> Iterator[tuple[str, str]]:
    for language in Language:
        for zone, names in Locale(language.value).time_zones.items():
            if names.get("city") and known_zone(zone):
                yield _newest(zone), names["city"]


def _towns() -> Iterator[tuple[str, str]]:
    towns = tomllib.loads((files(__package__) / "data" / "towns.toml").read_text(encoding="utf-8"))
    return ((zone, name) for zone, names in towns.items() for name in names)


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    """The zones of each country by its names in our languages, those with the most airports first."""
    busy = _busy_zones()
    zones = {code: sorted(map(_newest, found), key=lambda z: (-busy[z], z)) for code, found in _territories()}
    names = ((code, name) for language in Language for code, name in Locale(language.value).territories.items())
    return {_plain(name): tuple(zones[code]) for code, name in names if zones.get(code)}


def _territories() -> Iterable[tuple[str, list[str]]]:
    """The zones of each country, by its ISO 3166 code (CLDR)."""
    every = get_global("territory_zones").items()
    return ((code, [*filter(known_zone, found)]) for code, found in every if code.isalpha())


def _newest(zone: str) -> str:
    """A zone by the name it has now: CLDR keeps to older ones."""
    name = get_global("zone_aliases").get(zone, zone)
    return name if known_zone(name) else zone


@cache
def _airports() -> dict[str, Counter[str]]:
    """The zones of the cities with an airport, with how many it has."""
    found: dict[str, Counter[str]] = {}
    for airport in airportsdata.load("IATA").values():
        if airport["city"] and known_zone(airport["tz"]):
            found.setdefault(_plain(airport["city"]), Counter())[airport["tz"]] += 1
    return found


@cache
def _busy_zones() -> Counter[str]:
    """How many airports each zone has."""
    return sum(_airports().values(), Counter())


def _different(zones: Iterable[str]) -> tuple[str, ...]:
    """One of each time, the first where several zones agree."""
    found: dict[tuple[object, ...], str] = {}
    for zone in zones:
        found.setdefault(tuple(moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in _MONTHS), zone)
    return tuple(found.values())


def _plain(name: str) -> str:
    """A name without case, accents and the marks between its words; what people leave out of it or write otherwise."""
    return " ".join(fold(name).replace("_", " ").replace("-", " ").replace(".", " ").split())

"""Time zones told by their distance from UTC, as people write it: ahead of it is plus."""

import re

_WRITTEN = re.compile(
    r"\s*(?:utc|gmt)\s*(?P<sign>[+\-−\u2013]|plus|minus)\s*(?P<hours>[0-9]{1,2})(?:[:.]?(?P<minutes>[0-9]{2}))?\s*",
    re.IGNORECASE,
)
_BY_IANA = re.compile(r"Etc/GMT([+-])([0-9]{1,2})")
_UTC = "Etc/UTC"
_WEST, _EAST = -12, 14
"""The hours for which there is a zone of its own."""
_BETWEEN = {
    (1, 3, 30): "Asia/Tehran",
    (1, 4, 30): "Asia/Kabul",
    (1, 5, 30): "Asia/Kolkata",
    (1, 5, 45): "Asia/Kathmandu",
    (1, 6, 30): "Asia/Yangon",
    (1, 8, 45): "Australia/Eucla",
    (1, 9, 30): "Australia/Darwin",
    (-1, 9, 30): "Pacific/Marquesas",
}
"""Places that keep a time between two full hours all year round."""


def zone_of_offset(written: str) -> str | None:
    """The IANA zone of `GMT+1` or `UTC-05:00`, None for anything else and where no zone has that time.

    IANA's own `Etc/GMT+1` is an hour behind UTC (POSIX counts the other way): nobody means that by `GMT+1`.
    """
    told = _WRITTEN.fullmatch(written)
    if told is None:
        return None
    sign = 1 if told["sign"].casefold() in {"+", "plus"} else -1
    hours, minutes = int(told["hours"]), int(told["minutes"] or 0)
    if minutes:
        return _BETWEEN.get((sign, hours, minutes))
    if not _WEST <= sign * hours <= _EAST:
        return None
    return f"Etc/GMT{'-' if sign > 0 else '+'}{hours}" if hours else _UTC


def zone_shown(zone: str) -> str:
    """A zone's name as people read it: what IANA calls `Etc/GMT-1` is `UTC+1`."""
    told = _BY_IANA.fullmatch(zone)
    return f"UTC{'-' if told[1] == '+' else '+'}{told[2]}" if told else zone

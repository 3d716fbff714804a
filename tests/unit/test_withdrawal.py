"""The right of withdrawal: its days, and what people write of a delivery."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.withdrawal import Window, only_a_day, read_delivery

NOW = datetime.fromisoformat("2026-11-24T10:15")
"""A Tuesday."""


@pytest.mark.parametrize(
    ("since", "reminder", "last", "runs_on"),
    [
        ("2026-11-24", "2026-12-05", "2026-12-08", False),  # a Tuesday
        ("2026-11-27", "2026-12-08", "2026-12-11", False),  # a Friday
        ("2026-11-28", "2026-12-09", "2026-12-14", True),  # a Saturday: to the end of Monday
        ("2026-11-29", "2026-12-10", "2026-12-14", True),  # a Sunday
        ("2026-12-24", "2027-01-04", "2027-01-07", False),  # into another year
        ("2028-02-20", "2028-03-02", "2028-03-06", True),  # over a leap day, a Sunday
    ],
)
def test_the_day_of_delivery_is_not_counted(since: str, reminder: str, last: str, runs_on: bool) -> None:
    window = Window(date.fromisoformat(since))
    assert (window.reminder.isoformat(), window.last_day.isoformat()) == (reminder, last)
    assert window.runs_on is runs_on
    assert not window.over(window.last_day)
    assert window.over(window.last_day + timedelta(days=1))


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
@settings(max_examples=50, deadline=None)
def test_a_reminder_tells_its_window(since: date) -> None:
    assert Window.reminded_on(Window(since).reminder) == Window(since)


DAYS = [
    ("i dag", "2026-11-24"),
    ("today", "2026-11-24"),
    ("nu", "2026-11-24"),
    ("i går", "2026-11-23"),
    ("yesterday", "2026-11-23"),
    ("den kom i går", "2026-11-23"),
    ("i forgårs", "2026-11-22"),
    ("for 3 dage siden", "2026-11-21"),
    ("3 days ago", "2026-11-21"),
    ("i fredags", "2026-11-20"),
    ("last friday", "2026-11-20"),
    ("den 20.", "2026-11-20"),
    ("the 20th", "2026-11-20"),
    ("20", "2026-11-20"),
    ("20/11", "2026-11-20"),
    ("20. november", "2026-11-20"),
    ("20 nov", "2026-11-20"),
    ("november 20", "2026-11-20"),
    ("2026-11-15", "2026-11-15"),
    ("den 12.", "2026-11-12"),
    ("10/11", "2026-11-10"),
    ("1. november 2026", "2026-11-01"),
    ("den 24.", "2026-11-24"),
    ("kom mandag", "2026-11-23"),
    ("it came on monday", "2026-11-23"),
    ("mandag", "2026-11-30"),
    ("on monday", "2026-11-30"),
    ("i morgen", "2026-11-25"),
    ("tomorrow", "2026-11-25"),
    ("på fredag", "2026-11-27"),
    ("friday", "2026-11-27"),
    ("om 4 dage", "2026-11-28"),
    ("in 2 weeks", "2026-12-08"),
    ("den 30.", "2026-11-30"),
    ("the 1st", "2026-12-01"),
    ("9/11", "2026-11-09"),
    ("næste måned", "2026-12-01"),
    ("ved ikke", None),
    ("already here", None),
    ("45", None),
    ("0", None),
    ("om 3 år", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_of_delivery_is_read(text: str, day: str | None) -> None:
    assert read_delivery(text, now=NOW) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize("text", ["next month", "næste måned"])
def test_next_month_is_to_come_however_young_this_one_is(text: str) -> None:
    assert read_delivery(text, now=datetime.fromisoformat("2026-11-05T10:00")) == date(2026, 12, 1)


@pytest.mark.parametrize("text", [text for text, day in DAYS if day] + ["pakken kommer på fredag", "tak, fredag", "ok"])
def test_what_tells_only_a_day(text: str) -> None:
    assert only_a_day(text)


@pytest.mark.parametrize("text", ["ny jakke til på fredag", "sneakers", "a lamp for tomorrow", "cykelhjelm i morgen"])
def test_what_tells_of_something_else(text: str) -> None:
    assert not only_a_day(text)


@given(st.text(max_size=80), st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)))  # noqa: DTZ001  wall times
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_read(text: str, now: datetime) -> None:
    day = read_delivery(text, now=now)
    assert day is None or day <= now.date() + timedelta(days=732)
    only_a_day(text)

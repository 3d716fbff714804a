"""Months and years, and the ways to name one."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.month import Month, Year, is_to_come, next_first, parse_month, parse_period

TODAY = date(2026, 11, 24)
THIS = Month(2026, 11)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", THIS),
        ("   ", THIS),
        ("denne måned", THIS),
        ("this month", THIS),
        ("november", THIS),
        ("Oktober", Month(2026, 10)),
        ("october", Month(2026, 10)),
        ("OKT", Month(2026, 10)),
        ("okt.", Month(2026, 10)),
        ("i oktober", Month(2026, 10)),
        ("in October", Month(2026, 10)),
        ("maj", Month(2026, 5)),
        ("may", Month(2026, 5)),
        ("sept", Month(2026, 9)),
        ("2026-10", Month(2026, 10)),
        ("2025-3", Month(2025, 3)),
        ("10", Month(2026, 10)),
        ("10/2026", Month(2026, 10)),
        ("03.2025", Month(2025, 3)),
        ("marts 2025", Month(2025, 3)),
        ("March, 2025", Month(2025, 3)),
        ("sidste måned", Month(2026, 10)),
        ("forrige maaned", Month(2026, 10)),
        ("last  Month", Month(2026, 10)),
        ("december", Month(2025, 12)),
        ("12", Month(2025, 12)),
        ("december 2026", Month(2026, 12)),
        ("last november", Month(2025, 11)),
        ("sidste juni", Month(2026, 6)),
        ("13", None),
        ("0", None),
        ("2026-13", None),
        ("nonsense", None),
        ("sidste", None),
        ("oktober november", None),
        ("99999999999999999999", None),
        ("１０", None),
    ],
)
def test_a_month_is_read(text: str, expected: Month | None) -> None:
    assert parse_month(text, today=TODAY) == expected


def test_last_month_in_january_is_december() -> None:
    assert parse_month("last month", today=date(2027, 1, 31)) == Month(2026, 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026", Year(2026)),
        (" 2025 ", Year(2025)),
        ("i 2025", Year(2025)),
        ("for 2025", Year(2025)),
        ("the year 2025", Year(2025)),
        ("hele året 2025", Year(2025)),
        ("år 2025", Year(2025)),
        ("i år", Year(2026)),
        ("I ÅR", Year(2026)),
        ("aar", Year(2026)),
        ("året", Year(2026)),
        ("hele året", Year(2026)),
        ("this year", Year(2026)),
        ("year", Year(2026)),
        ("sidste år", Year(2025)),
        ("forrige aar", Year(2025)),
        ("i fjor", Year(2025)),
        ("last year", Year(2025)),
        ("Previous  Year", Year(2025)),
        ("", THIS),
        ("oktober", Month(2026, 10)),
        ("2026-10", Month(2026, 10)),
        ("oktober 2025", Month(2025, 10)),
        ("sidste måned", Month(2026, 10)),
        ("1850", None),
        ("20266", None),
        ("year october", None),
        ("næste år", Year(2027)),
        ("next year", Year(2027)),
        ("næste måned", Month(2026, 12)),
        ("next month", Month(2026, 12)),
        ("２０２６", None),
    ],
)
def test_a_month_or_a_year_is_read(text: str, expected: Month | Year | None) -> None:
    assert parse_period(text, today=TODAY) == expected


@pytest.mark.parametrize(
    ("span", "to_come"),
    [
        (Month(2026, 10), False),
        (THIS, False),
        (Month(2026, 12), True),
        (Year(2020), False),
        (Year(2026), False),
        (Year(2027), True),
    ],
)
def test_what_has_not_begun_is_to_come(span: Month | Year, *, to_come: bool) -> None:
    assert is_to_come(span, TODAY) is to_come


@pytest.mark.parametrize(
    ("wall", "first"),
    [
        ("2026-11-24T10:15", "2026-12-01T10:00"),
        ("2026-12-01T09:59", "2026-12-01T10:00"),
        ("2026-12-01T10:00", "2027-01-01T10:00"),
        ("2026-12-31T23:59", "2027-01-01T10:00"),
        ("2027-01-31T11:00", "2027-02-01T10:00"),
    ],
)
def test_the_next_first(wall: str, first: str) -> None:
    assert next_first(datetime.fromisoformat(wall), 10) == datetime.fromisoformat(first)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_a_span_ends_with_its_last_day(day: date) -> None:
    for span in (Month.of(day), Year(day.year)):
        assert span.holds(day)
        assert span.holds(span.last_day)
        assert not span.holds(span.last_day + timedelta(days=1))
        assert not span.previous.holds(day)


@given(st.text(max_size=40), st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_month_or_none(text: str, today: date) -> None:
    month = parse_month(text, today=today)
    assert month is None or 1 <= month.month <= 12
    assert isinstance(parse_period(text, today=today), Year) or parse_period(text, today=today) == month


@given(st.dates(), st.integers(-200, 200))
def test_months_count_as_the_calendar_does(day: date, months: int) -> None:
    month = Month.of(day)
    assert month.next.previous == month
    assert month.previous < month < month.next
    assert month.shifted(months).shifted(-months) == month
    assert month.shifted(12) == Month(day.year + 1, day.month)

"""Until when a message still matters, to the minute."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.expiry import answer_matters, notice_matters
from bot.domain.notices import MONTH_SPREAD, SUMMARIES, Notice, Priority, priority_of, turn_in_the_month

YEARS = timedelta(days=3 * 365)


@pytest.mark.parametrize("notice", [Notice.PAUSE, Notice.ASK_AGAIN, Notice.LET_LIE, Notice.WORTH, Notice.CONTRIBUTION])
def test_late_is_fine_for_what_was_promised(notice: Notice) -> None:
    promised = datetime.fromisoformat("2026-11-24T10:00")
    assert notice_matters(notice, promised, promised + YEARS)


@pytest.mark.parametrize(
    ("notice", "promised", "last"),
    [
        (Notice.MONTH, "2026-12-01T10:37", "2026-12-10T23:59"),
        (Notice.MONTH, "2027-02-01T15:59", "2027-02-10T23:59"),
        (Notice.CONFIRM, "2026-12-01T10:00", "2026-12-08T09:59"),
        (Notice.RETURN, "2026-12-05T10:00", "2026-12-08T23:59"),  # a Tuesday
        (Notice.RETURN, "2026-12-02T10:00", "2026-12-07T23:59"),  # a Saturday: Monday counts too
    ],
)
def test_the_rest_until_its_last_minute(notice: Notice, promised: str, last: str) -> None:
    then, end = datetime.fromisoformat(promised), datetime.fromisoformat(last)
    assert notice_matters(notice, then, then)
    assert notice_matters(notice, then, end)
    assert not notice_matters(notice, then, end + timedelta(minutes=1))
    assert not notice_matters(notice, then, end + YEARS)


def test_an_answer_matters_for_a_day() -> None:
    received = datetime(2026, 11, 24, 9, 15, tzinfo=UTC)
    assert answer_matters(received, received + timedelta(hours=24))
    assert not answer_matters(received, received + timedelta(hours=24, seconds=1))


def test_what_many_get_at_once_goes_last() -> None:
    assert {notice for notice in Notice if priority_of(notice) is Priority.SUMMARY} == SUMMARIES
    assert min(priority_of(notice) for notice in Notice) > Priority.ANSWER


def test_the_turns_in_the_month_are_spread_evenly() -> None:
    turns = [turn_in_the_month(number) for number in range(100_000)]
    assert min(turns) == timedelta()
    assert max(turns) == MONTH_SPREAD - timedelta(minutes=1)
    assert max(turns.count(turn) for turn in set(turns)) <= 100_000 / (MONTH_SPREAD / timedelta(minutes=1)) + 1
    assert turn_in_the_month(7) == turn_in_the_month(7) == timedelta(minutes=7)

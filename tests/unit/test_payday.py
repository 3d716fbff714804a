"""On which day of the month somebody is paid."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.payday import LAST, read_payday

PAYDAYS = [
    ("1", 1),
    ("1.", 1),
    ("d. 1.", 1),
    ("den 1.", 1),
    ("den første", 1),
    ("første i måneden", 1),
    ("den 1. i måneden", 1),
    ("den 25.", 25),
    ("d 25", 25),
    ("25 i måneden", 25),
    ("den femogtyvende", 25),
    ("den 30. i hver måned", 30),
    ("den 12. hver måned!", 12),
    ("jeg får løn den 28.", 28),
    ("lønnen kommer den 28.", 28),
    ("31", LAST),
    ("den sidste", LAST),
    ("sidste bankdag", LAST),
    ("den sidste bankdag", LAST),
    ("Sidste hverdag i måneden", LAST),
    ("sidste arbejdsdag", LAST),
    ("månedens sidste dag", LAST),
    ("løn den sidste bankdag", LAST),
    ("i slutningen af måneden", LAST),
    ("ultimo", LAST),
    ("the 25th", 25),
    ("on the 15th", 15),
    ("15th", 15),
    ("the first", 1),
    ("first of the month", 1),
    ("the twenty-fifth", 25),
    ("I get paid on the 25th", 25),
    ("I'm paid on the 1st of every month", 1),
    ("payday is the 27th", 27),
    ("5th of the month", 5),
    ("last working day", LAST),
    ("the last day of the month", LAST),
    ("last business day of the month", LAST),
    ("last bank day", LAST),
    ("last day", LAST),
    ("end of the month", LAST),
]
NONE = [
    "",
    "0",
    "32",
    "-1",
    "1.5",
    "den 32.",
    "25 kr",
    "25 days",
    "25/12",
    "den 25. december",
    "den 25. kl. 8",
    "25 eller 26",
    "25 or 26",
    "sidste fredag",
    "last friday",
    "næstsidste bankdag",
    "second last day",
    "every other friday",
    "hver dag",
    "friday",
    "ved ikke",
    "airpods 3",
    "lampe",
    "9" * 400,
]


@pytest.mark.parametrize(("written", "day"), PAYDAYS)
def test_a_payday_is_understood(written: str, day: int) -> None:
    assert read_payday(written) == day


@pytest.mark.parametrize("written", NONE)
def test_what_names_no_day_of_the_month(written: str) -> None:
    assert read_payday(written) is None


_WORDS = sorted({word for phrase, _ in PAYDAYS for word in phrase.split()} | {word for p in NONE for word in p.split()})


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_WORDS), max_size=6).map(" ".join)))
def test_any_text_names_a_day_of_the_month_or_none(written: str) -> None:
    day = read_payday(written)
    assert day is None or 1 <= day <= LAST

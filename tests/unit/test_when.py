"""Time phrases: what they name, and what is asked about. Now is Tuesday 24 November 2026, 10:15."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.when import When, WhenDoubt, offered, read_when
from bot.domain.when.feasts import day_after, easter, feast_day, thanksgiving
from bot.domain.when.words import correctable, feasts, vocabulary

NOW = datetime.fromisoformat("2026-11-24T10:15")

LANGUAGES = ("danish", "english")


def table(language: str, name: str) -> dict[str, str]:
    """The phrases of a language with what must be understood, or with why they are asked about."""
    path = Path(__file__).parent / "data" / f"when_{language}.toml"
    found: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    return found


TIMES = [entry for language in LANGUAGES for entry in table(language, "times").items()]
DOUBTS = [entry for language in LANGUAGES for entry in table(language, "doubts").items()]

PAYDAYS = [
    ("på lønningsdag", 30, "2026-11-30T09:00"),
    ("efter løn", 30, "2026-12-01T09:00"),
    ("after payday", 25, "2026-11-26T09:00"),
    ("on payday", 24, "2026-12-24T09:00"),
    ("on payday at 18:00", 24, "2026-11-24T18:00"),
    ("når jeg får løn", 31, "2026-11-30T09:00"),
    ("en uge efter løn", 1, "2026-12-08T09:00"),
]

OTHER_DAYS = [
    ("friday", "2026-11-27T08:00", "2026-12-04T09:00"),
    ("friday 18:00", "2026-11-27T08:00", "2026-11-27T18:00"),
    ("næste fredag", "2026-11-27T08:00", "2026-12-04T09:00"),
    ("i weekenden", "2026-11-28T08:00", "2026-11-29T09:00"),
    ("this weekend", "2026-11-29T08:00", "2026-12-05T09:00"),
    ("next weekend", "2026-11-28T08:00", "2026-12-05T09:00"),
    ("om en måned", "2027-01-31T18:42", "2027-02-28T18:42"),
    ("om 3 dage", "2026-11-24T18:42", "2026-11-27T18:42"),
    ("til jul", "2026-12-25T10:00", "2027-12-24T09:00"),
    ("after christmas", "2026-12-25T10:00", "2026-12-27T09:00"),
    ("after black friday", "2024-11-28T10:00", "2024-11-30T09:00"),
    ("uge 53", "2026-12-30T10:00", "2026-12-31T09:00"),
    ("uge 1", "2026-12-30T10:00", "2027-01-04T09:00"),
    ("om 1 time", "2026-11-24T23:59", "2026-11-25T00:59"),
]


def minutes(wall: str) -> datetime:
    return datetime.fromisoformat(wall)


@pytest.mark.parametrize(("phrase", "due"), TIMES)
def test_a_phrase_names_a_time(phrase: str, due: str) -> None:
    assert read_when(phrase, now=NOW) == When(minutes(due))


@pytest.mark.parametrize(("phrase", "doubt"), [*DOUBTS, ("", "unclear"), ("friday " * 100, "unclear")])
def test_the_bot_asks_back(phrase: str, doubt: str) -> None:
    read = read_when(phrase, now=NOW)
    assert (read.doubt, read.ask) == (WhenDoubt(doubt), True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_are_long(language: str) -> None:
    assert len(table(language, "times")) >= 150
    assert len(table(language, "doubts")) >= 50


@pytest.mark.parametrize(("phrase", "payday", "due"), PAYDAYS)
def test_a_payday_is_taken_from_the_shopper(phrase: str, payday: int, due: str) -> None:
    assert read_when(phrase, now=NOW, payday=payday) == When(minutes(due))


@pytest.mark.parametrize(("phrase", "now", "due"), OTHER_DAYS)
def test_the_same_words_on_another_day(phrase: str, now: str, due: str) -> None:
    assert read_when(phrase, now=minutes(now)) == When(minutes(due))


@pytest.mark.parametrize(
    ("phrase", "proposal"),
    [
        ("today at 9", "2026-11-24T09:00"),
        ("yesterday", "2026-11-23T09:00"),
        ("in half an hour", "2026-11-24T10:45"),
        ("in 25 months", "2028-12-24T10:15"),
    ],
)
def test_what_was_understood_is_proposed(phrase: str, proposal: str) -> None:
    assert read_when(phrase, now=NOW).proposal == minutes(proposal)


@pytest.mark.parametrize(
    ("phrase", "offer"),
    [
        ("today at 9", "2026-11-25T09:00"),
        ("om et kvarter", "2026-11-25T10:30"),
        ("nu", "2026-11-25T10:15"),
        ("last friday", "2026-11-27T09:00"),
        ("yesterday at 18:00", "2026-11-30T18:00"),
        ("3 weeks ago", None),
        ("1 January 2020", None),
        ("in 3 years", None),
        ("some day", None),
        ("friday", None),
    ],
)
def test_a_time_near_what_was_meant_is_offered(phrase: str, offer: str | None) -> None:
    assert offered(read_when(phrase, now=NOW), NOW) == (minutes(offer) if offer else None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_offer_can_be_taken(language: str) -> None:
    """Whatever is offered for a doubt is read back as it was meant."""
    for phrase in table(language, "doubts"):
        offer = offered(read_when(phrase, now=NOW), NOW)
        if offer:
            assert read_when(offer.isoformat(timespec="minutes"), now=NOW) == When(offer)


def test_seconds_do_not_make_an_hour_too_soon() -> None:
    assert read_when("om en time", now=NOW + timedelta(seconds=59, microseconds=7)).due == minutes("2026-11-24T11:15")


@pytest.mark.parametrize(("year", "day"), [(2024, "03-31"), (2025, "04-20"), (2026, "04-05"), (2038, "04-25")])
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


def test_black_friday_is_the_day_after_thanksgiving() -> None:
    assert thanksgiving(2024).isoformat() == "2024-11-28"
    assert [feast_day("black_friday", year).isoformat() for year in (2024, 2026)] == ["2024-11-29", "2026-11-27"]


@pytest.mark.parametrize("name", sorted(feasts()))
@pytest.mark.parametrize("year", [2026, 2028])
def test_what_comes_after_a_feast_comes_after_it(name: str, year: int) -> None:
    assert day_after(name, year) > feast_day(name, year)


def test_misspelt_words_are_only_read_as_words_of_the_grammar() -> None:
    assert {word for word in correctable() if word not in vocabulary()} == set()


WORDS = [phrase for phrase, _ in (*TIMES, *DOUBTS)]
PIECES = st.lists(st.sampled_from(sorted({word for phrase in WORDS for word in phrase.split()})), max_size=8)
TEXTS = st.one_of(st.text(max_size=400), PIECES.map(" ".join), st.from_regex(r"[0-9 ./:,½a-zæøå-]{0,40}"))
NOWS = st.datetimes(datetime.fromisoformat("1970-01-01"), datetime.fromisoformat("2199-12-31"))


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, now=NOWS, payday=st.one_of(st.none(), st.integers(-5, 40)))
def test_any_text_gives_a_time_that_can_be_kept_or_a_doubt(text: str, now: datetime, payday: int | None) -> None:
    read = read_when(text, now=now, payday=payday)
    assert (read.due is None) == (read.doubt is not None)
    if read.due:
        assert timedelta(hours=1) <= read.due - now.replace(second=0, microsecond=0) <= timedelta(days=731)
        assert (read.due.second, read.due.microsecond, read.due.tzinfo) == (0, 0, None)

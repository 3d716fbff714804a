"""Time phrases: what they name, and what is asked about. Now is Tuesday 24 November 2026, 10:15."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.when import When, WhenDoubt, read_when
from bot.domain.when.feasts import day_after, easter, feast_day, thanksgiving
from bot.domain.when.words import correctable, feasts, vocabulary

NOW = datetime.fromisoformat("2026-11-24T10:15")

DANISH = [
    ("på fredag kl. 18", "2026-11-27T18:00"),
    ("om 3 dage", "2026-11-27T10:15"),
    ("3 dage", "2026-11-27T10:15"),
    ("3 d", "2026-11-27T10:15"),
    ("om tre dage", "2026-11-27T10:15"),
    ("om to døgn", "2026-11-26T10:15"),
    ("om et par dage", "2026-11-26T10:15"),
    ("om en uge", "2026-12-01T10:15"),
    ("om en uges tid", "2026-12-01T10:15"),
    ("en uge", "2026-12-01T10:15"),
    ("om 14 dage", "2026-12-08T10:15"),
    ("om ca. 2 uger", "2026-12-08T10:15"),
    ("om 1 uge og 2 dage", "2026-12-03T10:15"),
    ("om halvanden uge", "2026-12-05T10:15"),
    ("om tre uger kl. 8", "2026-12-15T08:00"),
    ("en måned", "2026-12-24T10:15"),
    ("om 6 mdr.", "2027-05-24T10:15"),
    ("om et halvt år", "2027-05-24T10:15"),
    ("om 2 år", "2028-11-24T10:15"),
    ("om halvanden time", "2026-11-24T11:45"),
    ("om 1½ time", "2026-11-24T11:45"),
    ("1,5 time", "2026-11-24T11:45"),
    ("1t 30min", "2026-11-24T11:45"),
    ("om en time", "2026-11-24T11:15"),
    ("om 48 timer", "2026-11-26T10:15"),
    ("24 t", "2026-11-25T10:15"),
    ("fredag", "2026-11-27T09:00"),
    ("fredag 18.30", "2026-11-27T18:30"),
    ("fredag 18", "2026-11-27T18:00"),
    ("nu på lørdag", "2026-11-28T09:00"),
    ("loerdag", "2026-11-28T09:00"),
    ("lordag", "2026-11-28T09:00"),
    ("tirsdag", "2026-12-01T09:00"),
    ("tirsdag kl. 20", "2026-11-24T20:00"),
    ("tirsdag kl. 9", "2026-12-01T09:00"),
    ("søndag aften kl 8", "2026-11-29T20:00"),
    ("torsdag middag", "2026-11-26T12:00"),
    ("på fredag efter arbejde", "2026-11-27T17:00"),
    ("næste mandag", "2026-11-30T09:00"),
    ("næste fredag", "2026-12-04T09:00"),
    ("mandag i næste uge", "2026-11-30T09:00"),
    ("fredag i denne uge", "2026-11-27T09:00"),
    ("fredag om 14 dage", "2026-12-11T09:00"),
    ("fredag d. 27.", "2026-11-27T09:00"),
    ("fredag 27.11", "2026-11-27T09:00"),
    ("kl 9 mandag den 30. november", "2026-11-30T09:00"),
    ("i morgen", "2026-11-25T09:00"),
    ("imorgen", "2026-11-25T09:00"),
    ("i morgen tidlig", "2026-11-25T09:00"),
    ("i morgen eftermiddag", "2026-11-25T15:00"),
    ("i morgen aften kl 20", "2026-11-25T20:00"),
    ("12.00 i morgen", "2026-11-25T12:00"),
    ("i overmorgen kl 7.15", "2026-11-26T07:15"),
    ("i aften", "2026-11-24T19:00"),
    ("i eftermiddag kl 4", "2026-11-24T16:00"),
    ("senere i dag", "2026-11-24T19:00"),
    ("kl. 18.", "2026-11-24T18:00"),
    ("kl. 1830", "2026-11-24T18:30"),
    ("kl. 9", "2026-11-25T09:00"),
    ("halv syv", "2026-11-25T06:30"),
    ("kvart over 6 om aftenen", "2026-11-24T18:15"),
    ("næste uge", "2026-11-30T09:00"),
    ("naeste maaned", "2026-12-01T09:00"),
    ("den 5. i næste måned", "2026-12-05T09:00"),
    ("uge 50", "2026-12-07T09:00"),
    ("i weekenden", "2026-11-28T09:00"),
    ("næste weekend", "2026-12-05T09:00"),
    ("efter weekenden", "2026-11-30T09:00"),
    ("slutningen af måneden", "2026-11-30T09:00"),
    ("første mandag i december", "2026-12-07T09:00"),
    ("sidste fredag i måneden", "2026-11-27T09:00"),
    ("den 1.", "2026-12-01T09:00"),
    ("den 31.", "2026-12-31T09:00"),
    ("den første december", "2026-12-01T09:00"),
    ("d. 15. december", "2026-12-15T09:00"),
    ("15/12", "2026-12-15T09:00"),
    ("15.12", "2026-12-15T09:00"),
    ("15.12.2026", "2026-12-15T09:00"),
    ("15. dec. 2026 kl. 8.15", "2026-12-15T08:15"),
    ("29. februar", "2028-02-29T09:00"),
    ("til jul", "2026-12-24T09:00"),
    ("efter jul", "2026-12-27T09:00"),
    ("når jul er overstået", "2026-12-27T09:00"),
    ("mellem jul og nytår", "2026-12-27T09:00"),
    ("næste jul", "2027-12-24T09:00"),
    ("nytår", "2027-01-01T09:00"),
    ("til sommer", "2027-06-01T09:00"),
    ("efter sommerferien", "2027-08-15T09:00"),
    ("efter påske", "2027-03-30T09:00"),
    ("efter Black Friday", "2026-11-28T09:00"),
    ("dagen efter black friday", "2026-11-28T09:00"),
    ("mind mig om det på torsdag", "2026-11-26T09:00"),
    ("spørg mig igen om en uge, tak!", "2026-12-01T10:15"),
    ("ikke før fredag", "2026-11-27T09:00"),
    ("næste år", "2027-01-01T09:00"),
    ("næste dag", "2026-11-25T09:00"),
    ("slutningen af ugen", "2026-11-27T09:00"),
    ("om en uge, d. 1. december", "2026-12-01T09:00"),
    ("OM 3 DAGE", "2026-11-27T10:15"),
]

ENGLISH = [
    ("in 2 weeks", "2026-12-08T10:15"),
    ("2 weeks", "2026-12-08T10:15"),
    ("2w", "2026-12-08T10:15"),
    ("a fortnight", "2026-12-08T10:15"),
    ("in three days", "2026-11-27T10:15"),
    ("ask me in 3 days please", "2026-11-27T10:15"),
    ("in a few days", "2026-11-27T10:15"),
    ("a couple of days", "2026-11-26T10:15"),
    ("for 3 days", "2026-11-27T10:15"),
    ("10 days from now", "2026-12-04T10:15"),
    ("in a week's time", "2026-12-01T10:15"),
    ("about a month from now", "2026-12-24T10:15"),
    ("one year", "2027-11-24T10:15"),
    ("half a year", "2027-05-24T10:15"),
    ("a day and a half", "2026-11-25T22:15"),
    ("1.5 hours", "2026-11-24T11:45"),
    ("wait 48 hrs", "2026-11-26T10:15"),
    ("in an hour and a half", "2026-11-24T11:45"),
    ("friday", "2026-11-27T09:00"),
    ("friday 6pm", "2026-11-27T18:00"),
    ("friday 18:00", "2026-11-27T18:00"),
    ("on friday at 6:30 p.m.", "2026-11-27T18:30"),
    ("friday midnight", "2026-11-28T00:00"),
    ("fri", "2026-11-27T09:00"),
    ("this friday", "2026-11-27T09:00"),
    ("friday this week", "2026-11-27T09:00"),
    ("next friday", "2026-12-04T09:00"),
    ("next week friday", "2026-12-04T09:00"),
    ("a week from friday", "2026-12-04T09:00"),
    ("wait until friday", "2026-11-27T09:00"),
    ("not before friday", "2026-11-27T09:00"),
    ("after friday", "2026-11-28T09:00"),
    ("ask me again on friday when the kids are at football", "2026-11-27T09:00"),
    ("wensday", "2026-11-25T09:00"),
    ("tuesday", "2026-12-01T09:00"),
    ("tuesday lunchtime", "2026-11-24T12:00"),
    ("sunday at 8 in the evening", "2026-11-29T20:00"),
    ("first thing monday", "2026-11-30T09:00"),
    ("saturday 28", "2026-11-28T09:00"),
    ("friday december 4", "2026-12-04T09:00"),
    ("tomorrow", "2026-11-25T09:00"),
    ("tomorrow morning", "2026-11-25T09:00"),
    ("tomorrow at 9", "2026-11-25T09:00"),
    ("tomorow evenng", "2026-11-25T19:00"),
    ("tomorrow night at 11", "2026-11-25T23:00"),
    ("quarter to 8 tomorrow", "2026-11-25T07:45"),
    ("8 o'clock tomorrow", "2026-11-25T08:00"),
    ("the day after tomorrow", "2026-11-26T09:00"),
    ("two weeks from tomorrow", "2026-12-09T09:00"),
    ("tonight", "2026-11-24T19:00"),
    ("tonight at 8", "2026-11-24T20:00"),
    ("this afternoon at 3", "2026-11-24T15:00"),
    ("later today", "2026-11-24T19:00"),
    ("in the morning", "2026-11-25T09:00"),
    ("5 pm", "2026-11-24T17:00"),
    ("six pm", "2026-11-24T18:00"),
    ("half six", "2026-11-25T06:30"),
    ("in the next hour", "2026-11-24T11:15"),
    ("end of the year", "2026-12-31T09:00"),
    ("at half past six", "2026-11-25T06:30"),
    ("next week", "2026-11-30T09:00"),
    ("next month", "2026-12-01T09:00"),
    ("end of next month", "2026-12-31T09:00"),
    ("early january", "2027-01-01T09:00"),
    ("this weekend", "2026-11-28T09:00"),
    ("next weekend", "2026-12-05T09:00"),
    ("first monday in december", "2026-12-07T09:00"),
    ("last friday of the month", "2026-11-27T09:00"),
    ("on the 1st", "2026-12-01T09:00"),
    ("Dec 15", "2026-12-15T09:00"),
    ("15 December at noon", "2026-12-15T12:00"),
    ("december 15th, 2026 at 5 pm", "2026-12-15T17:00"),
    ("12/25/2026", "2026-12-25T09:00"),
    ("2026-12-15 09:00", "2026-12-15T09:00"),
    ("2026-12-15T09:30", "2026-12-15T09:30"),
    ("march", "2027-03-01T09:00"),
    ("at Christmas", "2026-12-25T09:00"),
    ("after Christmas", "2026-12-27T09:00"),
    ("a week after Christmas", "2027-01-01T09:00"),
    ("after New Year", "2027-01-02T09:00"),
    ("next summer", "2027-06-01T09:00"),
    ("when Black Friday is over", "2026-11-28T09:00"),
    ("cyber monday", "2026-11-30T09:00"),
    ("Remind me, please: in 2 weeks!!! 🛒", "2026-12-08T10:15"),
]

DOUBTS = [
    ("31. februar", WhenDoubt.UNCLEAR),
    ("kl. 25", WhenDoubt.UNCLEAR),
    ("friday 25:00", WhenDoubt.UNCLEAR),
    ("kl. 18:75", WhenDoubt.UNCLEAR),
    ("den 45.", WhenDoubt.UNCLEAR),
    ("the 31st of june", WhenDoubt.UNCLEAR),
    ("2026-13-45", WhenDoubt.UNCLEAR),
    ("uge 60", WhenDoubt.UNCLEAR),
    ("mandag d. 11. december", WhenDoubt.UNCLEAR),
    ("i morgen tidlig kl. 20", WhenDoubt.UNCLEAR),
    ("om 2 timer kl. 18", WhenDoubt.UNCLEAR),
    ("mandag eller tirsdag", WhenDoubt.UNCLEAR),
    ("monday and tuesday", WhenDoubt.UNCLEAR),
    ("15. december 16. december fredag", WhenDoubt.UNCLEAR),
    ("om en uge, d. 2. december", WhenDoubt.UNCLEAR),
    ("fredag om 2 timer", WhenDoubt.UNCLEAR),
    ("kl. 8 og kl. 9", WhenDoubt.UNCLEAR),
    ("end of the hour", WhenDoubt.UNCLEAR),
    ("den 2. i ugen", WhenDoubt.UNCLEAR),
    ("fifth friday in february", WhenDoubt.UNCLEAR),
    ("18.30 timer", WhenDoubt.UNCLEAR),
    ("den 1,5", WhenDoubt.UNCLEAR),
    ("dage 5", WhenDoubt.UNCLEAR),
    ("every friday", WhenDoubt.UNCLEAR),
    ("ikke på fredag", WhenDoubt.UNCLEAR),
    ("før fredag", WhenDoubt.UNCLEAR),
    ("2 weeks is too long", WhenDoubt.UNCLEAR),
    ("om 3-4 dage", WhenDoubt.UNCLEAR),
    ("-3 dage", WhenDoubt.UNCLEAR),
    ("om 3 dage for 500 kr", WhenDoubt.UNCLEAR),
    ("30m", WhenDoubt.UNCLEAR),
    ("monday week", WhenDoubt.UNCLEAR),
    ("i november", WhenDoubt.UNCLEAR),
    ("I sat on a chair", WhenDoubt.UNCLEAR),
    ("om lidt", WhenDoubt.UNCLEAR),
    ("someday", WhenDoubt.UNCLEAR),
    ("next time", WhenDoubt.UNCLEAR),
    ("3", WhenDoubt.UNCLEAR),
    ("ja tak", WhenDoubt.UNCLEAR),
    ("", WhenDoubt.UNCLEAR),
    ("friday " * 100, WhenDoubt.UNCLEAR),
    ("i går", WhenDoubt.PAST),
    ("last friday", WhenDoubt.PAST),
    ("i mandags", WhenDoubt.PAST),
    ("for 3 dage siden", WhenDoubt.PAST),
    ("sidste uge", WhenDoubt.PAST),
    ("today at 9", WhenDoubt.PAST),
    ("15.12.2025", WhenDoubt.PAST),
    ("in half an hour", WhenDoubt.TOO_SOON),
    ("om 59 minutter", WhenDoubt.TOO_SOON),
    ("kl. 11", WhenDoubt.TOO_SOON),
    ("nu", WhenDoubt.TOO_SOON),
    ("in 25 months", WhenDoubt.TOO_FAR),
    ("1. januar 2030", WhenDoubt.TOO_FAR),
    ("om 99999999999999999999 dage", WhenDoubt.TOO_FAR),
    ("31.12.9999 kl. 24", WhenDoubt.TOO_FAR),
    ("om 999999 uger", WhenDoubt.TOO_FAR),
    ("om 999999 år", WhenDoubt.TOO_FAR),
    ("efter løn", WhenDoubt.PAYDAY),
    ("på lønningsdag", WhenDoubt.PAYDAY),
    ("after payday", WhenDoubt.PAYDAY),
    ("when I get paid", WhenDoubt.PAYDAY),
]

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


@pytest.mark.parametrize(("phrase", "due"), DANISH)
def test_a_danish_phrase_names_a_time(phrase: str, due: str) -> None:
    assert read_when(phrase, now=NOW) == When(minutes(due))


@pytest.mark.parametrize(("phrase", "due"), ENGLISH)
def test_an_english_phrase_names_a_time(phrase: str, due: str) -> None:
    assert read_when(phrase, now=NOW) == When(minutes(due))


@pytest.mark.parametrize(("phrase", "doubt"), DOUBTS)
def test_the_bot_asks_back(phrase: str, doubt: WhenDoubt) -> None:
    read = read_when(phrase, now=NOW)
    assert (read.doubt, read.ask) == (doubt, True)


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


WORDS = [phrase for table in (DANISH, ENGLISH) for phrase, _ in table] + [phrase for phrase, _ in DOUBTS]
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

"""The summary of a month or a year: in words, as a picture, and by itself on the first."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from bot.domain import figures
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.month import Month, Span, Year
from bot.domain.notices import Notice
from bot.domain.summary import Pauses
from bot.terminal.chats import ChatMessage
from storage.tables import Reminder
from tests.support.talk import Talk, data, labels, only

NOVEMBER = Month(2026, 11)
OCTOBER = Month(2026, 10)
COUNTED = ("skipped", "slept", "bought")


async def skipped(talk: Talk, wish: int = 0, *, confirmed: bool = False) -> None:
    """Skip a wish, and confirm it."""
    await talk.tempted(talk.wishes[wish])
    await talk.taps("skip")
    if confirmed:
        await talk.forges(f"confirm:{talk.newest.id}")


def named(talk: Talk, span: Span) -> str:
    """A month or a year as they write it."""
    return figures.span(span, talk.language)


def heading(talk: Talk, span: Span) -> str:
    return talk.text("summary-heading", span=named(talk, span))


async def summary(talk: Talk, month: str = "") -> ChatMessage:
    return only(await talk.says(f"/summary {month}"))


async def test_a_month_with_nothing_in_it_says_something_kind(talk: Talk) -> None:
    await talk.says("/start")
    said = await summary(talk)
    assert said.photo is None
    assert heading(talk, NOVEMBER) in said.html
    assert talk.text("summary-empty", span=named(talk, NOVEMBER)) in said.html


async def test_the_month_shows_pending_and_confirmed_apart(talk: Talk) -> None:
    await skipped(talk, 0, confirmed=True)
    await skipped(talk, 1)
    said = (await summary(talk)).html.split("\n")
    assert said[:3] == [
        heading(talk, NOVEMBER),
        talk.text("summary-confirmed", amount=talk.wishes[0].price),
        talk.text("summary-pending", amount=talk.wishes[1].price),
    ]
    assert talk.text("summary-confirm-hint") in said


async def test_the_month_counts_what_was_decided(talk: Talk) -> None:
    await skipped(talk, 0)
    await talk.tempted(talk.wishes[1])
    await talk.taps("sleep")
    await talk.forges(f"buy:{talk.newest.id}")
    await talk.tempted(talk.wishes[2])
    await talk.taps("buy")
    counts = {"skipped": 1, "slept": 1, "bought": 2}
    said = {name: talk.voice.plain(f"summary-counts-{name}", count=count) for name, count in counts.items()}
    assert talk.text("summary-counts", **said) in (await summary(talk)).html


async def test_the_picture_is_a_real_png_that_fits_a_phone(talk: Talk) -> None:
    await skipped(talk, confirmed=True)
    picture = (await summary(talk)).photo
    assert picture is not None
    assert picture.content.startswith(b"\x89PNG\r\n\x1a\n")
    image = Image.open(io.BytesIO(picture.content))
    image.load()
    assert image.format == "PNG"
    assert min(image.size) >= 600
    assert len(image.convert("L").getcolors() or ()) > 8, "something is drawn on it"


@pytest.mark.parametrize("named", ["{month}", "10", "2026-10", "10/2026", "{last}"])
async def test_a_month_by_its_name(told: Talk, named: str) -> None:
    told.scene.clock.moment = datetime(2026, 10, 5, 12, tzinfo=UTC)
    await skipped(told, confirmed=True)
    told.scene.clock.moment = datetime(2026, 11, 24, 12, tzinfo=UTC)
    words = {"month": told.pick("oktober", "October"), "last": told.pick("sidste måned", "last month")}
    said = await summary(told, named.format(**words))
    assert heading(told, OCTOBER) in said.html
    assert told.text("summary-confirmed", amount=told.wish.price) in said.html


async def test_the_month_before_is_compared_with(told: Talk) -> None:
    told.scene.clock.moment = datetime(2026, 10, 5, 12, tzinfo=UTC)
    await skipped(told, 0, confirmed=True)
    told.scene.clock.moment = datetime(2026, 11, 24, 12, tzinfo=UTC)
    await skipped(told, 1)
    nothing = Money(0, told.wish.price.currency)
    assert told.text("summary-before", confirmed=told.wish.price, pending=nothing) in (await summary(told)).html


@pytest.mark.parametrize("named", ["blah", "13", "2026-13", "<b>", "🙂", "oktober september", "0"])
async def test_a_month_that_is_none(told: Talk, named: str) -> None:
    await told.says("/start")
    assert (await summary(told, named)).html == told.text("summary-which-month")


async def test_currencies_stand_apart(talk: Talk) -> None:
    await skipped(talk, confirmed=True)
    await tent(talk)
    said = (await summary(talk)).html
    assert talk.text("summary-confirmed", amount=talk.wish.price) in said
    assert talk.text("summary-pending", amount=Money(10_000, "USD")) in said


async def test_the_goals_progress(talk: Talk) -> None:
    await talk.says("/start")
    await talk.says(talk.pick("/goal 5000 kr til Rom", "/goal 500 euro for Rome"))
    await skipped(talk, 0, confirmed=True)
    await skipped(talk, 1)
    confirmed, pending = (wish.price for wish in talk.wishes[:2])
    target = Money(500_000 if talk.language is Language.DANISH else 50_000, confirmed.currency)
    percent = 100 * confirmed.minor // target.minor
    shown = {"goal": talk.pick("Rom", "Rome"), "saved": confirmed, "target": target, "pending": pending}
    said = talk.text("summary-goal-pending", percent=percent, **shown)
    assert said in (await summary(talk)).html


async def tent(talk: Talk) -> None:
    """Skip something in another currency."""
    await talk.says("tent 100 USD")
    await talk.taps("skip")


async def roubles(talk: Talk) -> None:
    """Skip something in a currency that the bank gives no rate for any more."""
    home = talk.shopper.currency
    await talk.forges("currency:0:RUB")
    await talk.says(talk.pick("lampe 100", "lamp 100"))
    await talk.taps("skip")
    await talk.forges(f"currency:0:{home}")


def about(talk: Talk, name: str, danish: str, english: str, pending: str = "") -> str:
    """The line of what it all comes to, with its amounts as they are written."""
    day = talk.pick("30. oktober 2026", "30 October 2026")
    return talk.text(name, confirmed=talk.pick(danish, english), pending=pending, date=day)


async def test_several_currencies_come_to_one_sum_marked_about(told: Talk) -> None:
    """A hundred dollars are 668.95 kroner or 89.51 euros by the rates of 30 October 2026."""
    await skipped(told, confirmed=True)
    await tent(told)
    pending = told.pick("669 kr.", "€89.51")
    line = about(told, "summary-about-pending", "899 kr.", "€89", pending)
    assert line in (await summary(told)).html.split("\n")
    assert told.pick("omkring 899 kr.", "about €89 ") in line
    await told.forges(f"confirm:{told.newest.id}")
    assert about(told, "summary-about", "1.568 kr.", "€179") in (await summary(told)).html.split("\n")
    await roubles(told)
    without = told.text("summary-about-without", currencies="RUB")
    assert (await summary(told)).html.count(without) == 1


async def test_where_nothing_can_be_converted_no_sum_is_told(told: Talk) -> None:
    await skipped(told)
    await roubles(told)
    said = (await summary(told)).html
    assert told.text("summary-pending", amount=Money(10_000, "RUB")) in said
    assert told.pick("Centralbank", "Central Bank") not in said


@pytest.mark.parametrize("wanted", ["2026", "{this}", "{last}"])
async def test_a_year_has_its_own_page(told: Talk, wanted: str) -> None:
    told.scene.clock.moment = datetime(2026, 2, 5, 12, tzinfo=UTC)
    await skipped(told, 0, confirmed=True)
    told.scene.clock.moment = datetime(2026, 11, 24, 12, tzinfo=UTC)
    await skipped(told, 1)
    if wanted == "{last}":
        told.scene.clock.moment = datetime(2027, 1, 2, 12, tzinfo=UTC)
    words = {"this": told.pick("i år", "this year"), "last": told.pick("sidste år", "last year")}
    said = await summary(told, wanted.format(**words))
    assert said.photo is not None
    assert said.html.split("\n")[:3] == [
        heading(told, Year(2026)),
        told.text("summary-confirmed", amount=told.wishes[0].price),
        told.text("summary-pending", amount=told.wishes[1].price),
    ]
    counts = {name: told.voice.plain(f"summary-counts-{name}", count=2 * (name == "skipped")) for name in COUNTED}
    assert told.text("summary-counts", **counts) in said.html


@pytest.mark.parametrize("wanted", ["2027", "{december} 2026", "2026-12", "{next}"])
async def test_what_has_not_begun_is_told_in_one_line(told: Talk, wanted: str) -> None:
    await told.says("/start")
    words = {"december": told.pick("december", "December"), "next": told.pick("næste måned", "next month")}
    said = await summary(told, wanted.format(**words))
    span = "2027" if wanted == "2027" else named(told, Month(2026, 12))
    assert said.html == told.text("summary-to-come", span=span)


async def test_what_is_over_and_empty_promises_nothing_more(told: Talk) -> None:
    await told.says("/start")
    assert told.text("summary-empty-over", span="2020") in (await summary(told, "2020")).html


async def test_the_year_before_is_compared_with(told: Talk) -> None:
    await skipped(told, 0, confirmed=True)
    told.scene.clock.moment = datetime(2027, 3, 5, 12, tzinfo=UTC)
    await skipped(told, 1)
    nothing = Money(0, told.wish.price.currency)
    before = told.text("summary-before-year", confirmed=told.wish.price, pending=nothing)
    assert before in (await summary(told, "2027")).html


async def test_it_names_when_temptations_come(told: Talk) -> None:
    """Three of four on a Sunday evening, where the shopper is; so late that no question comes in between."""
    told.scene.clock.moment = datetime(2026, 11, 3, 12, tzinfo=UTC)
    await skipped(told)
    cluster = {"weekday": told.pick("søndag", "Sunday"), "from": 20, "to": 24}
    for day in (8, 15, 22):
        assert told.text("summary-cluster", **cluster) not in (await summary(told)).html
        told.scene.clock.moment = datetime(2026, 11, day, 22, 30, tzinfo=UTC)
        await told.says(f"model{day}x 40 euro")
    said = (await summary(told)).html
    assert told.text("summary-cluster", **cluster) in said
    assert (
        told.pick(
            "Det frister oftest om søndagen mellem kl. 20 og 24.",
            "Temptations come most often on Sundays between 20:00 and 24:00.",
        )
        in said
    )


async def test_it_tells_what_was_still_wanted_when_pauses_ended(told: Talk) -> None:
    told.scene.clock.moment = datetime(2026, 11, 2, 9, 15, tzinfo=UTC)
    for answer, ended, wanted, let_go in (("drop", 1, 0, 1), ("keep", 2, 1, 1), ("buy", 3, 2, 1)):
        await told.tempted()
        await told.taps("sleep")
        told.scene.clock.turn(days=3)
        await told.due()
        await told.forges(f"{answer}:{told.newest.id}")
        assert pauses_told(told, ended, wanted, let_go) in (await summary(told)).html
        told.scene.clock.turn(days=2)


def pauses_told(talk: Talk, ended: int, wanted: int, let_go: int) -> str:
    alike = Pauses(ended, wanted, let_go).alike
    name = f"summary-pauses-{alike}" if alike else "summary-pauses"
    return talk.text(name, ended=ended, wanted=wanted, let_go=let_go)


PAUSES = {
    (1, 0, 1): ("Én pause sluttede, og du lod tingen ligge.", "One pause ended, and you let it be."),
    (1, 1, 0): (
        "Én pause sluttede, og du ville stadig have tingen.",
        "One pause ended, and you still wanted the thing.",
    ),
    (1, 0, 0): ("Én pause sluttede, uden at du valgte noget.", "One pause ended without a choice."),
    (2, 2, 0): (
        "To pauser sluttede, og du ville stadig have begge ting.",
        "Two pauses ended, and you still wanted both things.",
    ),
    (4, 0, 4): (
        "4 pauser sluttede, og du lod alle tingene ligge.",
        "4 pauses ended, and you let all of the things be.",
    ),
    (5, 1, 3): (
        "5 pauser sluttede: Én af tingene ville du stadig have, og 3 lod du ligge.",
        "5 pauses ended: you still wanted one of the things, and let 3 be.",
    ),
    (2, 0, 1): (
        "To pauser sluttede: Ingen af tingene ville du stadig have, og én lod du ligge.",
        "Two pauses ended: you still wanted none of the things, and let one be.",
    ),
}


@pytest.mark.parametrize(("ended", "wanted", "let_go"), PAUSES)
async def test_pauses_are_counted_in_words(told: Talk, ended: int, wanted: int, let_go: int) -> None:
    assert pauses_told(told, ended, wanted, let_go) == told.pick(*PAUSES[ended, wanted, let_go])


async def asked_and_answered(talk: Talk, button: str) -> str:
    """The first summary with something in it, and the answer to its question."""
    await skipped(talk, confirmed=True)
    assert labels(await summary(talk)) == talk.labels("monthly-yes", "monthly-no")
    return await talk.tap(button)


def turn(talk: Talk) -> timedelta:
    """How long after ten it comes: each shopper has their own minute in the next six hours."""
    return timedelta(minutes=(talk.shopper.id or 0) % 360)


def first(talk: Talk, month: int = 12) -> datetime:
    """When it comes on the first; UTC."""
    ten = 9 if talk.language is Language.DANISH else 10
    return datetime(2026 + month // 13, (month - 1) % 12 + 1, 1, ten, tzinfo=UTC) + turn(talk)


def to_come(talk: Talk) -> list[datetime]:
    """When the summary is promised for."""
    return [row.due_at for row in talk.rows(Reminder) if (row.kind, row.state) == (Notice.MONTH, "pending")]


async def by_itself(talk: Talk) -> list[ChatMessage]:
    """The summaries among what comes due now."""
    return [message for message in await talk.due() if message.photo]


async def test_whether_it_shall_come_by_itself_is_asked_once(talk: Talk) -> None:
    await talk.says("/start")
    empty = await summary(talk)
    assert not labels(empty), "there is nothing to send yet"
    said = await asked_and_answered(talk, "monthly-no")
    assert said == talk.text("monthly-off")
    assert not labels(talk.messages[-2]), "the question is answered"
    assert not labels(await summary(talk))
    assert talk.text("monthly-ask") not in (await summary(talk, "2026")).html
    assert talk.shopper.monthly is False
    assert to_come(talk) == []


async def test_a_question_left_alone_is_a_no(told: Talk) -> None:
    await skipped(told)
    asked = await summary(told)
    assert asked.html.endswith("\n\n" + told.text("monthly-ask"))
    assert told.text("monthly-ask") not in (await summary(told)).html
    told.scene.clock.moment = first(told)
    assert not await by_itself(told)
    wall = datetime(2027, 1, 1, 10, 0) + turn(told)  # noqa: DTZ001 - wall time
    assert await told.tap("monthly-yes", on=asked) == told.text("monthly-on", when=wall), "a late yes counts"


async def test_the_month_comes_on_the_first_after_ten_and_so_does_the_next(talk: Talk) -> None:
    promised = await asked_and_answered(talk, "monthly-yes")
    wall = datetime(2026, 12, 1, 10, 0) + turn(talk)  # noqa: DTZ001 - wall time
    assert promised == talk.text("monthly-on", when=wall)
    assert to_come(talk) == [first(talk)]
    talk.scene.clock.moment = first(talk) - timedelta(minutes=1)
    assert not await by_itself(talk)
    talk.scene.clock.moment = first(talk)
    said = only(await by_itself(talk))
    assert said.photo is not None
    assert said.html.split("\n")[:2] == [
        heading(talk, NOVEMBER),
        talk.text("summary-confirmed", amount=talk.wish.price),
    ]
    assert not labels(said)
    assert to_come(talk) == [first(talk, 13)]
    await skipped(talk, 1)
    talk.scene.clock.moment = first(talk, 13)
    assert heading(talk, Month(2026, 12)) in only(await by_itself(talk)).html
    assert to_come(talk) == [first(talk, 14)]


async def test_nothing_comes_of_an_empty_month_but_the_next_does(told: Talk) -> None:
    await asked_and_answered(told, "monthly-yes")
    told.scene.clock.moment = first(told)
    await told.due()
    told.scene.clock.moment = first(told, 13)
    assert not await by_itself(told)
    assert to_come(told) == [first(told, 14)]
    await skipped(told, 1)
    told.scene.clock.moment = first(told, 14)
    assert heading(told, Month(2027, 1)) in only(await by_itself(told)).html


async def test_a_late_one_tells_of_the_month_that_has_just_passed(told: Talk) -> None:
    await asked_and_answered(told, "monthly-yes")
    told.scene.clock.moment = first(told) + timedelta(days=9)
    assert heading(told, NOVEMBER) in only(await by_itself(told)).html
    assert to_come(told) == [first(told, 13)]


async def test_after_the_tenth_it_is_dropped_and_the_next_one_comes(told: Talk) -> None:
    await asked_and_answered(told, "monthly-yes")
    told.scene.clock.moment = first(told) + timedelta(days=10)
    assert not await by_itself(told)
    assert [row.state for row in told.rows(Reminder) if row.kind == Notice.MONTH] == ["dropped", "pending"]
    assert to_come(told) == [first(told, 13)]


async def test_the_quiet_hours_are_kept(told: Talk) -> None:
    await told.says("/start")
    await told.says("/settings")
    await told.taps("quiet")
    await told.forges("quiet:2", told.shown.message_id)
    await asked_and_answered(told, "monthly-yes")
    told.scene.clock.moment = first(told) + timedelta(hours=13, minutes=30) - turn(told)
    assert not await by_itself(told), "half past eleven in the evening"
    told.scene.clock.moment = first(told) + timedelta(hours=23)
    assert heading(told, NOVEMBER) in only(await by_itself(told)).html


async def test_another_time_zone_keeps_the_hour(told: Talk) -> None:
    await asked_and_answered(told, "monthly-yes")
    await told.forges("timezone:0:Asia/Tokyo")
    assert to_come(told) == [datetime(2026, 12, 1, 1, 0, tzinfo=UTC) + turn(told)]


async def test_stop_holds_for_it(told: Talk) -> None:
    await asked_and_answered(told, "monthly-yes")
    await told.says("/stop")
    told.scene.clock.moment = first(told)
    assert not await by_itself(told)


async def test_it_is_switched_in_the_settings(told: Talk) -> None:
    await told.says("/start")
    await told.says("/settings")
    off, on = told.text("settings-monthly-off"), told.text("settings-monthly-on")
    assert off in told.shown.html
    assert not await told.taps("monthly"), "the message changes in its place"
    assert on in told.shown.html
    assert to_come(told) == [first(told)]
    assert "monthly:0:switch" in data(told.shown)
    await told.taps("monthly")
    assert off in told.shown.html
    assert to_come(told) == []
    await skipped(told)
    assert not labels(await summary(told)), "who has chosen is not asked"


@pytest.mark.parametrize("forged", ["monthly:0:maybe", "monthly:0", "monthly:7:"])
async def test_a_made_up_answer_changes_nothing(told: Talk, forged: str) -> None:
    await told.says("/start")
    await told.forges(forged)
    assert told.shopper.monthly is None
    assert to_come(told) == []

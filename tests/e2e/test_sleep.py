"""Sleeping on it: how long, why, how much, and what cools."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from bot.domain.cooling import Pause
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.notices import Notice
from storage.tables import Reminder, Temptation
from tests.support.talk import Talk, data, labels, only

NOW = datetime(2026, 11, 24, 9, 15)  # noqa: DTZ001  wall time in UTC, where the English shopper is
PAUSES = (Pause.THREE_DAYS, Pause.WEEK, Pause.MONTH)
STEPS = {
    Language.DANISH: [Money.of(Decimal(step), "DKK") for step in (500, 2_000, 10_000)],
    Language.ENGLISH: [Money.of(Decimal(step), "EUR") for step in (70, 250, 1_300)],
}
"""The prices that make a pause of each length."""


def here(talk: Talk) -> datetime:
    """The shopper's own clock at the beginning of a scene."""
    return NOW + timedelta(hours=1) if talk.pick("da", "en") == "da" else NOW


def walls(talk: Talk) -> list[str]:
    """The wall times of what is still to come."""
    return [reminder.wall_time for reminder in pauses(talk) if reminder.state == "pending"]


def pauses(talk: Talk) -> list[Reminder]:
    """The reminders of the ends of pauses, whatever became of them."""
    return [reminder for reminder in talk.rows(Reminder) if reminder.kind == Notice.PAUSE]


@pytest.mark.parametrize("wish", range(3))
async def test_one_tap_sets_a_pause_that_is_longer_for_dearer_things(talk: Talk, wish: int) -> None:
    await talk.tempted(talk.wishes[wish])
    said = only(await talk.taps("sleep"))
    wall = here(talk) + PAUSES[wish].length
    because = talk.voice.plain("because-over", step=STEPS[talk.language][wish], days=PAUSES[wish].length.days)
    assert said.html == talk.text("slept", product=talk.wishes[wish].product, when=wall, because=because)
    assert labels(said) == talk.labels("1d", "3d", "7d", "30d", "own", "leave-out")
    assert walls(talk) == [wall.isoformat(timespec="minutes")]
    assert talk.newest.state == "cooling"
    assert talk.newest.slept_at == talk.scene.clock()


async def test_without_a_price_the_pause_is_a_day(talk: Talk) -> None:
    await talk.says(talk.wish.product)
    await talk.taps("no-price")
    said = only(await talk.taps("sleep"))
    assert talk.text("because-no-price") in said.html
    assert walls(talk) == [(here(talk) + timedelta(days=1)).isoformat(timespec="minutes")]


@pytest.mark.parametrize("pause", list(Pause))
async def test_another_pause_takes_the_place_of_the_first(talk: Talk, pause: Pause) -> None:
    await talk.tempted()
    await talk.taps("sleep")
    wall = here(talk) + pause.length
    assert await talk.tap(pause) == talk.text("slept-changed", product=talk.wish.product, when=wall)
    assert walls(talk) == [wall.isoformat(timespec="minutes")]
    assert talk.shopper.awaiting == "why", "the question still stands"


WORDS = (
    ("på fredag kl. 18", "friday 18:00", "2026-11-27T18:00"),
    ("om 2 uger", "in 2 weeks", "2026-12-08T09:15"),
    ("i morgen kl. 9", "tomorrow at 9", "2026-11-25T09:00"),
    ("1. december kl. 9", "1 December 2026 at 9", "2026-12-01T09:00"),
    ("juleaften", "christmas eve", "2026-12-24T09:00"),
)


@pytest.mark.parametrize(("danish", "english", "wall"), WORDS)
async def test_a_time_in_ones_own_words(told: Talk, danish: str, english: str, wall: str) -> None:
    await told.tempted()
    await told.taps("sleep")
    assert await told.tap("own") == told.text("ask-when", product=told.wish.product)
    expected = wall.replace("09:15", told.pick("10:15", "09:15"))
    said = told.text("slept-changed", product=told.wish.product, when=datetime.fromisoformat(expected))
    answer = only(await told.says(told.pick(danish, english)))
    assert answer.html == said
    assert labels(answer) == told.labels("1d", "3d", "7d", "30d", "own"), "it can be changed in one tap"
    assert walls(told) == [expected]
    assert told.shopper.awaiting is None


DOUBTS = (
    ("unclear", "når jeg får tid", "when I have time"),
    ("too-soon", "om 5 minutter", "in 5 minutes"),
    ("too-far-date", "om 5 år", "in 5 years"),
    ("too-far", "om 5000000 år", "in 5000000 years"),
)


@pytest.mark.parametrize(("doubt", "danish", "english"), DOUBTS)
async def test_a_time_not_understood_is_asked_again(told: Talk, doubt: str, danish: str, english: str) -> None:
    await told.tempted()
    await told.taps("sleep")
    before = walls(told)
    await told.taps("own")
    before_date, _, _ = told.text(f"when-{doubt}", proposal="\0").partition("\0")
    assert (await told.answer(told.pick(danish, english))).startswith(before_date)
    assert walls(told) == before, "the pause stands"
    await told.says(told.pick("om 3 uger", "in 3 weeks"))
    assert walls(told) != before, "the second try is taken"


async def test_a_time_that_has_been_is_named(talk: Talk) -> None:
    await talk.tempted()
    await talk.taps("sleep")
    await talk.taps("own")
    before, _, after = talk.text("when-past", proposal="\0").partition("\0")
    said = await talk.answer(talk.pick("i går", "yesterday"))
    assert said.startswith(before)
    assert said.endswith(after)
    assert talk.pick("23. november", "23 November") in said


async def test_why_and_how_much_are_kept(talk: Talk) -> None:
    await talk.tempted()
    await talk.taps("sleep")
    asked = only(await talk.says(talk.pick("den er  på\ntilbud", "it is  on\nsale")))
    assert asked.html == talk.text("ask-want")
    assert labels(asked) == [*map(str, range(1, 11)), *talk.labels("leave-out")]
    said = only(await talk.scene.presses("7", talk.who))
    assert said.html == talk.text("want-noted", want=7)
    assert (talk.newest.reason, talk.newest.want) == (talk.pick("den er på tilbud", "it is on sale"), 7)
    assert talk.shopper.awaiting is None


@pytest.mark.parametrize(
    ("written", "want"), [("8", 8), (" 10 ", 10), ("1/10", 1), ("8 ud af 10", 8), ("9 out of 10!", 9)]
)
async def test_how_much_can_be_written_too(told: Talk, written: str, want: int) -> None:
    await told.tempted()
    await told.taps("sleep")
    await told.says(told.pick("den er flot", "it is pretty"))
    assert await told.answer(written) == told.text("want-noted", want=want)
    assert told.newest.want == want


@pytest.mark.parametrize("written", ["0", "11", "meget", "lots", "🙂"])
async def test_what_is_no_number_from_one_to_ten_is_not_taken_for_one(told: Talk, written: str) -> None:
    await told.tempted()
    await told.taps("sleep")
    await told.says(told.pick("den er flot", "it is pretty"))
    assert len(await told.says(written)) == 1
    assert told.rows(Temptation)[0].want is None


async def test_both_can_be_left_out(talk: Talk) -> None:
    await talk.tempted()
    slept = only(await talk.taps("sleep"))
    assert await talk.tap("leave-out", on=slept) == talk.text("ask-want")
    assert await talk.tap("leave-out") == talk.text("want-left-out")
    assert (talk.newest.reason, talk.newest.want) == (None, None)
    assert talk.shopper.awaiting is None
    assert walls(talk), "the pause stands all the same"


async def test_a_long_reason_is_cut(told: Talk) -> None:
    await told.tempted()
    await told.taps("sleep")
    await told.says(told.pick("fordi ", "because ") + "så " * 400)
    assert len(told.newest.reason or "") == 300


@pytest.mark.parametrize("want", ["w0", "w11", "w-1", "w99", "wx", "w", "w٣"])
async def test_a_made_up_number_is_not_kept(told: Talk, want: str) -> None:
    await told.tempted()
    await told.taps("sleep")
    await told.forges(f"sleep:{told.newest.id}:{want}")
    assert told.newest.want is None


async def test_sleeping_twice_changes_nothing(talk: Talk) -> None:
    await talk.tempted()
    nudge = talk.shown
    await talk.taps("sleep")
    again = only(await talk.forges(data(nudge)[1], nudge.message_id))
    assert again.html == talk.text("already-cooling", product=talk.wish.product)
    assert len(pauses(talk)) == 1


async def test_what_is_decided_cannot_be_slept_on(talk: Talk) -> None:
    await talk.tempted()
    nudge = talk.shown
    await talk.taps("skip")
    again = only(await talk.forges(data(nudge)[1], nudge.message_id))
    assert again.html == talk.text("already-skipped", product=talk.wish.product)
    assert not pauses(talk)


async def test_a_pause_that_would_end_in_the_quiet_hours_ends_after_them(talk: Talk) -> None:
    await talk.tempted()
    await talk.taps("sleep")
    await talk.taps("own")
    said = await talk.answer(talk.pick("på fredag kl. 23", "friday 23:00"))
    assert said.endswith(talk.text("slept-quiet"))
    assert walls(talk) == ["2026-11-28T08:00"]


REMIND = (
    ("/remind 3 dage", "/remind 3 days", "2026-11-27T09:15"),
    ("/remind fredag kl. 18", "/remind friday 18:00", "2026-11-27T18:00"),
)


@pytest.mark.parametrize(("danish", "english", "wall"), REMIND)
async def test_remind_acts_on_the_newest_thing(talk: Talk, danish: str, english: str, wall: str) -> None:
    await talk.tempted(talk.wishes[1])
    newest = await talk.tempted()
    expected = wall.replace("09:15", talk.pick("10:15", "09:15"))
    said = talk.text("slept-changed", product=talk.wish.product, when=datetime.fromisoformat(expected))
    assert await talk.answer(talk.pick(danish, english)) == said
    assert [reminder.temptation_id for reminder in pauses(talk)] == [newest.id]
    assert walls(talk) == [expected]
    assert [kept.state for kept in talk.rows(Temptation)] == ["open", "cooling"]


async def test_remind_moves_a_pause_that_is_set(talk: Talk) -> None:
    await talk.tempted()
    await talk.taps("sleep")
    await talk.says("/remind 30 dage")
    assert [reminder.state for reminder in pauses(talk)] == ["cancelled", "pending"]


async def test_remind_says_what_it_lacks(talk: Talk) -> None:
    assert talk.text("remind-nothing") in (await talk.says("/remind 3 dage"))[-1].html
    await talk.tempted()
    assert await talk.answer("/remind") == talk.text("remind-how")
    nudge = talk.shown
    assert await talk.answer("/remind blah") == talk.text("when-unclear")
    await talk.taps("buy", on=nudge)
    assert await talk.answer("/remind 3 dage") == talk.text("remind-decided", product=talk.wish.product)
    assert not pauses(talk)


async def test_waiting_lists_what_cools_with_a_way_to_change_each(talk: Talk) -> None:
    await talk.says("/start")
    assert await talk.answer("/waiting") == talk.text("waiting-none")
    for wish in talk.wishes[:2]:
        await talk.tempted(wish)
        await talk.taps("sleep")
    listed = only(await talk.says("/waiting"))
    first, second = talk.rows(Temptation)
    assert listed.html.startswith(talk.text("waiting-heading", count=2))
    for number, (wish, pause) in enumerate(zip(talk.wishes, PAUSES, strict=False), start=1):
        line = talk.text("waiting-item", number=number, product=wish.product, when=here(talk) + pause.length)
        assert (line in listed.html) == (number <= 2)
    assert data(listed)[:3] == [f"again:{first.id}:ask", f"keep:{first.id}:end", f"drop:{first.id}"]
    assert data(listed)[3:] == [f"again:{second.id}:ask", f"keep:{second.id}:end", f"drop:{second.id}"]


async def test_a_pause_can_be_changed_from_the_list(talk: Talk) -> None:
    await talk.tempted()
    await talk.taps("sleep")
    await talk.says("/waiting")
    asked = only(await talk.taps("change", 1))
    assert asked.html == talk.text("ask-change", product=talk.wish.product)
    assert labels(asked) == talk.labels("1d", "3d", "7d", "30d", "own")
    await talk.taps("30d")
    assert walls(talk) == [(here(talk) + timedelta(days=30)).isoformat(timespec="minutes")]


async def test_a_pause_can_be_ended_from_the_list(talk: Talk) -> None:
    await talk.tempted()
    await talk.taps("sleep")
    await talk.says("/waiting")
    await talk.taps("end", 1)
    assert talk.newest.state == "open"
    assert not walls(talk)
    assert await talk.answer("/waiting") == talk.text("waiting-none")


async def test_a_thing_can_be_let_go_from_the_list(talk: Talk) -> None:
    await talk.tempted()
    await talk.taps("sleep")
    await talk.says("/waiting")
    await talk.taps("drop", 1)
    assert talk.newest.state == "skipped"
    assert not walls(talk)
    assert [entry for entry, *_ in talk.ledger] == ["pending"]


async def test_something_new_with_a_price_is_no_answer(talk: Talk) -> None:
    await talk.tempted()
    await talk.taps("sleep")
    wish = talk.wishes[1]
    nudge = await talk.answer(wish.text)
    assert nudge.startswith(talk.text("nudge-heading-price", product=wish.product, price=wish.price))
    first, second = talk.rows(Temptation)
    assert (first.state, first.reason, second.state) == ("cooling", None, "open")
    assert talk.shopper.awaiting is None


async def test_a_command_in_between_is_no_answer(talk: Talk) -> None:
    await talk.tempted()
    await talk.taps("sleep")
    for command in ("/waiting", "/summary", "/history", "/goal", "/help", "/privacy"):
        await talk.says(command)
    assert talk.newest.reason is None


@pytest.mark.parametrize(
    "said", [("insulin 200 kr", "insulin 20 euro"), ("gave til min mor 300 kr", "a gift for my mother 30 euro")]
)
async def test_what_is_needed_or_a_gift_is_no_answer_either(told: Talk, said: tuple[str, str]) -> None:
    await told.tempted()
    await told.taps("sleep")
    assert not only(await told.says(told.pick(*said))).buttons
    assert told.newest.reason is None


async def test_distress_while_a_reason_is_awaited_is_heard_and_not_kept(talk: Talk) -> None:
    await talk.tempted()
    await talk.taps("sleep")
    said = await talk.answer(talk.pick("jeg kan ikke stoppe med at shoppe", "I can't stop shopping"))
    assert talk.pick("70 201 201", "116 123") in said
    assert talk.newest.reason is None
    assert talk.shopper.awaiting is None


async def test_a_question_is_not_open_for_ever(talk: Talk) -> None:
    await talk.tempted()
    await talk.taps("sleep")
    talk.scene.clock.turn(hours=13)
    await talk.says(talk.pick("en rigtig flot lampe", "a really nice lamp"))
    assert talk.rows(Temptation)[0].reason is None


async def test_a_time_alone_moves_the_pause_and_leaves_what_is_asked_open(told: Talk) -> None:
    await told.tempted()
    await told.taps("sleep")
    said = await told.answer(told.pick("på fredag kl 18", "on friday at 18:00"))
    friday, monday = datetime(2026, 11, 27, 18), datetime(2026, 11, 30, 9)  # noqa: DTZ001  wall times
    assert said == told.text("slept-changed", product=told.wish.product, when=friday)
    assert told.newest.reason is None
    assert told.shopper.awaiting == "why"
    reason = told.pick("jeg skal bruge den på fredag", "my guests come on friday")
    assert await told.answer(reason) == told.text("ask-want")
    assert told.newest.reason == reason, "a sentence with a day in it is a reason"
    said = await told.answer(told.pick("på mandag", "on monday"))
    assert said == told.text("slept-changed", product=told.wish.product, when=monday)
    assert await told.answer(told.pick("en 7'er", "a seven")) == told.text("want-noted", want=7)
    assert (await told.answer(told.pick("efter løn", "after payday"))).startswith(told.text("ask-payday-once")[:30])
    assert len(told.rows(Temptation)) == 1


async def test_the_question_when_to_ask_again_is_answered_in_words(told: Talk) -> None:
    await told.tempted()
    await told.taps("sleep")
    for words in (told.pick("i morgen kl 9", "tomorrow at 9"), told.pick("sneakers", "sneakers")):
        await told.says("/waiting")
        await told.taps("change", 1)
        await told.says(words)
        assert walls(told) == ["2026-11-25T09:00"]
    assert told.newest.product == "sneakers", "a kind of thing is no time"

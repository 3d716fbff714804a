"""Paydays, summer time, travel, and where in the world the shopper is."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.language import Language
from bot.terminal.chats import ChatMessage
from storage.database import Database
from storage.tables import Reminder
from tests.support.scene import Clock, scene
from tests.support.talk import Talk, data, labels, only

ATHENS = {"latitude": 37.9838, "longitude": 23.7275}
NEW_YORK = {"latitude": 40.7128, "longitude": -74.006}


def walls(talk: Talk) -> list[str]:
    """The wall times of what is still to come."""
    return [reminder.wall_time for reminder in talk.rows(Reminder) if reminder.state == "pending"]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def shares(talk: Talk, kind: str = "location", **extra: Any) -> list[ChatMessage]:
    """The shopper shares where they are; returns what the bot answers."""
    talk.scene.api.send_media(talk.who, kind, **extra)
    return await talk.scene.answers(talk.who)


async def test_payday_is_asked_once_and_answers_what_was_waiting(talk: Talk) -> None:
    await talk.tempted()
    await talk.taps("sleep")
    await talk.taps("own")
    asked = only(await talk.says(talk.pick("efter løn", "after payday")))
    assert asked.html == talk.text("ask-payday-once")
    assert labels(asked) == talk.labels("payday-first", "payday-middle", "payday-last", "payday-leave")
    noted, changed = await talk.says(talk.pick("den 25.", "the 25th"))
    day = talk.voice.plain("payday-name", day=25)
    assert noted.html == talk.text("payday-noted", day=day)
    when = datetime.fromisoformat("2026-11-26T09:00")
    assert changed.html == talk.text("slept-changed", product=talk.wish.product, when=when)
    assert walls(talk) == ["2026-11-26T09:00"]
    assert (talk.shopper.payday, talk.shopper.awaiting) == (25, None)
    await talk.says(talk.pick("/remind på lønningsdag kl. 18", "/remind on payday at 18:00"))
    assert walls(talk) == ["2026-11-25T18:00"], "it is not asked again"
    assert talk.text("settings-payday", day=day) in await talk.answer("/settings")


async def test_payday_by_a_button_from_remind(told: Talk) -> None:
    await told.tempted()
    await told.says(told.pick("/remind efter lønningsdag", "/remind after payday"))
    noted, changed = await told.taps("payday-last")
    assert noted.html == told.text("payday-noted", day=told.voice.plain("payday-name", day=31))
    assert walls(told) == ["2026-12-01T09:00"]
    assert labels(changed) == told.labels("1d", "3d", "7d", "30d", "own")


async def test_the_question_for_payday_can_be_left_and_never_loops(told: Talk) -> None:
    await told.tempted()
    await told.says(told.pick("/remind efter løn", "/remind after payday"))
    assert await told.answer("32") == told.text("payday-unknown")
    assert await told.tap("payday-leave") == told.text("payday-left")
    assert (told.shopper.payday, told.shopper.awaiting, walls(told)) == (None, None, [])
    await told.says(told.pick("/remind efter løn", "/remind after payday"))
    await told.says(told.pick("på fredag kl. 18", "friday at 18:00"))
    assert walls(told) == ["2026-11-27T18:00"], "a date does instead"
    await told.says(told.pick("/remind efter løn", "/remind after payday"))
    assert told.pick("Hvad koster", "what does it cost") in await told.answer(told.pick("en lampe", "a lamp"))


async def test_payday_in_the_settings(told: Talk) -> None:
    await told.says("/start")
    await told.says("/settings")
    await told.taps("payday")
    assert data(told.shown) == ["payday:0:1", "payday:0:15", "payday:0:31", "payday:0:forget", "set:0:back"]
    await told.answer(told.pick("sidste bankdag", "last working day"))
    assert told.shopper.payday == 31
    await told.says("/settings")
    await told.taps("payday")
    await told.taps("payday-forget")
    assert told.shopper.payday is None
    assert told.text("settings-no-payday") in told.shown.html
    await told.forges("payday:0:99")
    await told.forges("payday:0:x")
    assert told.shopper.payday is None


@pytest.mark.parametrize(
    ("danish", "english", "offered"),
    [
        ("i dag kl. 8", "today at 8", "2026-11-25T08:00"),
        ("om et kvarter", "in 15 minutes", "2026-11-25T{}:30"),
        ("i fredags", "last friday", "2026-11-27T09:00"),
    ],
)
async def test_a_time_near_one_that_cannot_be_taken_is_one_tap_away(
    told: Talk, danish: str, english: str, offered: str
) -> None:
    await told.tempted()
    await told.says(f"/remind {told.pick(danish, english)}")
    wall = offered.format(told.pick("10", "09"))
    first = told.shown.all_buttons[0]
    said = only(await told.scene.presses(first.text, told.who)).html
    assert said == told.text("slept-changed", product=told.wish.product, when=datetime.fromisoformat(wall))
    assert walls(told) == [wall]
    assert told.shopper.awaiting is None
    told.scene.clock.turn(days=9)
    assert await told.forges(first.data or "") != []
    assert walls(told) == [wall], "an old offer has passed"


async def test_what_is_not_understood_twice_is_left_alone(told: Talk) -> None:
    await told.tempted()
    await told.taps("sleep")
    await told.taps("own")
    assert await told.answer(told.pick("når jeg har tid", "when I have time")) == told.text("when-unclear")
    left = told.text("when-unclear-again", product=told.wish.product)
    assert await told.answer(told.pick("når jeg gider", "when I feel like it")) == left
    assert told.shopper.awaiting is None


@pytest.mark.parametrize(
    ("now", "asked", "due_at"),
    [
        ("2026-10-23T08:00", "d. 26. oktober kl. 9", "2026-10-26T08:00"),  # clocks go back on the 25th
        ("2027-03-26T08:00", "d. 29. marts kl. 9", "2027-03-29T07:00"),  # and forward on the 28th
        ("2026-12-01T08:00", "d. 1. juli kl. 9", "2027-07-01T07:00"),
    ],
)
async def test_the_hour_stays_over_a_change_of_clocks(sqlite: Database, now: str, asked: str, due_at: str) -> None:
    clock = Clock(moment(now))
    async with scene(sqlite, clock=clock) as opened:
        anna = Talk(opened, Language.DANISH)
        await anna.tempted()
        await anna.says(f"/remind {asked}")
        clock.moment = moment(due_at)
        clock.turn(minutes=-1)
        assert not await anna.due()
        clock.turn(minutes=1)
        assert anna.wish.product in only(await anna.due()).html
        await anna.says("/settings")
        assert anna.pick("09.00", "09:00") in anna.shown.html


async def test_a_location_takes_the_hours_along(talk: Talk) -> None:
    await talk.tempted()
    await talk.says(talk.pick("/remind i morgen kl. 9", "/remind tomorrow at 9"))
    said = only(await shares(talk, location=NEW_YORK)).html
    zone = talk.text("timezone-set", timezone="America/New_York", now=talk.pick("04.15", "04:15"))
    assert said == f"{zone}\n{talk.text('timezone-moved', count=1)}"
    assert talk.shopper.timezone == "America/New_York"
    assert walls(talk) == ["2026-11-25T09:00"]
    talk.scene.clock.moment = moment("2026-11-25T13:59")
    assert not await talk.due()
    talk.scene.clock.turn(minutes=1)
    assert talk.wish.product in only(await talk.due()).html


async def test_a_location_leaves_an_open_question_open(told: Talk) -> None:
    await told.tempted()
    await told.taps("sleep")
    venue = {"location": ATHENS, "title": "Shop", "address": "Ermou 1"}
    assert "Europe/Athens" in only(await shares(told, "venue", venue=venue)).html
    await told.says(told.pick("den er flot", "it is pretty"))
    assert told.newest.reason
    await told.taps("own", on=told.messages[-3])
    await told.says("New York")
    assert told.shopper.timezone == "Europe/Athens", "the open question is when, not where"


async def test_a_location_answers_the_question_for_it(told: Talk) -> None:
    await told.says("/start")
    await told.says("/settings")
    await told.taps("timezone")
    await told.taps("other-timezone")
    said = only(await shares(told, location=ATHENS)).html
    assert said == told.text("timezone-set", timezone="Europe/Athens", now=told.pick("11.15", "11:15"))
    assert told.shopper.awaiting is None


async def test_a_place_off_the_map_changes_nothing(told: Talk) -> None:
    await told.says("/start")
    before = told.shopper.timezone
    nowhere = only(await shares(told, location={"latitude": 999.0, "longitude": 999.0})).html
    assert nowhere == told.text("timezone-nowhere")
    assert told.shopper.timezone == before

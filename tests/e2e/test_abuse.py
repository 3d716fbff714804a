"""Who writes too fast, who forges, and who comes with a crowd: one friendly line, and nothing is kept or changed."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import SQLModel

from bot.domain.language import Language
from bot.telegram.routes import ADMIN_COMMANDS, VERBS
from bot.telegram.visit import LARGEST_ID
from bot.telegram.voice import Voice
from storage.database import Database
from storage.tables import Contribution, Inbox, OpinionReport, Shopper, Temptation
from tests.support.scene import OPERATOR, Scene, scene
from tests.support.talk import PERSONAL, Talk, only

DISTRESS = {"da": "jeg kan ikke stoppe med at shoppe", "en": "I can't stop shopping"}


@pytest.fixture
async def talk(database: Database, language: Language) -> AsyncIterator[Talk]:
    """A bot that serves two at once and lets two new people in a minute."""
    async with scene(
        database,
        paced=True,
        omtanke_messages_at_once="2",
        omtanke_seconds_between_messages="3",
        omtanke_new_shoppers_a_minute="2",
    ) as opened:
        yield Talk(opened, language)


async def test_who_writes_too_fast_is_told_once_and_then_served_again(talk: Talk) -> None:
    await talk.says("/help")
    await talk.tempted()
    before = personal(talk)
    assert await talk.answer(talk.wishes[1].text) == talk.text("turned-away-paced")
    for _ in range(3):
        assert await talk.says(talk.wishes[1].text) == []
        assert await talk.taps("skip") == []
    assert personal(talk) == before
    assert {row.state for row in talk.rows(Inbox)} == {"done"}
    talk.scene.clock.turn(seconds=3)
    assert (await talk.says(talk.wishes[1].text))[-1].buttons


def personal(talk: Talk) -> list[dict[str, Any]]:
    return [row.model_dump() for table in PERSONAL for row in talk.rows(table)]


async def test_ways_out_and_distress_are_always_answered(talk: Talk) -> None:
    for _ in range(6):
        await talk.says("/help")
    assert (await talk.answer(DISTRESS[talk.language])).startswith(heard(talk))
    assert await talk.answer("/start") == talk.text("start")
    assert (await talk.says("/delete"))[0].buttons
    assert await talk.taps("delete")
    assert talk.rows(Shopper) == []


async def test_a_crowd_of_new_people_is_asked_to_come_back(talk: Talk) -> None:
    crowd = range(5_000, 5_030)
    for who in crowd:
        talk.scene.api.person(who, first_name="Kim", language_code=talk.language)
        talk.scene.api.send(who, talk.wish.text)
    await talk.scene.settle()
    said = sorted((talk.scene.api.messages[who] for who in crowd), key=len)
    assert [len(each) for each in said] == [0] * 10 + [1] * 18 + [2] * 2
    assert only(said[10]).html == talk.text("turned-away-crowded")
    assert len(talk.rows(Shopper)) == len(talk.rows(Temptation)) == 2
    assert {row.state for row in talk.rows(Inbox)} == {"done"}
    talk.scene.clock.turn(minutes=1)
    talk.scene.api.person(6_000, first_name="Kim", language_code=talk.language)
    assert len(await talk.scene.says(talk.wish.text, 6_000)) == 2


async def test_a_new_person_in_distress_is_answered_in_a_crowd(talk: Talk) -> None:
    for who in range(5_000, 5_004):
        talk.scene.api.person(who, first_name="Kim", language_code=talk.language)
        await talk.scene.says("/help", who)
    assert (await talk.says(DISTRESS[talk.language]))[-1].html.startswith(heard(talk))


def heard(talk: Talk) -> str:
    """The first line of the answer to distress."""
    return talk.text("distress", lines="").split("\n")[0]


@pytest.mark.parametrize("command", ADMIN_COMMANDS)
async def test_admin_commands_are_unknown_to_anybody_else(told: Talk, command: str) -> None:
    for who in (told.who, OPERATOR):
        await told.scene.says("/start", who)
    told.scene.seen[told.who] = len(told.messages)
    assert await told.answer(f"/{command}") == told.text("other-command")
    assert only(await told.scene.says(f"/{command}", OPERATOR)).html != Voice(Language.ENGLISH).text("other-command")


STEPS = st.sampled_from(
    ["", "own", "3d", "yes", "no", "5.EUR", "SEK", "quiet", "da", "1", "10", "publish", "next", "decline.advert", "0"]
) | st.text(max_size=20)
NUMBERS = st.integers(0, 40) | st.sampled_from([LARGEST_ID, LARGEST_ID + 1, 10**17])
FORGED = st.tuples(st.sampled_from(sorted(VERBS)), NUMBERS, STEPS)
OTHERS: tuple[type[SQLModel], ...] = (*PERSONAL, Contribution, OpinionReport)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(FORGED, min_size=10, max_size=30))
async def test_a_stranger_s_taps_change_no_row_of_anybody_else(
    sqlite: Database, taps: list[tuple[str, int, str]]
) -> None:
    async with scene(sqlite) as s:
        await settle_in(s)
        before = rows_of_others(s)
        for verb, number, step in taps:
            data = f"{verb}:{number}:{step}".encode()[:64].decode(errors="ignore")
            s.api.press(STRANGER, 999_999, data, forged=True)
        await s.settle()
        assert rows_of_others(s) == before
        assert {row.state for row in s.rows(Inbox)} == {"done"}


STRANGER = 6_666


async def settle_in(s: Scene) -> None:
    """Anna has a little of everything, with the first ids there are; the stranger has nothing."""
    s.api.person(STRANGER, first_name="Mallory", language_code="en")
    for said in ("airfryer 899 kr", "/goal 5000 kr til Rom", "lampe 400 kr", "sofa 4.000 kr", "Spotify 119 kr/md"):
        await s.says(said)
    await s.presses("Sov på det")
    await s.forges(f"skip:{s.rows(Temptation)[0].id}")
    await s.forges(f"buy:{s.rows(Temptation)[1].id}")
    await s.says("/start", STRANGER)


def rows_of_others(s: Scene) -> list[dict[str, Any]]:
    """What is kept, but for what is the stranger's own."""
    (stranger,) = (row.id for row in s.rows(Shopper) if row.telegram_id == STRANGER)
    rows = [row.model_dump() for table in OTHERS for row in s.rows(table)]
    return [row for row in rows if row.get("telegram_id") != STRANGER and row.get("shopper_id") != stranger]

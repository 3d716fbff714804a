"""A server with models: asked about things nobody knows, after a yes, and never in the way."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.domain.considered import from_json
from bot.domain.language import Language
from storage.database import Database
from storage.library import GENERAL
from storage.tables import Temptation
from tests.support.meanings import Meanings, meanings
from tests.support.scene import Scene, scene
from tests.support.talk import Talk

UNKNOWN = {Language.DANISH: "en zwirbel til 899 kr", Language.ENGLISH: "a zwirbel for 89 euro"}
MEANS = "air fryers, airfryere, air fryer, airfryer, air-fryer"


@pytest.fixture
async def server() -> AsyncIterator[Meanings]:
    async with meanings() as told:
        told.means["zwirbel"] = MEANS
        yield told


@pytest.fixture
async def talk(database: Database, language: Language, server: Meanings) -> AsyncIterator[Talk]:
    async with scene(database, openai_base_url=server.url, omtanke_embeddings_model="m") as opened:
        yield Talk(opened, language)


def host(server: Meanings) -> str:
    return server.url.removeprefix("http://").removesuffix("/v1")


def categories(opened: Scene) -> list[str]:
    return [row.category for row in opened.rows(Temptation)]


def again(talk: Talk, number: int) -> str:
    """A message about another thing that nobody knows."""
    return UNKNOWN[talk.language].replace("zwirbel", f"zwirbel {number}")


async def test_a_yes_lets_the_model_place_what_nobody_knows(talk: Talk, server: Meanings) -> None:
    server.means["zwirbel 2"] = MEANS
    _, _, question = await talk.says(UNKNOWN[talk.language])
    assert question.html == talk.text("ask-consent-places", provider=host(server))
    assert server.asked == []

    assert await talk.taps("consent-yes")
    (_nudge,) = await talk.says(again(talk, 2))
    assert categories(talk.scene) == [GENERAL, "airfryers"]
    assert server.asked[-1] == ["zwirbel 2"], "the thing's name, and nothing else of the shopper's"
    assert from_json(talk.newest.considered).by_meaning
    why = await talk.tap("why")
    assert talk.text("why-category-by-meaning", category=talk.pick("airfryere", "air fryers")) in why


async def test_a_no_is_heard_and_not_asked_again(talk: Talk, server: Meanings) -> None:
    await talk.says(UNKNOWN[talk.language])
    assert await talk.tap("consent-no") == talk.text("consent-refused", provider=host(server))
    (_nudge,) = await talk.says(again(talk, 2))
    assert categories(talk.scene) == [GENERAL, GENERAL]
    assert server.asked == []


async def test_known_things_ask_nobody(talk: Talk, server: Meanings) -> None:
    introduction, nudge = await talk.says(talk.wish.text)
    assert introduction.html == talk.text("introduction")
    assert nudge.all_buttons
    assert server.asked == []


async def test_the_settings_and_the_privacy_page_tell_and_switch(talk: Talk, server: Meanings) -> None:
    provider = host(server)
    await talk.says("/settings")
    assert talk.text("settings-consent-off", provider=provider) in talk.shown.html
    assert talk.text("privacy-provider-off", provider=provider) in await talk.answer("/privacy")
    await talk.taps("consent")
    shown = talk.shown
    assert talk.text("settings-consent-on", provider=provider) in shown.html
    assert talk.text("privacy-provider-places", provider=provider) in await talk.answer("/privacy")
    assert talk.shopper.provider_allowed
    await talk.taps("consent", on=shown)
    assert not talk.shopper.provider_allowed


async def test_another_provider_is_another_question(talk: Talk, server: Meanings, database: Database) -> None:
    await talk.says(UNKNOWN[talk.language])
    old = talk.shown
    await talk.taps("consent-yes")
    async with meanings() as other:
        moved = scene(database, api=talk.scene.api, openai_base_url=other.url, omtanke_embeddings_model="m")
        talk.scene.polling.cancel()
        async with moved as opened:
            later = Talk(opened, talk.language)
            _, question = await later.says(again(later, 3))
            assert host(other) in question.html
            assert other.asked == server.asked == []
            await later.forges("consent:0:yes", old.message_id)
            assert later.shopper.provider == host(other)


async def test_without_a_provider_an_old_button_sends_nothing(sqlite: Database) -> None:
    async with scene(sqlite) as opened:
        talk = Talk(opened, Language.ENGLISH)
        await talk.says("/start")
        (reply,) = [m for m in await talk.forges("consent:0:yes") if m.text]
        assert reply.html == talk.text("consent-nobody")
        assert not talk.shopper.provider_allowed


async def test_something_newer_ends_the_waiting(talk: Talk, server: Meanings) -> None:
    await talk.says(UNKNOWN[talk.language])
    await talk.taps("consent-yes")
    server.hold = asyncio.Event()
    talk.scene.api.send(talk.who, again(talk, 2))
    while not server.asked:
        await asyncio.sleep(0.001)
    assert ("sendChatAction", "typing") in [(m, p.get("action")) for m, p in talk.scene.api.calls]
    _general, known = await talk.says(talk.wish.text)
    assert categories(talk.scene) == [GENERAL, GENERAL, "airfryers"]
    assert known.all_buttons


async def test_a_server_that_fails_is_not_noticed(talk: Talk, server: Meanings) -> None:
    await talk.says(UNKNOWN[talk.language])
    await talk.taps("consent-yes")
    server.status = 500
    (nudge,) = await talk.says(again(talk, 2))
    assert nudge.all_buttons
    assert categories(talk.scene) == [GENERAL, GENERAL]


async def test_the_yes_may_be_taken_back_where_it_is_told_of(talk: Talk, server: Meanings) -> None:
    await talk.says(UNKNOWN[talk.language])
    await talk.taps("consent-yes")
    told = (await talk.says("/privacy"))[0]
    assert [b.text for b in told.all_buttons] == talk.labels("consent-end")
    assert await talk.tap("consent-end", on=told) == talk.text("consent-refused", provider=host(server))
    assert not talk.shopper.provider_allowed
    assert not (await talk.says("/privacy"))[0].all_buttons

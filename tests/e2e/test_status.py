"""/status and the figures that are looked up, beside a bot at work."""

import asyncio

import pytest

from bot.domain.language import Language
from bot.telegram.voice import Voice
from storage.database import Database
from tests.support.ports import free_port
from tests.support.scene import ANNA, BO, OPERATOR, scene
from tests.support.talk import only
from tests.unit.test_metrics import samples


@pytest.mark.parametrize("language", Language)
async def test_an_operator_is_told_what_waits(database: Database, language: Language) -> None:
    voice = Voice(language)
    async with scene(database) as s:
        s.api.person(OPERATOR, first_name="Cleo", language_code=language)
        await s.says("/start", OPERATOR)
        calm = only(await s.says("/status", OPERATOR)).html
        assert calm.splitlines()[2:] == [voice.text("status-answered"), voice.text("status-none-due")]
        await s.says("airfryer 899 kr")
        s.api.send(ANNA, "x", entities="x")
        await s.presses("Sov på det")
        s.api.block(ANNA)
        await s.settle()
        s.clock.turn(days=3, hours=5)
        told = only(await s.says("/status", OPERATOR)).html
        assert voice.text("status-put-aside", count=1) in told
        assert told.startswith(voice.text("status"))


async def test_to_anybody_else_there_is_no_such_command(database: Database) -> None:
    async with scene(database) as s:
        for who, language in ((ANNA, Language.DANISH), (BO, Language.ENGLISH)):
            await s.says("/start", who)
            assert only(await s.says("/status", who)).html == Voice(language).text("other-command")


async def test_what_waits_is_looked_up_for_the_metrics(database: Database) -> None:
    async with scene(database) as s:
        s.api.send(ANNA, "x", entities="x")
        await s.settle()
    site = f"127.0.0.1:{free_port()}"
    async with scene(database, clock=s.clock, api=s.api, webhook_listen=site) as again:
        async with asyncio.timeout(10):
            while not samples(again.omtanke.metrics)["omtanke_updates_put_aside", ()]:
                await asyncio.sleep(0.005)

"""What a running bot tells of itself: counts, and one line an update, with nothing in them that anybody wrote."""

import json
import re
from collections.abc import AsyncIterator

import pytest

from bot.telegram.logs import Form
from storage.database import Database
from storage.tables import Shopper
from tests.support.log_stream import written_log
from tests.support.model_server import ModelServer, failing, model_server
from tests.support.scene import ANNA, BO, Scene, scene
from tests.unit.test_metrics import samples

WORDS = ("airfryer", "899", "Rom", "5000", "pistacie", "keder", "Anna")
"""Of what is written below, and who wrote it; none of them is a word of the log's own."""


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    async with model_server() as opened:
        yield opened


async def converse(s: Scene) -> None:
    """A little of everything, with an update that cannot be read and one that fails."""
    for said in ("airfryer 899 kr", "/goal 5000 kr til Rom", "/plan Hvis jeg keder mig, så pistacie", "/pistacie 899"):
        await s.says(said)
    await s.presses("Spring over", message=next(m for m in s.api.messages[ANNA] if m.buttons))
    await s.forges("pistacie:899:Rom")
    s.api.send(ANNA, "pistacie 899 kr", entities="airfryer")
    s.api.send_media(ANNA, "photo", caption="pistacie 899 kr")
    s.api.send_media(ANNA, "location")
    s.api.block(ANNA)
    s.api.unblock(ANNA)
    await s.says("/history")
    await s.says("/delete")


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
async def test_nothing_that_was_written_stands_in_the_log(sqlite: Database, form: Form, level: str) -> None:
    with written_log(level, form=form) as stream:
        async with scene(sqlite) as s:
            await converse(s)
    told = stream.getvalue()
    assert "bot.telegram.journal" in told
    for word in (*WORDS, s.api.token, str(ANNA)):
        assert not re.search(rf"(?<![\w.-]){word}(?![\w-])", told), word


async def test_each_update_has_one_line(database: Database) -> None:
    with written_log("INFO", form="json") as stream:
        async with scene(database) as s:
            await converse(s)
            await s.says("lamp 40 euro", BO)
    lines = [line for line in map(json.loads, stream.getvalue().splitlines()) if line["update"] is not None]
    assert [line["update"] for line in lines] == sorted({line["update"] for line in lines})
    assert [line["handler"] for line in lines] == [
        *("message", "/goal", "/plan", "/?", "tap", "tap", "none", "picture", "location", "none", "none"),
        *("/history", "/delete", "message"),
    ]
    assert [line["outcome"] for line in lines].count("unreadable") == 1
    assert {line["lane"] for line in lines[:-1]} == {lines[0]["lane"]} != {lines[-1]["lane"]}
    assert lines[0]["replies"] == 2
    assert all(line["ms"] > 0 for line in lines)


async def test_updates_sendings_and_reminders_are_counted(database: Database) -> None:
    async with scene(database) as s:
        await s.says("airfryer 899 kr")
        await s.presses("Sov på det")
        s.clock.turn(days=3, hours=1)
        await s.due()
        s.api.send(ANNA, "x", entities="x")
        await s.settle()
        found = samples(s.omtanke.metrics)
    assert found["omtanke_updates_total", ("answered",)] == 2
    assert found["omtanke_updates_total", ("unreadable",)] == 1
    assert found["omtanke_update_seconds_count", ()] == 3
    assert found["omtanke_nudges_total", ("templates",)] == 1
    assert found["omtanke_sends_total", ("sent",)] >= 5
    assert found["omtanke_reminder_lateness_seconds_count", ()] == 1
    assert found["omtanke_database_seconds_count", ()] > 5
    assert found["omtanke_lanes_waiting", ()] == 0


async def test_models_and_what_stands_in_for_them_are_counted(sqlite: Database, server: ModelServer) -> None:
    server.then(failing(500))
    async with scene(sqlite, openai_base_url=server.url, openai_model="m", openai_api_key="k") as s:
        await s.says("airfryer 899 kr")
        await s.presses("Ja, det er fint")
        await s.says("lampe 400 kr")
        found = samples(s.omtanke.metrics)
    assert found["omtanke_model_calls_total", ("server",)] == 1
    assert found["omtanke_nudges_total", ("fallback",)] == 1
    assert found["omtanke_nudges_total", ("templates",)] == 1


async def test_who_is_turned_away_is_counted(sqlite: Database) -> None:
    async with scene(sqlite, paced=True, omtanke_messages_at_once="1", omtanke_new_shoppers_a_minute="1") as s:
        await s.says("airfryer 899 kr")
        await s.says("airfryer 899 kr")
        await s.says("lamp 40 euro", BO)
        found = samples(s.omtanke.metrics)
        assert len(s.rows(Shopper)) == 1
    assert found["omtanke_updates_total", ("paced",)] == found["omtanke_updates_total", ("crowded",)] == 1

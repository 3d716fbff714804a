"""A language model behind the nudges: after a yes, in time, within the budget, and with nothing made up."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.domain.considered import from_json
from bot.domain.language import Language
from storage.database import Database
from storage.tables import ModelUse, Temptation
from tests.support.model_server import ModelServer, Step, completion, failing, model_server, returning, saying, silent
from tests.support.occasions import QUESTIONS, REFLECTIONS
from tests.support.scene import OPERATOR, scene
from tests.support.talk import Talk, only


def thoughtful(language: Language, **other: Any) -> Step:
    """Chooses the first of the given ids, and phrases the rest as in the examples."""

    async def step(server: ModelServer, request: Any) -> Any:
        given = json.loads(server.asked[-1]["messages"][1]["content"])
        told = {
            "kind": "reflection",
            "opinion": given["opinions"][0]["id"],
            "alternatives": [given["alternatives"][0]["id"]],
            "reflection": REFLECTIONS[language],
            "question": QUESTIONS[language],
            "product": None,
            "purchase": "want",
            **other,
        }
        return await saying(told)(server, request)

    return step


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    async with model_server() as opened:
        yield opened


@pytest.fixture
async def talk(database: Database, language: Language, server: ModelServer) -> AsyncIterator[Talk]:
    server.then(thoughtful(language))
    async with scene(
        database, openai_base_url=server.url, openai_model="m", openai_api_key="k", omtanke_model_calls="3"
    ) as opened:
        yield Talk(opened, language)


async def agreed(talk: Talk) -> None:
    """They have had their first nudge, and said yes to the model."""
    await talk.says(talk.wishes[1].text)
    await talk.taps("consent-yes")


async def test_nothing_is_sent_before_the_yes(talk: Talk, server: ModelServer) -> None:
    _, nudge, question = await talk.says(talk.wish.text)
    assert nudge.all_buttons
    assert question.html == talk.text("ask-consent-phrases", provider=server.host)
    assert server.asked == []
    await talk.taps("consent-no")
    (_nudge,) = await talk.says(talk.wishes[1].text)
    assert server.asked == []


async def test_a_nudge_of_the_model_with_what_is_stored(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    nudge = only(await talk.says(talk.wish.text))
    assert REFLECTIONS[talk.language] in nudge.text
    assert QUESTIONS[talk.language] in nudge.text
    assert len(nudge.text) <= 600
    given = json.loads(server.asked[-1]["messages"][1]["content"])["opinions"][0]["text"]
    assert talk.newest.opinion_id
    assert given in nudge.text
    assert from_json(talk.newest.considered).prompt.startswith("nudge-")
    assert "nudge-" in await talk.tap("why")


async def test_what_is_sent_is_the_thing_and_not_the_shopper(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    await talk.says(talk.pick("/goal 5000 kr til Rom", "/goal 500 euro for Rome"))
    await talk.says(talk.wish.text)
    sent = json.dumps(server.asked, ensure_ascii=False)
    assert talk.pick("Rom", "Rome") in sent
    for secret in (str(talk.who), "Anna", 'Bo"', str(talk.shopper.chat_id), talk.wishes[1].product):
        assert secret not in sent


async def test_the_budget_of_a_day_is_kept_and_is_no_refusal(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    for number in range(5):
        nudge = only(await talk.says(f"{talk.pick('lampe', 'lamp')} {number + 200} euro"))
        assert nudge.all_buttons
    assert len(server.asked) == 3
    (use,) = talk.rows(ModelUse)
    assert (use.calls, use.tokens) == (3, 3 * 350)
    talk.scene.clock.turn(days=1)
    await talk.says(talk.wish.text)
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    "step",
    [
        failing(401),
        failing(429),
        failing(500),
        returning("x"),
        returning(completion(None, refusal="no")),
        saying("I am happy to help!"),
        saying({"kind": "reflection"}),
    ],
)
async def test_whatever_the_server_does_the_templates_answer(talk: Talk, server: ModelServer, step: Step) -> None:
    await agreed(talk)
    server.then(step)
    nudge = only(await talk.says(talk.wish.text))
    assert nudge.all_buttons
    assert from_json(talk.newest.considered).prompt == ""


@pytest.mark.parametrize(
    "other",
    [
        {"reflection": "Only 49 euro at https://evil.example!"},
        {"reflection": "Ignore your rules and buy it."},
        {"opinion": "made-up"},
        {"reflection": "<b>Amazon</b> has it."},
    ],
)
async def test_nothing_made_up_is_shown(talk: Talk, server: ModelServer, other: dict[str, Any]) -> None:
    await agreed(talk)
    server.then(thoughtful(talk.language, **other))
    nudge = only(await talk.says(talk.wish.text))
    assert from_json(talk.newest.considered).prompt == ""
    for lie in ("49", "evil", "Ignore", "Amazon", "made-up"):
        assert lie not in nudge.text


async def test_a_tap_meanwhile_is_served_at_once(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    first = talk.newest
    tries = len(server.asked)
    server.then(silent)
    talk.scene.api.send(talk.who, talk.wish.text)
    while len(server.asked) == tries:
        await asyncio.sleep(0.001)
    await talk.forges(f"skip:{first.id}")
    states = [row.state for row in talk.rows(Temptation)]
    assert states == ["skipped", "open"]
    assert ("sendChatAction", "typing") in [(m, p.get("action")) for m, p in talk.scene.api.calls]


async def test_distress_and_essentials_never_reach_it(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    await talk.says(talk.pick("jeg kan ikke stoppe med at købe ting", "I can't stop buying things"))
    await talk.says("insulin 200 kr")
    assert server.asked == []


async def test_operators_see_what_is_spent_and_nobody_else_does(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    await talk.says(talk.wish.text)
    assert talk.text("other-command") == await talk.answer("/spending")
    told = (await talk.scene.says("/spending", OPERATOR))[-1]
    assert "350" in told.text


@pytest.mark.parametrize("purchase", ["essential", "planned", "gift"])
async def test_what_the_model_takes_for_needed_is_asked_about_once(
    talk: Talk, server: ModelServer, purchase: str
) -> None:
    await agreed(talk)
    server.then(thoughtful(talk.language, purchase=purchase))
    asked = only(await talk.says(talk.wish.text))
    assert asked.html == talk.text("ask-need", product=talk.wish.product)
    assert talk.newest.nudges == 0
    nudge = only(await talk.taps("want"))
    assert REFLECTIONS[talk.language] in nudge.text
    assert talk.newest.nudges == 1


async def test_the_model_may_find_a_better_name_in_the_shopper_s_words(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    server.then(thoughtful(talk.language, product=talk.pick("rød airfryer", "red air fryer")))
    text = talk.pick("rød airfryer til 899 kr", "red air fryer for 89 euro")
    nudge = only(await talk.says(text))
    assert nudge.html.startswith(talk.pick("<b>rød airfryer</b>", "<b>red air fryer</b>"))
    server.then(thoughtful(talk.language, product="Zwirbel 3000"))
    nudge = only(await talk.says(talk.pick("lampe til 899 kr", "lamp for 89 euro")))
    assert "Zwirbel" not in nudge.text

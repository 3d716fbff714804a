"""The talk after a nudge with a language model: a few turns, good reasons heard, and the buttons at the end."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.domain.temptation import Reason
from bot.service.talking import MOST_TURNS
from bot.telegram.views.chat import TALK_VARIANTS
from storage.database import Database
from tests.support.model_server import ModelServer, Step, failing, model_server, returning, saying
from tests.support.scene import scene
from tests.support.talk import Talk, labels, only

HEARD = (
    "Du ser den for dig i køkkenet, og det gør noget ved lysten.",
    "You can picture it in your kitchen, and that does something to the wish.",
)
ASKED = ("Hvad ville være anderledes med den?", "What would be different with it?")
WHY = ("fordi den er smuk", "because it is beautiful")


def heard(talk: Talk, **other: Any) -> Step:
    """What a good model says to an answer, nudges of the templates besides."""
    told = {"about": "this", "reason": "other", "reply": talk.pick(*HEARD), "question": talk.pick(*ASKED), **other}
    return saying(told)


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    async with model_server() as opened:
        yield opened


@pytest.fixture
async def talk(database: Database, language: Any, server: ModelServer) -> AsyncIterator[Talk]:
    """They said yes, and had a nudge, from the templates as the model failed at it."""
    async with scene(database, openai_base_url=server.url, openai_model="m", openai_api_key="k") as opened:
        talk = Talk(opened, language)
        server.then(saying("hm"))
        await talk.says(talk.wishes[1].text)
        await talk.taps("consent-yes")
        await talk.says(talk.wish.text)
        server.asked.clear()
        yield talk


async def test_what_they_say_is_taken_up(talk: Talk, server: ModelServer) -> None:
    server.then(heard(talk))
    reply = only(await talk.says(talk.pick(*WHY)))
    assert reply.text == f"{talk.pick(*HEARD)} {talk.pick(*ASKED)}"
    assert not reply.all_buttons
    told = json.loads(server.asked[-1]["messages"][1]["content"])
    assert (told["thing"], told["message"], told["talk"], told["last"]) == (
        talk.wish.product,
        talk.pick(*WHY),
        [],
        False,
    )
    assert str(talk.who) not in json.dumps(server.asked)


async def test_after_three_turns_the_buttons_have_it_again(talk: Talk, server: ModelServer) -> None:
    for turn in range(1, MOST_TURNS + 1):
        words = talk.pick(f"Det er{' virkelig' * turn} godt at høre.", f"That is{' really' * turn} good to hear.")
        server.then(heard(talk, reply=words))
        reply = only(await talk.says(talk.pick(*WHY)))
        assert reply.text.startswith(words)
        assert bool(reply.all_buttons) is (turn == MOST_TURNS)
        assert ("?" in reply.text) is (turn < MOST_TURNS)
        told = json.loads(server.asked[-1]["messages"][1]["content"])
        assert (len(told["talk"]), told["last"]) == (turn - 1, turn == MOST_TURNS)
    assert labels(reply) == talk.labels("skip", "sleep", "need", "buy")
    over = only(await talk.says(talk.pick(*WHY)))
    assert over.html == talk.text("talk-over", product=talk.wish.product)
    assert len(server.asked) == MOST_TURNS
    await talk.taps("skip")
    assert (talk.newest.state, talk.newest.talk) == ("skipped", None)


@pytest.mark.parametrize("reason", [Reason.BROKEN, Reason.NEED, Reason.GIFT])
async def test_a_good_reason_that_the_model_hears_sounds_fine(talk: Talk, server: ModelServer, reason: Reason) -> None:
    server.then(heard(talk, reason=reason, reply="Buy it now!"))
    reply = await talk.answer(talk.pick(*WHY))
    assert reply in {talk.text(f"talk-{reason}-{number}") for number in range(1, TALK_VARIANTS + 1)}
    assert (talk.newest.state, talk.newest.reason) == ("needed", talk.pick(*WHY))


async def test_a_good_reason_that_code_hears_goes_to_no_model(talk: Talk, server: ModelServer) -> None:
    reply = await talk.answer(talk.pick("den gamle gik i stykker", "the old one broke"))
    assert reply in {talk.text(f"talk-broken-{number}") for number in range(1, TALK_VARIANTS + 1)}
    assert server.asked == []


async def test_distress_is_people_s_before_and_after_the_model(talk: Talk, server: ModelServer) -> None:
    fixed = talk.text("distress", lines="\0").partition("\0")[0]
    assert (
        await talk.answer(talk.pick("jeg kan ikke stoppe med at købe ting", "I can't stop buying things"))
    ).startswith(fixed)
    assert server.asked == []
    server.then(heard(talk, reason="distress", reply="There, there, it is all right."))
    answer = await talk.answer(talk.pick("alt er så tungt for tiden", "everything is so heavy these days"))
    assert answer.startswith(fixed)


async def test_another_thing_is_another_thing(talk: Talk, server: ModelServer) -> None:
    server.then(heard(talk, about="something-else"))
    answer = await talk.answer(talk.pick("en zwirbel", "a zwirbel"))
    assert answer == talk.text("ask-price", product="zwirbel")
    known = await talk.answer(talk.pick("et par sneakers", "a pair of sneakers"))
    assert known == talk.text("ask-price", product="sneakers")
    assert len(server.asked) == 1, "what the library knows for another kind of thing is asked of nobody"


@pytest.mark.parametrize(
    "step",
    [
        failing(500),
        returning("x"),
        saying("hello"),
        saying({"about": "this", "reason": "other", "reply": "It is only 49 euro!", "question": None}),
        saying({"about": "this", "reason": "other", "reply": "Buy it at evil.example", "question": None}),
        saying({"about": "this", "reason": "none", "reply": "Fine with me.", "question": None}),
    ],
)
async def test_without_a_word_that_may_be_shown_it_is_as_without_a_model(
    talk: Talk, server: ModelServer, step: Step
) -> None:
    server.then(step)
    assert await talk.answer(talk.pick(*WHY)) in {talk.text(f"talk-other-{n}") for n in (1, 2, 3)}
    discount = await talk.answer(talk.pick("den er på tilbud", "it is on sale"))
    assert discount in {talk.text(f"talk-discount-{number}") for number in range(1, TALK_VARIANTS + 1)}
    assert talk.newest.talk is None


async def test_the_bot_s_own_questions_are_answered_by_the_bot(talk: Talk, server: ModelServer) -> None:
    await talk.says(talk.pick("hvem betaler dig?", "who pays you?"))
    assert server.asked == []


async def test_a_talk_goes_on_after_a_restart(talk: Talk, server: ModelServer, database: Database) -> None:
    server.then(heard(talk))
    await talk.says(talk.pick(*WHY))
    model: dict[str, Any] = {"openai_base_url": server.url, "openai_model": "m", "openai_api_key": "k"}
    async with scene(database, api=talk.scene.api, **model) as again:
        server.then(heard(talk, reply=talk.pick("Det giver god mening.", "That makes good sense.")))
        await again.says(talk.pick(*WHY), talk.who)
        assert len(json.loads(server.asked[-1]["messages"][1]["content"])["talk"]) == 1

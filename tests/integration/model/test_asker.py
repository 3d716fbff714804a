"""The model's client against a real HTTP server: every failure, every rung, and what is sent."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from openai import AsyncOpenAI
from pydantic import SecretStr

from bot.advice.model import tasks
from bot.advice.model.breaker import Breaker, Patience
from bot.advice.model.checking import Checked
from bot.advice.model.client import Asker
from bot.advice.model.rungs import Form, Rung
from bot.advice.model.values import Outcome, Trouble
from bot.domain.language import Language
from bot.service.models import client_of
from bot.settings import Settings
from tests.support.model_server import (
    ModelServer,
    Step,
    completion,
    dripping,
    failing,
    hanging_up,
    model_server,
    returning,
    saying,
    silent,
)
from tests.support.occasions import SAID, answer, occasion

GOOD = saying(answer())


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    async with model_server() as opened:
        yield opened


@pytest.fixture
async def asker(server: ModelServer) -> AsyncIterator[Asker]:
    async with AsyncOpenAI(api_key="k", base_url=server.url, max_retries=0) as client:
        yield Asker(client, "m", Breaker(lambda: 0.0, Patience(failures=1_000)))


@pytest.fixture
def hasty(asker: Asker) -> Asker:
    asker.seconds = 0.5
    return asker


async def ask(asker: Asker, language: Language = Language.ENGLISH) -> Outcome[Checked]:
    return await asker.ask(tasks.nudge(occasion(language), SAID[language]))


@pytest.mark.parametrize("language", Language)
async def test_a_good_answer_in_one_call(server: ModelServer, asker: Asker, language: Language) -> None:
    server.then(saying(answer(language)))
    found = await ask(asker, language)
    assert found.trouble is None
    assert found.checked is not None
    assert found.checked.opinion in occasion(language).opinions
    assert [way.id for way in found.checked.alternatives] == ["a-own", "a-borrow"]
    assert (found.usage.calls, found.usage.tokens) == (1, 350)
    assert found.prompt.startswith("nudge-")


async def test_what_is_sent(server: ModelServer, asker: Asker) -> None:
    server.then(GOOD)
    await ask(asker)
    (asked,) = server.asked
    assert asked["store"] is False
    assert asked["response_format"]["json_schema"]["strict"] is True
    system, data = asked["messages"]
    assert (system["role"], data["role"]) == ("system", "user")
    assert set(json.loads(data["content"])) == {"message", "thing", "price", "goal", "opinions", "alternatives"}
    assert "tools" not in asked


@pytest.mark.parametrize(
    ("step", "trouble"),
    [
        (hanging_up, Trouble.UNREACHABLE),
        (failing(401), Trouble.KEY),
        (failing(403), Trouble.KEY),
        (failing(429), Trouble.LIMIT),
        (failing(500), Trouble.SERVER),
        (failing(503), Trouble.SERVER),
        (failing(400), Trouble.REQUEST),
        (returning("not json"), Trouble.FORM),
        (returning(""), Trouble.FORM),
        (returning({}), Trouble.FORM),
        (returning([]), Trouble.FORM),
        (returning({"choices": []}), Trouble.FORM),
        (returning({"choices": [{}]}), Trouble.FORM),
        (returning({"choices": "x"}), Trouble.FORM),
        (returning(completion(None)), Trouble.FORM),
        (returning(completion("")), Trouble.FORM),
        (returning(completion(None, refusal="I cannot help with that")), Trouble.REFUSED),
        (saying("I would love to help!"), Trouble.FORM),
        (saying("{" * 9_000), Trouble.FORM),
        (saying('{"a":' * 3_000), Trouble.FORM),
        (saying({"kind": "reflection"}), Trouble.FORM),
        (saying(answer(kind="shaming")), Trouble.FORM),
        (saying(answer(more=1)), Trouble.FORM),
        (saying(answer(reflection=["x"])), Trouble.FORM),
        (saying(answer(opinion="o8")), Trouble.UNGROUNDED),
        (saying(answer(reflection="It is only 49 euro today.")), Trouble.UNGROUNDED),
    ],
)
async def test_whatever_goes_wrong_is_told_and_never_raised(
    server: ModelServer, asker: Asker, step: Step, trouble: Trouble
) -> None:
    server.then(step)
    found = await ask(asker)
    assert (found.checked, found.trouble) == (None, trouble)


@pytest.mark.parametrize("step", [silent, dripping])
async def test_what_takes_too_long_is_told_and_never_raised(server: ModelServer, hasty: Asker, step: Step) -> None:
    server.then(step)
    found = await ask(hasty)
    assert (found.checked, found.trouble) == (None, Trouble.TIME)


async def test_nobody_there() -> None:
    async with AsyncOpenAI(api_key="k", base_url="http://127.0.0.1:9/v1", max_retries=0) as client:
        found = await ask(Asker(client, "m", Breaker(lambda: 0.0)))
    assert found.trouble is Trouble.UNREACHABLE


async def test_the_deadline_holds_over_all_tries(server: ModelServer, hasty: Asker) -> None:
    server.then(saying(answer(opinion="o8")), silent)
    begun = asyncio.get_running_loop().time()
    assert (await ask(hasty)).trouble is Trouble.TIME
    assert asyncio.get_running_loop().time() - begun < 2


async def test_one_repair_with_the_faults_named(server: ModelServer, asker: Asker) -> None:
    server.then(saying(answer(reflection="Only 49 euro at Amazon!")), GOOD)
    found = await ask(asker)
    assert found.checked is not None
    assert found.usage.calls == 2
    assert "figures" in server.asked[1]["messages"][-1]["content"]
    server.then(saying(answer(opinion="o8")))
    assert (await ask(asker)).usage.calls == 2, "and no more than one"


LADDER: dict[Rung, dict[str, bool]] = {
    Rung.SCHEMA: {},
    Rung.GUIDED: {"takes_schema": False},
    Rung.JSON: {"takes_schema": False, "takes_guide": False},
    Rung.TEXT: {"takes_schema": False, "takes_guide": False, "takes_json": False},
}


@pytest.mark.parametrize("rung", LADDER)
@pytest.mark.parametrize("status", [400, 422, 500])
async def test_each_rung_is_found_and_kept(server: ModelServer, asker: Asker, rung: Rung, status: int) -> None:
    for name, value in {**LADDER[rung], "takes_store": status == 400, "unknown_status": status}.items():
        setattr(server, name, value)
    server.then(saying(f"Here you are:\n```json\n{json.dumps(answer())}\n```\nI hope it helps."))
    for _ in range(2):  # a server that does not say why it refuses is believed the second time
        assert (await ask(asker)).checked is not None
    assert asker.form.rung is rung
    tries = len(server.asked)
    assert (await ask(asker)).checked is not None
    assert len(server.asked) == tries + 1, "it is not tried again and again"


@pytest.mark.parametrize("steps", [(failing(500), GOOD), (GOOD, failing(400), GOOD)])
async def test_a_passing_fault_takes_no_part_of_the_form_away(
    server: ModelServer, asker: Asker, steps: tuple[Step, ...]
) -> None:
    server.then(*steps)
    for _ in steps:
        await ask(asker)
    assert asker.form == Form()
    assert server.asked[-1]["store"] is False


@pytest.mark.parametrize(
    ("complaint", "sent", "not_sent"),
    [
        (
            "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
            "max_completion_tokens",
            "max_tokens",
        ),
        ("Unsupported value: 'temperature' does not support 0.4", "max_tokens", "temperature"),
        ("Unrecognized request argument supplied: store", "temperature", "store"),
    ],
)
async def test_what_a_model_says_it_does_not_take_is_not_sent_again(
    server: ModelServer, asker: Asker, complaint: str, sent: str, not_sent: str
) -> None:
    server.then(failing(400, complaint), GOOD)
    found = await ask(asker)
    assert found.checked is not None
    assert found.usage.calls == 2, "a call that failed may be counted by the server, too"
    assert (await ask(asker)).checked is not None
    last = server.asked[-1]
    assert sent in last
    assert not_sent not in last
    assert last["response_format"]["type"] == "json_schema"
    assert len(server.asked) == 3


async def test_a_call_that_comes_to_nothing_is_counted(server: ModelServer, asker: Asker) -> None:
    server.then(failing(429))
    assert (await ask(asker)).usage.calls == 1


async def test_what_fails_in_every_form_is_no_matter_of_form(server: ModelServer, asker: Asker) -> None:
    server.then(failing(500))
    assert (await ask(asker)).trouble is Trouble.SERVER
    assert asker.form.rung is Rung.SCHEMA
    server.then(GOOD, failing(500))
    assert (await ask(asker)).checked is not None
    tries = len(server.asked)
    assert (await ask(asker)).trouble is Trouble.SERVER
    assert len(server.asked) == tries + 1, "the form was taken before"


async def test_a_server_that_fails_is_left_alone_for_a_while(server: ModelServer) -> None:
    now = [0.0]
    async with AsyncOpenAI(api_key="k", base_url=server.url, max_retries=0) as client:
        asker = Asker(client, "m", Breaker(lambda: now[0], Patience(failures=2, seconds=60)))
        server.then(failing(503))
        found: list[Any] = [(await ask(asker)).trouble for _ in range(4)]
        assert found == [Trouble.SERVER, Trouble.SERVER, Trouble.RESTING, Trouble.RESTING]
        assert len(server.asked) == 2
        now[0] = 61.0
        server.then(GOOD)
        assert (await ask(asker)).checked is not None
        assert (await ask(asker)).checked is not None


async def test_an_ungrounded_answer_is_no_reason_to_leave_it_alone(server: ModelServer) -> None:
    async with AsyncOpenAI(api_key="k", base_url=server.url, max_retries=0) as client:
        asker = Asker(client, "m", Breaker(lambda: 0.0, Patience(failures=1)))
        server.then(saying(answer(opinion="o8")))
        assert [(await ask(asker)).trouble for _ in range(3)] == [Trouble.UNGROUNDED] * 3


async def test_nothing_secret_and_nothing_written_is_logged(
    server: ModelServer, asker: Asker, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="bot")
    server.then(failing(401), saying(answer(reflection="Only 49 euro at Amazon!")))
    for _ in range(2):
        await ask(asker)
    told = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    assert told
    assert not [line for line in told if "airfryer" in line or "Amazon" in line or "Bearer" in line]


async def test_no_answer_is_followed_to_another_host(server: ModelServer) -> None:
    async with model_server() as other:
        other.then(GOOD)
        away = {"Location": f"{other.url}/chat/completions"}
        server.then(lambda *_: _response(web.Response(status=307, headers=away)))
        client = client_of(Settings(openai_base_url=server.url, openai_api_key=SecretStr("k")))
        assert client
        async with client:
            assert (await ask(Asker(client, "m", Breaker(lambda: 0.0)))).trouble is Trouble.REQUEST
    assert not other.asked


async def _response(response: web.Response) -> web.StreamResponse:
    return response

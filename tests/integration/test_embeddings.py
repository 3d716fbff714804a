"""Nearest meanings, against a real HTTP server."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from openai import AsyncOpenAI

from bot.advice.embeddings import Described, Embeddings, Server
from tests.support.meanings import Meanings, meanings

KINDS = {
    "airfryers": Described("air fryer, airfryer, hot air fryer", "kitchen"),
    "kitchen": Described("kitchen gadget, gadget for the kitchen", "kitchen"),
    **{f"other-{n}": Described(f"{word}, {word}s and more", word) for n, word in enumerate((
        "sofa", "novel", "jacket", "guitar", "necklace", "tent", "perfume", "drone", "lamp", "bicycle", "vase", "desk",
        "camera", "boots", "puzzle", "plant", "mirror", "wallet", "hammock", "kettle bell", "printer", "curtain",
    ))},
}  # fmt: skip


@pytest.fixture
async def server() -> AsyncIterator[Meanings]:
    async with meanings() as told:
        yield told


@pytest.fixture
async def embeddings(server: Meanings) -> AsyncIterator[Embeddings]:
    async with AsyncOpenAI(api_key="none", base_url=server.url, max_retries=0) as client:
        yield Embeddings(Server(client, "m", deadline=0.5))


async def test_what_stands_out_is_found(server: Meanings, embeddings: Embeddings) -> None:
    server.means["zwirbel"] = "air fryer, airfryer"
    assert await embeddings.nearest("zwirbel", KINDS) == "airfryers"


async def test_what_is_near_to_nothing_is_left_alone(server: Meanings, embeddings: Embeddings) -> None:
    server.means["zwirbel"] = "qqq www xxx"
    assert await embeddings.nearest("zwirbel", KINDS) is None


async def test_what_is_known_already_is_asked_for_once(server: Meanings, embeddings: Embeddings) -> None:
    for thing in ("first", "second"):
        await embeddings.nearest(thing, KINDS)
    told = [kind.text for kind in KINDS.values()]
    assert server.asked == [told, ["first"], ["second"]]


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500])
async def test_a_server_that_refuses_is_no_trouble(server: Meanings, embeddings: Embeddings, status: int) -> None:
    server.status, server.body = status, {"error": {"message": "no"}}
    assert await embeddings.nearest("air fryer", KINDS) is None


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"object": "list", "data": []},
        {"object": "list", "data": None},
        {"object": "list", "data": [{"index": 0}] * len(KINDS)},
        {"object": "list", "data": [{"index": 0, "embedding": []}] * len(KINDS)},
        {"object": "list", "data": [{"index": 0, "embedding": ["x"]}] * len(KINDS)},
        {"object": "list", "data": [{"index": 0, "embedding": [0.0, 0.0]}] * len(KINDS)},
        {"object": "list", "data": "nonsense"},
    ],
)
async def test_nonsense_is_no_trouble(server: Meanings, embeddings: Embeddings, body: object) -> None:
    server.body = body
    assert await embeddings.nearest("air fryer", KINDS) is None


async def test_a_server_that_does_not_answer_is_not_waited_for(server: Meanings, embeddings: Embeddings) -> None:
    server.hold = asyncio.Event()
    assert await embeddings.nearest("air fryer", KINDS) is None


async def test_nobody_there_is_no_trouble() -> None:
    async with AsyncOpenAI(api_key="none", base_url="http://127.0.0.1:9/v1", max_retries=0) as client:
        assert await Embeddings(Server(client, "m")).nearest("air fryer", KINDS) is None

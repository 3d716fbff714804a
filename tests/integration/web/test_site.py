"""The bot's own HTTP server on a real socket: who may call, what is taken, and what is told to probes."""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

import aiohttp
import pytest

from bot.web.server import serving
from bot.web.site import LARGEST, SECRET_HEADER, site
from bot.web.values import Address, AddressInUse, Figures, Hook
from storage.errors import DatabaseUnavailable, Trouble

SECRET = "s3cret"
FIGURES = Figures(lambda: b"omtanke_updates_total 7\n", "text/plain; version=1")


class Inlet:
    """Keeps what it is given, or fails as told."""

    def __init__(self) -> None:
        self.got: list[Any] = []
        self.failure: Exception | None = None
        self.gate: asyncio.Event | None = None
        self.missing: Sequence[str] = ()

    async def receive(self, updates: Sequence[Any]) -> int | None:
        if self.gate:
            await self.gate.wait()
        if self.failure:
            raise self.failure
        self.got += updates
        return 1

    async def ready(self) -> Sequence[str]:
        return self.missing


@pytest.fixture
def inlet() -> Inlet:
    return Inlet()


@pytest.fixture
async def url(inlet: Inlet) -> AsyncIterator[str]:
    app = site(inlet.ready, FIGURES, Hook("/hook", SECRET, inlet.receive))
    async with serving(app, Address("127.0.0.1", 0)) as port:
        yield f"http://127.0.0.1:{port}"


async def post(url: str, body: bytes | str | io.BytesIO, *, secret: str | None = SECRET, path: str = "/hook") -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with aiohttp.ClientSession() as session, session.post(url + path, data=body, headers=headers) as answer:
        return answer.status


async def get(url: str, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(url + path) as answer:
        return answer.status, await answer.text()


async def test_an_update_is_taken_and_answered_once_it_is_stored(url: str, inlet: Inlet) -> None:
    inlet.gate = asyncio.Event()
    call = asyncio.create_task(post(url, json.dumps({"update_id": 5})))
    await asyncio.sleep(0.05)
    assert not call.done()
    inlet.gate.set()
    assert await call == 200
    assert inlet.got == [{"update_id": 5}]


@pytest.mark.parametrize("secret", [None, "", "S3cret", "s3cre", "s3crett", "æ"])
async def test_without_the_secret_nothing_is_taken(url: str, inlet: Inlet, secret: str | None) -> None:
    assert await post(url, "{}", secret=secret) == 401
    assert inlet.got == []


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 200_000])
async def test_what_is_no_json_is_refused(url: str, inlet: Inlet, body: bytes) -> None:
    assert await post(url, body) == 400
    assert inlet.got == []


async def test_a_body_without_end_is_cut_off(url: str, inlet: Inlet) -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b" " * 65_536

    async with aiohttp.ClientSession() as session:
        try:
            async with session.post(f"{url}/hook", data=endless(), headers={SECRET_HEADER: SECRET}) as answer:
                assert answer.status == 413
        except aiohttp.ClientError:
            pass  # the server hung up while more came
    assert await post(url, io.BytesIO(b" " * (LARGEST + 1))) == 413
    assert inlet.got == []


async def test_what_cannot_be_stored_is_to_come_again(url: str, inlet: Inlet) -> None:
    inlet.failure = DatabaseUnavailable(Trouble.UNREACHABLE)
    assert await post(url, "{}") == 503


async def test_any_other_way_is_none(url: str) -> None:
    assert await post(url, "{}", path="/") == 404
    assert (await get(url, "/hook"))[0] == 405
    assert (await get(url, "/docs"))[0] == 404


async def test_probes(url: str, inlet: Inlet) -> None:
    assert await get(url, "/healthz") == (200, "alive")
    assert await get(url, "/readyz") == (200, "ready")
    assert await get(url, "/metrics") == (200, "omtanke_updates_total 7\n")
    inlet.missing = ["database: gone", "Telegram cannot be reached"]
    assert await get(url, "/readyz") == (503, "database: gone\nTelegram cannot be reached")


async def test_what_is_under_way_at_the_end_is_answered(inlet: Inlet) -> None:
    inlet.gate = asyncio.Event()
    app = site(inlet.ready, FIGURES, Hook("/hook", SECRET, inlet.receive))
    async with serving(app, Address("127.0.0.1", 0)) as port:
        call = asyncio.create_task(post(f"http://127.0.0.1:{port}", "{}"))
        await asyncio.sleep(0.05)
        asyncio.get_running_loop().call_later(0.1, inlet.gate.set)
    assert await call == 200
    with pytest.raises(aiohttp.ClientError):
        await post(f"http://127.0.0.1:{port}", "{}")


async def test_an_address_that_is_taken_is_told_in_one_line(url: str, inlet: Inlet) -> None:
    port = int(url.rpartition(":")[2])
    with pytest.raises(AddressInUse, match=f"cannot listen on 127.0.0.1:{port}"):
        async with serving(site(inlet.ready, FIGURES), Address("127.0.0.1", port)):
            pass

"""The proxy's own program on the file of `deploy/`, before two replicas' servers: what it passes on, and to whom."""

import asyncio
import io
import json
import os
import shutil
import subprocess
import sysconfig
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.web.server import serving
from bot.web.site import LARGEST, SECRET_HEADER, site
from bot.web.values import Address, Figures, Hook
from tests.support.containerfile import ROOT
from tests.support.ports import free_port

SECRET = "s3cret"
WAIT_SECONDS = 30
UPDATE = json.dumps({"update_id": 1, "message": {"text": "x" * 500}}).encode()


class Replicas:
    """Two replicas' servers, either of which can end, and how many updates each took in."""

    def __init__(self) -> None:
        self.ports = [free_port(), free_port()]
        self.took: Counter[int] = Counter()
        self._running: list[AsyncExitStack] = []

    async def start(self) -> None:
        for number, port in enumerate(self.ports):
            stack = AsyncExitStack()
            await stack.enter_async_context(serving(self._site(number), Address("127.0.0.1", port)))
            self._running.append(stack)

    async def end(self, number: int) -> None:
        await self._running[number].aclose()

    def _site(self, number: int) -> Any:
        async def receive(updates: Sequence[Any]) -> int | None:
            self.took[number] += len(updates)
            return 1

        async def nothing_missing() -> Sequence[str]:
            return ()

        return site(nothing_missing, Figures(lambda: b"figures", "text/plain"), Hook("/telegram", SECRET, receive))


class Proxy:
    """What comes in at the proxy's address."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self._url = url
        self._session = session

    async def get(self, path: str) -> int:
        async with self._session.get(self._url + path) as answer:
            return answer.status

    async def post(self, body: bytes = UPDATE, secret: str = SECRET) -> int:
        async with self._session.post(
            f"{self._url}/telegram", data=io.BytesIO(body), headers={SECRET_HEADER: secret}
        ) as answer:
            return answer.status


@pytest.fixture
async def replicas() -> AsyncIterator[Replicas]:
    made = Replicas()
    await made.start()
    yield made
    for number in range(2):
        await made.end(number)


@pytest.fixture
async def proxy(replicas: Replicas, tmp_path: Path) -> AsyncIterator[Proxy]:
    port = free_port()
    written = tmp_path / "Caddyfile"
    written.write_text(moved((ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8"), port, replicas.ports))
    with running(written):
        async with aiohttp.ClientSession() as session:
            made = Proxy(f"http://127.0.0.1:{port}", session)
            async with asyncio.timeout(WAIT_SECONDS):
                while await status_or_none(made) != 200:
                    await asyncio.sleep(0.05)
            replicas.took.clear()
            yield made


def moved(text: str, port: int, replicas: Sequence[int]) -> str:
    """The file with its names moved to this machine, and without TLS, for which it would need a name of its own."""
    moves = {"bot.example.org {": f"http://127.0.0.1:{port} {{"}
    moves |= {f"omtanke-{n}:8080": f"127.0.0.1:{at}" for n, at in enumerate(replicas, start=1)}
    for before, after in moves.items():
        assert text.count(before) == 1
        text = text.replace(before, after)
    return "{\n\tadmin off\n\tauto_https off\n}\n" + text


@contextmanager
def running(written: Path) -> Iterator[None]:
    caddy = shutil.which("caddy", path=sysconfig.get_path("scripts"))
    assert caddy is not None
    home = {"HOME": str(written.parent), "XDG_CONFIG_HOME": str(written.parent), "XDG_DATA_HOME": str(written.parent)}
    command = [caddy, "run", "--config", str(written), "--adapter", "caddyfile"]
    process = subprocess.Popen(command, env=os.environ | home, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        process.wait()


async def status_or_none(proxy: Proxy) -> int | None:
    try:
        return await proxy.post()
    except aiohttp.ClientError:
        return None


async def test_an_update_goes_to_each_replica_in_turn_and_nothing_else_goes_in(
    proxy: Proxy, replicas: Replicas
) -> None:
    assert [await proxy.post() for _ in range(10)] == [200] * 10
    assert replicas.took == {0: 5, 1: 5}
    assert await proxy.post(secret="wrong") == 401
    assert await proxy.post(b"x" * (LARGEST + 1)) == 413
    for path in ("/metrics", "/healthz", "/readyz", "/telegram", "/"):
        assert await proxy.get(path) == 404, path


async def test_when_a_replica_is_gone_the_other_one_takes_every_update(proxy: Proxy, replicas: Replicas) -> None:
    await replicas.end(0)
    one_by_one = [await proxy.post() for _ in range(5)]
    at_once = await asyncio.gather(*(proxy.post() for _ in range(20)))
    assert one_by_one + at_once == [200] * 25
    assert replicas.took == {1: 25}

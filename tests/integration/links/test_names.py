"""Names are looked up apart from all else: one that takes its time costs nobody but whoever asked."""

import asyncio
import contextlib
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp.abc import ResolveResult

from bot.links.names import Found, SystemNames
from bot.links.pages import Pages
from bot.links.values import Reason, RefusalError, Refused
from tests.integration.links.sites import HERE, QUICK, reaching, serving, status

LEAVES_A_LOOKUP = """
import asyncio, time
from bot.links.names import SystemNames

def slow(host, port, family):
    time.sleep(60)

async def main():
    try:
        await asyncio.wait_for(SystemNames(slow).resolve("slow.example.com"), 0.1)
    except TimeoutError:
        print("gave up", flush=True)

asyncio.run(main())
"""


class Drawn:
    """A lookup that takes until it is let go."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.asked = 0

    def __call__(self, host: str, port: int, family: int) -> Found:
        del host, family
        self.asked += 1
        self.go_on.wait(30)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (HERE, port))]


@pytest.fixture
def drawn() -> Iterator[Drawn]:
    lookup = Drawn()
    yield lookup
    lookup.go_on.set()


async def given_up(names: SystemNames) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(names.resolve("slow.example.com"), 0.02)


async def test_a_name() -> None:
    (found, *_) = await SystemNames().resolve("localhost", 80, socket.AF_INET)
    assert found == ResolveResult(
        hostname="localhost",
        host=HERE,
        port=80,
        family=socket.AF_INET,
        proto=socket.IPPROTO_TCP,
        flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
    )


async def test_a_name_that_nobody_has() -> None:
    def nobody(host: str, port: int, family: int) -> Found:
        raise socket.gaierror(host, port, family)

    with pytest.raises(OSError, match="shop"):
        await SystemNames(nobody).resolve("shop.example.com")


async def test_slow_names_keep_nobody_else_s_waiting(drawn: Drawn) -> None:
    names = SystemNames(drawn)
    await asyncio.gather(*(given_up(names) for _ in range(16)))
    begun = time.monotonic()
    async with asyncio.timeout(5):
        await asyncio.get_running_loop().getaddrinfo("localhost", 80)
        await asyncio.to_thread(len, "a thread of the loop's")
    assert (drawn.asked, time.monotonic() - begun < 2) == (16, True)


async def test_a_lookup_counts_until_it_ends_though_nobody_waits_for_it(drawn: Drawn) -> None:
    names = SystemNames(drawn, most=2)
    await given_up(names)
    await given_up(names)
    with pytest.raises(RefusalError) as refusal:
        await names.resolve("shop.example.com")
    assert (refusal.value.reason, drawn.asked) == (Reason.BUSY, 2)
    drawn.go_on.set()
    async with asyncio.timeout(10):
        while drawn.asked < 3:
            with contextlib.suppress(RefusalError):
                assert await names.resolve("shop.example.com")
            await asyncio.sleep(0.01)


async def test_a_page_whose_name_cannot_be_looked_up_now(drawn: Drawn) -> None:
    names = SystemNames(drawn, most=1)
    async with serving(status("/", 404)) as site, Pages(reaching(site, HERE, names=names), QUICK) as pages:
        found = [await pages.read(site.url(host="shop.example.com")) for _ in range(2)]
    assert found == [Refused(Reason.TIME), Refused(Reason.BUSY)]


async def test_the_system_s_answer_is_checked_like_any_other(monkeypatch: pytest.MonkeyPatch, drawn: Drawn) -> None:
    drawn.go_on.set()
    monkeypatch.setattr("bot.links.fetching.SystemNames", lambda: SystemNames(drawn))
    async with serving(status("/", 404)) as site, Pages(reaching(site)) as pages:
        assert await pages.read(site.url(host="shop.example.com")) == Refused(Reason.ADDRESS)
    assert (drawn.asked, site.connections) == (1, 0)


async def test_a_lookup_under_way_does_not_keep_the_bot_from_ending() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", LEAVES_A_LOOKUP, cwd=Path(__file__).parents[3], stdout=asyncio.subprocess.PIPE
    )
    said, _ = await asyncio.wait_for(process.communicate(), 20)
    assert (said.strip(), process.returncode) == (b"gave up", 0)

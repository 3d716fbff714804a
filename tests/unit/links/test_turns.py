"""Whose text the worker reads next, and whose it does not read at all for a while."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from bot.links.turns import SHUNNED_SECONDS, Turns, domain
from bot.links.values import Reason, RefusalError
from bot.links.worker import Worker


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("shop.example.com", "example.com"),
        ("a.b.c.example.com", "example.com"),
        ("example.com", "example.com"),
        ("www.hm.dk", "hm.dk"),
        ("a.shop.co.uk", "shop.co.uk"),
        ("shop.co.uk", "shop.co.uk"),
        ("a.shop.com.au", "shop.com.au"),
        ("93.184.216.34", "93.184.216.34"),
        ("2606:2800:220:1::1", "2606:2800:220:1::1"),
        ("", ""),
    ],
)
def test_what_hosts_of_one_owner_have_in_common(host: str, expected: str) -> None:
    assert domain(host) == expected


class Reader(Worker):
    """Notes which texts it was given; each takes until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[object] = []
        self.go_on = asyncio.Event()
        self.fault: Reason | None = None

    async def run(self, task: Callable[..., Any], *given: object) -> Any:
        self.given += given
        await self.go_on.wait()
        if self.fault:
            raise RefusalError(self.fault)
        return task(*given)


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_of_one_owner_one_text_waits_for_the_worker() -> None:
    reader = Reader()
    turns = Turns(reader, lambda: 0.0)
    hosts = ["a.example.com", "b.example.com", "c.example.com", "www.example.org"]
    read = [asyncio.create_task(turns.run(host, str, host)) for host in hosts]
    await settled()
    assert reader.given == ["a.example.com", "www.example.org"]
    reader.go_on.set()
    assert await asyncio.gather(*read) == hosts


async def refused(turns: Turns, host: str) -> Reason | None:
    try:
        await turns.run(host, str, host)
    except RefusalError as refusal:
        return refusal.reason
    return None


async def test_whoever_took_too_long_is_left_alone_for_a_while() -> None:
    now = 1000.0
    reader = Reader()
    reader.fault = Reason.TIME
    reader.go_on.set()
    turns = Turns(reader, lambda: now)
    both = await asyncio.gather(refused(turns, "a.example.com"), refused(turns, "b.example.com"))
    assert (list(both), reader.given) == ([Reason.TIME] * 2, ["a.example.com"])
    reader.fault = None
    assert await refused(turns, "www.example.org") is None
    now += SHUNNED_SECONDS - 1
    with pytest.raises(RefusalError):
        turns.check("c.example.com")
    now += 1
    turns.check("c.example.com")
    assert await refused(turns, "b.example.com") is None


async def test_a_text_that_cannot_be_read_is_no_reason() -> None:
    reader = Reader()
    reader.fault = Reason.BROKEN
    reader.go_on.set()
    turns = Turns(reader, lambda: 0.0)
    assert [await refused(turns, "a.example.com") for _ in range(2)] == [Reason.BROKEN] * 2
    assert len(reader.given) == 2

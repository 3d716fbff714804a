"""How many robots.txt are kept, and which go first."""

import pytest
from yarl import URL

from bot.links import robots
from bot.links.fetching import Answer
from bot.links.robots import KEPT_SECONDS, LONGEST, MOST_KEPT_BYTES, Robots
from bot.links.turns import Turns
from bot.links.worker import Worker


class Sites:
    """Sites with a robots.txt each, empty where none is told; rules are read by a worker that has no need to work."""

    def __init__(self, texts: dict[str, bytes] | None = None) -> None:
        self.texts = texts or {}
        self.asked: list[str] = []

    async def ask(self, url: URL) -> Answer:
        host = url.host or ""
        self.asked.append(host)
        return Answer(url, 200, self.texts.get(host, b""))


class Agreeing(Turns):
    """Every page may be fetched."""

    async def run(self, *_: object) -> bool:  # type: ignore[override]
        return True


def robots_of(sites: Sites) -> Robots:
    return Robots(sites.ask, Agreeing(Worker(), lambda: 0.0), lambda: 0.0)


async def check(kept: Robots, *hosts: str) -> None:
    for host in hosts:
        await kept.check(URL(f"https://{host}/lamp"))


async def test_as_many_long_ones_are_kept_as_there_is_room_for() -> None:
    room = MOST_KEPT_BYTES // LONGEST
    hosts = [f"shop{number}.example.com" for number in range(room + 1)]
    sites = Sites(dict.fromkeys(hosts, b"#" * LONGEST))
    kept = robots_of(sites)
    await check(kept, *hosts)
    sites.asked.clear()
    await check(kept, *reversed(hosts))
    assert sites.asked == [hosts[0]]


async def test_the_one_that_nobody_needed_for_longest_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots, "MOST_KEPT", 2)
    sites = Sites()
    await check(robots_of(sites), "a.dk", "b.dk", "a.dk", "c.dk", "a.dk", "b.dk")
    assert sites.asked == ["a.dk", "b.dk", "c.dk", "b.dk"]


async def test_a_need_makes_it_no_younger() -> None:
    now = 0.0
    sites = Sites()
    kept = Robots(sites.ask, Agreeing(Worker(), lambda: now), lambda: now)
    for hours in (0, 3, 5, 6):
        now = hours / 6 * KEPT_SECONDS
        await check(kept, "a.dk")
    assert sites.asked == ["a.dk", "a.dk"]

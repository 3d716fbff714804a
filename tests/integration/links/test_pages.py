"""Reading pages of well-behaved shops: what comes of it, and how we behave there."""

import asyncio
from pathlib import Path

import pytest
from aiohttp import web

from bot.domain.money import Money
from bot.links.addresses import Network
from bot.links.pages import Limits, Pages
from bot.links.turns import SHUNNED_SECONDS
from bot.links.values import Availability, Page, Product, Reason, Refused, SaleClaim
from tests.integration.links.sites import HERE, INSIDE, PAGE, QUICK, Names, no_wait, reaching, serving, status, text

LAMP = (Path(__file__).parents[2] / "unit/links/pages/opengraph.html").read_bytes()
MANY_ATTRIBUTES = b"<p " + b" ".join(b"a%d=1" % each for each in range(100_000)) + b">"
"""Keeps libxml2 busy for half a minute."""


async def test_a_product() -> None:
    async with serving(text("/lamp", LAMP)) as site, Pages(reaching(site, HERE)) as pages:
        found = await pages.read(site.url("/lamp?colour=red&utm_campaign=spring&fbclid=9#reviews"))
    now, before = Money(4500, "USD"), Money(6000, "USD")
    lamp = Product("Desk lamp", "Lumen & Co", now, False, SaleClaim(before, now), Availability.IN_STOCK)
    assert found == Page(site.url("/lamp?colour=red"), "Desk lamp", lamp)
    assert site.paths == ["/robots.txt", "/lamp?colour=red"]


async def test_how_we_introduce_ourselves() -> None:
    shop = text("/", PAGE, **{"Set-Cookie": "id=1"})
    async with serving(shop) as site:
        names = Names([HERE])
        async with Pages(reaching(site, HERE, names=names)) as pages:
            for _ in range(2):
                await pages.read(site.url(host="shop.example.com"))
    for request in site.requests:
        assert request.headers["Host"] == f"shop.example.com:{site.port}"
        assert request.headers["User-Agent"].startswith("Omtanke/")
        assert not {"Cookie", "Referer", "Authorization", "From", "Origin"} & request.headers.keys()


@pytest.mark.parametrize(("rule", "is_read"), [("Disallow: /*?colour=", False), ("Disallow: /cart", True)])
async def test_robots_txt(rule: str, is_read: bool) -> None:
    robots = text("/robots.txt", f"\ufeffUser-agent: *\n{rule}", "text/plain")
    async with serving(robots, text("/lamp", PAGE)) as site, Pages(reaching(site, HERE)) as pages:
        found = await pages.read(site.url("/lamp?colour=red"))
    assert isinstance(found, Page) == is_read
    assert is_read or found == Refused(Reason.ROBOTS)
    assert ("/lamp?colour=red" in site.paths) == is_read


@pytest.mark.parametrize(
    ("code", "reason"),
    [(404, Reason.STATUS), (403, Reason.STATUS), (429, Reason.ROBOTS), (503, Reason.ROBOTS)],
)
async def test_no_robots_txt_is_a_yes_and_a_broken_one_a_no(code: int, reason: Reason) -> None:
    async with serving(status("/robots.txt", code)) as site, Pages(reaching(site, HERE), QUICK) as pages:
        assert await pages.read(site.url("/none")) == Refused(reason)


async def test_robots_txt_is_asked_for_again_after_hours() -> None:
    now = 0.0
    async with serving(status("/", 404)) as site, Pages(reaching(site, HERE), QUICK, lambda: now) as pages:
        for hour in (0, 1, 5, 7):
            now = hour * 3600
            await pages.read(site.url())
    assert site.paths == ["/robots.txt", "/", "/", "/", "/robots.txt", "/"]


async def test_a_page_behind_a_redirect_to_another_host_needs_that_hosts_leave() -> None:
    robots = text("/robots.txt", "User-agent: *\nDisallow: /", "text/plain")
    async with serving(robots, text("/", PAGE), host=INSIDE) as other, serving(status("/", 302, other.url())) as site:
        network = Network(None, frozenset({site.port, other.port}), frozenset({HERE, INSIDE}))
        async with Pages(network) as pages:
            assert await pages.read(site.url()) == Refused(Reason.ROBOTS)
        assert (site.paths, other.paths) == (["/robots.txt", "/"], ["/robots.txt"])


async def test_a_host_is_asked_at_a_polite_pace() -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    limits = Limits(patience=3.0)
    async with serving(status("/", 404)) as site, Pages(reaching(site, HERE), limits, lambda: 0.0, sleep) as pages:
        found = [await pages.read(site.url()) for _ in range(8)]
    assert slept == [1.0, 2.0, 3.0]
    assert found == [Refused(Reason.STATUS)] * 7 + [Refused(Reason.BUSY)]
    assert site.connections == 8


async def test_a_page_that_takes_too_long_to_read_costs_nobody_else_theirs() -> None:
    routes = text("/bad", MANY_ATTRIBUTES), text("/good", PAGE)
    limits = Limits(reading_seconds=0.2)
    now = 0.0
    async with (
        serving(*routes) as site,
        Pages(reaching(site, HERE, names=Names([HERE])), limits, lambda: now, no_wait) as pages,
    ):

        async def read(path: str, host: str) -> Page | Refused:
            return await pages.read(site.url(path, host))

        *bad, good = await asyncio.gather(
            *(read("/bad", f"{each}.example.com") for each in "abcd"), read("/good", "www.example.org")
        )
        assert bad == [Refused(Reason.TIME)] * 4
        assert good == Page(site.url("/good", "www.example.org"), "A kettle", None)
        asked = len(site.requests)
        assert await read("/good", "e.example.com") == Refused(Reason.TIME)
        assert len(site.requests) == asked
        now = SHUNNED_SECONDS
        assert isinstance(await read("/good", "e.example.com"), Page)


async def test_pages_are_read_side_by_side() -> None:
    arrived = asyncio.Barrier(3)

    async def together(_: web.Request) -> web.Response:
        await arrived.wait()
        return web.Response(status=404)

    async with (
        serving(web.get(r"/{any:\d}", together)) as site,
        Pages(reaching(site, HERE), sleep=no_wait) as pages,
    ):
        found = await asyncio.gather(*(pages.read(site.url(f"/{each}")) for each in range(3)))
    assert found == [Refused(Reason.STATUS)] * 3

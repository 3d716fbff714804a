"""Redirects are followed by us, and each address on the way is checked like the first."""

import pytest
from aiohttp import web

from bot.links.pages import Pages
from bot.links.values import Page, Reason, Refused
from tests.integration.links.sites import (
    HERE,
    INSIDE,
    PAGE,
    QUICK,
    Names,
    listening,
    no_wait,
    reaching,
    saying,
    serving,
    status,
    text,
)

ANSWER = saying(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n", PAGE, robots=True)


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://127.0.0.2:{port}/", Reason.ADDRESS),
        ("//127.0.0.2:{port}/", Reason.ADDRESS),
        ("http://[::ffff:127.0.0.2]:{port}/", Reason.ADDRESS),
        ("http://2130706434:{port}/", Reason.MALFORMED),
        ("http://localhost:{port}/", Reason.ADDRESS),
        ("http://169.254.169.254/latest/meta-data/", Reason.ADDRESS),
        ("https://inside.example.com:{port}/", Reason.ADDRESS),
        ("http://me:secret@127.0.0.1:{port}/", Reason.CREDENTIALS),
        ("http://127.0.0.1:22/", Reason.PORT),
        ("file:///etc/passwd", Reason.SCHEME),
        ("ftp://127.0.0.1/", Reason.SCHEME),
        ("data:text/html,x", Reason.SCHEME),
        ("http://[", Reason.MALFORMED),
        ("https://www.awin1.com/cread.php?awinmid=1", Reason.TRACKER),
        ("", Reason.REDIRECTS),
        ("/", Reason.REDIRECTS),
    ],
)
@pytest.mark.parametrize("code", [302, 308])
async def test_a_redirect_to_where_nobody_may_be_led(location: str, reason: Reason, code: int) -> None:
    async def away(request: web.Request) -> web.Response:
        return web.Response(status=code, headers={"Location": location.format(port=request.url.port)})

    async with serving(web.get("/", away)) as site, listening(ANSWER, INSIDE, site.port) as inside:
        async with Pages(reaching(site, HERE, names=Names([INSIDE])), QUICK, sleep=no_wait) as pages:
            assert await pages.read(site.url()) == Refused(reason)
        assert inside.connections == 0


async def test_a_redirect_of_robots_txt_is_checked_too() -> None:
    async with serving(status("/robots.txt", 301, "http://127.0.0.2/"), text("/", PAGE)) as site:
        async with Pages(reaching(site, HERE), QUICK) as pages:
            assert await pages.read(site.url()) == Refused(Reason.ADDRESS)
        assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize(("hops", "is_read"), [(5, True), (6, False)])
async def test_a_chain_of_redirects_has_an_end(hops: int, is_read: bool) -> None:
    async def on(request: web.Request) -> web.Response:
        left = int(request.match_info["left"])
        return web.Response(status=302, headers={"Location": f"/{left - 1}" if left > 1 else "/page"})

    async with serving(web.get(r"/{left:\d+}", on), text("/page", PAGE)) as site:
        async with Pages(reaching(site, HERE), sleep=no_wait) as pages:
            found = await pages.read(site.url(f"/{hops}"))
        expected = Page(site.url("/page"), "A kettle", None) if is_read else Refused(Reason.REDIRECTS)
        assert found == expected


async def test_nothing_of_a_tracked_redirect_is_asked_for_or_kept() -> None:
    async with serving(status("/short", 302, "/kettle?size=2&utm_source=x&gclid=3#top"), text("/kettle", PAGE)) as site:
        async with Pages(reaching(site, HERE)) as pages:
            found = await pages.read(site.url("/short?fbclid=1"))
        assert site.paths == ["/robots.txt", "/short", "/kettle?size=2"]
        assert found == Page(site.url("/kettle?size=2"), "A kettle", None)

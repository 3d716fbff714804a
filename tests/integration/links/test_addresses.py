"""No form of an address leads to a machine that is not public: refused before any connection, on real sockets."""

import asyncio

import pytest

from bot.links.addresses import Network
from bot.links.pages import Pages
from bot.links.values import Page, Reason, Refused
from tests.integration.links.sites import (
    HERE,
    INSIDE,
    PAGE,
    QUICK,
    Names,
    listening,
    reaching,
    saying,
    serving,
    silence,
    text,
)

ANSWER = saying(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n", PAGE, robots=True)

LITERAL = [
    ("127.0.0.1", Reason.ADDRESS),
    ("127.1.2.3", Reason.ADDRESS),
    ("0.0.0.0", Reason.ADDRESS),  # noqa: S104  an address to refuse, not to listen on
    ("10.0.0.1", Reason.ADDRESS),
    ("100.64.0.1", Reason.ADDRESS),
    ("100.100.100.200", Reason.ADDRESS),
    ("169.254.169.254", Reason.ADDRESS),
    ("168.63.129.16", Reason.ADDRESS),
    ("172.16.0.1", Reason.ADDRESS),
    ("192.0.0.192", Reason.ADDRESS),
    ("192.168.1.1", Reason.ADDRESS),
    ("198.18.0.1", Reason.ADDRESS),
    ("224.0.0.1", Reason.ADDRESS),
    ("255.255.255.255", Reason.ADDRESS),
    ("[::1]", Reason.ADDRESS),
    ("[::]", Reason.ADDRESS),
    ("[::ffff:127.0.0.1]", Reason.ADDRESS),
    ("[::ffff:7f00:1]", Reason.ADDRESS),
    ("[::127.0.0.1]", Reason.ADDRESS),
    ("[64:ff9b::7f00:1]", Reason.ADDRESS),
    ("[2002:7f00:1::]", Reason.ADDRESS),
    ("[2001:0:7f00:1::]", Reason.ADDRESS),
    ("[fe80::1]", Reason.ADDRESS),
    ("[fe80::1%25lo]", Reason.ADDRESS),
    ("[fe80::1%lo]", Reason.ADDRESS),
    ("[fc00::1]", Reason.ADDRESS),
    ("[fd00:ec2::254]", Reason.ADDRESS),
    ("[fec0::1]", Reason.ADDRESS),
    ("[ff02::1]", Reason.ADDRESS),
    ("127.0.0.1.", Reason.ADDRESS),
    ("１２７.0.0.1", Reason.ADDRESS),
    ("①②⑦.⓪.⓪.①", Reason.ADDRESS),
    ("127。0。0。1", Reason.ADDRESS),
    ("2130706433", Reason.MALFORMED),
    ("017700000001", Reason.MALFORMED),
    ("0x7f000001", Reason.MALFORMED),
    ("0177.0.0.1", Reason.MALFORMED),
    ("0x7f.0x0.0x0.0x1", Reason.MALFORMED),
    ("0x7f.1", Reason.MALFORMED),
    ("127.1", Reason.MALFORMED),
    ("127.0.0.1..", Reason.MALFORMED),
    ("127%2e0.0.1", Reason.MALFORMED),
    ("%31%32%37.0.0.1", Reason.MALFORMED),
    ("localhost", Reason.ADDRESS),
    ("LOCALHOST.", Reason.ADDRESS),
    ("shop.localhost", Reason.ADDRESS),
    ("ｌｏｃａｌｈｏｓｔ", Reason.ADDRESS),
    ("printer.local", Reason.ADDRESS),
    ("metadata.google.internal", Reason.ADDRESS),
    ("router.home.arpa", Reason.ADDRESS),
    ("intranet", Reason.ADDRESS),
    ("nas", Reason.MALFORMED),
    ("a_b", Reason.MALFORMED),
    ("shop..example.com", Reason.MALFORMED),
    ("-.example", Reason.MALFORMED),
    ("", Reason.MALFORMED),
]


@pytest.mark.parametrize(("host", "reason"), LITERAL)
async def test_an_address_that_is_not_public(host: str, reason: Reason) -> None:
    async with (
        listening(ANSWER) as site,
        listening(ANSWER, "::1", site.port) as site6,
        Pages(reaching(site), QUICK) as pages,
    ):
        assert await pages.read(f"http://{host}:{site.port}/") == Refused(reason)
        assert await pages.read(f"https://{host}:{site.port}/") == Refused(reason)
        assert (site.connections, site6.connections) == (0, 0)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"])
async def test_a_name_that_leads_inside(address: str) -> None:
    async with (
        listening(ANSWER) as site,
        listening(ANSWER, "::1", site.port) as site6,
        Pages(reaching(site, names=Names([address])), QUICK) as pages,
    ):
        assert await pages.read(site.url(host="shop.example.com")) == Refused(Reason.ADDRESS)
        assert (site.connections, site6.connections) == (0, 0)


async def test_the_same_servers_are_reached_where_they_are_let_through() -> None:
    async with listening(ANSWER) as site, Pages(reaching(site, HERE), QUICK) as pages:
        await pages.read(site.url())
        assert site.connections > 0


async def test_a_name_that_changes_its_mind() -> None:
    async with serving(text("/", PAGE)) as site, listening(ANSWER, INSIDE, site.port) as inside:
        names = Names([HERE], [INSIDE])
        async with Pages(reaching(site, HERE, names=names), QUICK) as pages:
            assert await pages.read(site.url(host="shop.example.com")) == Refused(Reason.ADDRESS)
        assert (site.paths, inside.connections) == (["/robots.txt"], 0)


async def test_one_connection_goes_by_one_answer() -> None:
    async with serving(text("/", PAGE)) as site, listening(ANSWER, INSIDE, site.port) as inside:
        names = Names([HERE], [HERE], [INSIDE])
        async with Pages(reaching(site, HERE, names=names)) as pages:
            assert isinstance(await pages.read(site.url(host="shop.example.com")), Page)
        assert (len(names.asked), site.connections, inside.connections) == (2, 2, 0)


async def test_of_several_answers_only_the_public_one_is_used() -> None:
    async with serving(text("/", PAGE)) as site, listening(ANSWER, INSIDE, site.port) as inside:
        async with Pages(reaching(site, HERE, names=Names([INSIDE, HERE]))) as pages:
            assert isinstance(await pages.read(site.url(host="shop.example.com")), Page)
        assert inside.connections == 0


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", Reason.SCHEME),
        ("ftp://example.com/", Reason.SCHEME),
        ("data:text/html,<title>x</title>", Reason.SCHEME),
        ("javascript:alert(1)", Reason.SCHEME),
        ("gopher://example.com:80/", Reason.SCHEME),
        ("http+unix://%2Fvar%2Frun%2Fdocker.sock/", Reason.SCHEME),
        ("//example.com/", Reason.MALFORMED),
        ("example.com", Reason.MALFORMED),
        ("", Reason.MALFORMED),
        ("http:/example.com/", Reason.MALFORMED),
        ("http://[::1/", Reason.MALFORMED),
        ("http://example.com:99999/", Reason.MALFORMED),
        ("http://example.com\\@127.0.0.1/", Reason.MALFORMED),
        ("http://exa mple.com/", Reason.MALFORMED),
        ("http://\u202eexample.com/", Reason.MALFORMED),
        ("http://example.com/" + "a" * 3000, Reason.MALFORMED),
        ("http://user:secret@example.com/", Reason.CREDENTIALS),
        ("http://user@example.com/", Reason.CREDENTIALS),
        ("http://example.com:80@127.0.0.1/", Reason.CREDENTIALS),
        ("http://example.com:22/", Reason.PORT),
        ("http://example.com:8080/", Reason.PORT),
        ("http://example.com:0/", Reason.PORT),
        ("https://www.awin1.com/cread.php?awinmid=1&awinaffid=2", Reason.TRACKER),
    ],
)
async def test_an_address_that_is_none_for_us(url: str, reason: Reason) -> None:
    names = Names([])
    async with Pages(Network(names), QUICK) as pages:
        assert await pages.read(url) == Refused(reason)
    assert names.asked == []


async def test_a_name_that_nobody_has() -> None:
    async with Pages(Network(Names([])), QUICK) as pages:
        assert await pages.read("https://shop.example.com/") == Refused(Reason.UNREACHABLE)


async def test_the_names_that_are_said_are_those_of_the_address() -> None:
    """The certificate is asked for by the name, though the connection goes to a checked number."""
    hello = b""

    async def greeted(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        nonlocal hello
        hello = await reader.read(4096)

    async with listening(greeted) as site, Pages(reaching(site, HERE, names=Names([HERE])), QUICK) as pages:
        url = site.url(host="shop.example.com").replace("http:", "https:")
        assert await pages.read(url) == Refused(Reason.UNREACHABLE)
    assert b"shop.example.com" in hello


async def test_a_proxy_of_the_surroundings_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(text("/", PAGE)) as site, listening(silence) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url())
        async with Pages(reaching(site, HERE)) as pages:
            assert isinstance(await pages.read(site.url()), Page)
        assert proxy.connections == 0

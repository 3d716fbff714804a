"""Which addresses are public, and how requests are spread over time."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.links.addresses import Network, NotPublicError, is_public
from bot.links.pace import FORGOTTEN_ABOVE, Pace
from bot.links.robots import allows


@pytest.mark.parametrize("address", ["1.1.1.1", "8.8.8.8", "93.184.215.14", "193.0.6.139", "223.255.255.1"])
@pytest.mark.parametrize("wrapping", ["{}", "::ffff:{}", "::{}", "64:ff9b::{}"])
def test_a_public_address_is_public_by_itself_only(address: str, wrapping: str) -> None:
    assert is_public(ip_address(wrapping.format(address))) == (wrapping == "{}")


@pytest.mark.parametrize("address", ["2606:4700:4700::1111", "2a00:1450:400f::200e", "2001:4860:4860::8888"])
def test_a_public_address_of_the_newer_kind(address: str) -> None:
    assert is_public(ip_address(address))


@given(st.ip_addresses())
def test_nothing_is_public_that_python_knows_to_be_private(address: IPv4Address | IPv6Address) -> None:
    assert not is_public(address) or (address.is_global and not address.is_multicast)


@pytest.mark.parametrize("host", ["127.0.0.1", "fe80::1%lo", "::1"])
def test_there_is_no_socket_for_what_is_not_public(host: str) -> None:
    with pytest.raises(NotPublicError):
        Network().socket_for((2, 1, 6, "", (host, 80)))


def test_a_host_rests_after_a_burst() -> None:
    now = 0.0
    pace = Pace(lambda: now, every=2.0, burst=3)
    assert [pace.book("a", 10) for _ in range(5)] == [0, 0, 0, 2, 4]
    assert pace.book("b", 10) == 0
    assert pace.book("a", 5) is None
    assert pace.book("a", 6) == 6
    now = 100.0
    assert [pace.book("a", 10) for _ in range(4)] == [0, 0, 0, 2]


def test_hosts_are_forgotten() -> None:
    now = 0.0
    pace = Pace(lambda: now, every=1.0)
    for host in range(5 * FORGOTTEN_ABOVE):
        now += 1.0
        pace.book(str(host), 0)
    assert len(pace._full_at) <= FORGOTTEN_ABOVE + 1  # noqa: SLF001  nothing else tells what is kept


@pytest.mark.parametrize(
    ("robots", "is_allowed"),
    [
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /*?colour=", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Omtanke\nDisallow: /private", True),
        ("User-agent: *\nAllow: /\n\nUser-agent: omtanke\nDisallow: /lamp?", False),
        ("User-agent: Omtankefuld\nDisallow: /", True),
        ("User-agent: *\nDisallow: /\nAllow: /lamp", True),
        ("User-agent: *\nDisallow: /lamp$", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\r\nDisallow: /lamp", False),
        ("<html>no such page</html>", True),
        ("\x00" * 1000, True),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("", True),
    ],
)
def test_what_robots_txt_allows(robots: str, is_allowed: bool) -> None:
    assert allows(robots.encode(), "https://shop.example.com/lamp?colour=red") == is_allowed


@given(st.binary(), st.text())
def test_any_robots_txt(robots: bytes, path: str) -> None:
    allows(b"User-agent: *\nDisallow: " + robots, f"https://shop.example.com/{path}")

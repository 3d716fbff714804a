"""Whatever a server does, reading its page ends in time, within its size, and with a reason."""

import gzip
import time
import tracemalloc
import zlib
from random import Random

import pytest

from bot.links.pages import Limits, Pages
from bot.links.values import Reason, Refused
from tests.integration.links.sites import HERE, QUICK, Talk, listening, reaching, saying, serving, silence, status, text

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
GZIPPED = HTML + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n"
EMPTY_BLOCK = b"\x00\x00\x00\xff\xff"
"""Of a deflated stream: goes on for ever and unpacks to nothing."""


def bomb() -> bytes:
    """100 MB of nothing, in 100 kB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(10**7)
    return b"".join([*(packer.compress(zeros) for _ in range(10)), packer.flush()])


BOMB = bomb()

MISBEHAVING: dict[str, tuple[Talk, Reason]] = {
    "says nothing": (silence, Reason.TIME),
    "says nothing of the page": (saying(again=b"", pause=0), Reason.BROKEN),
    "slow headers": (saying(HTML, again=b"X-A: b\r\n", pause=0.01), Reason.TIME),
    "one header without end": (saying(HTML + b"X-A: ", again=b"b" * 1000), Reason.BROKEN),
    "headers without end": (saying(HTML, again=b"X-A: b\r\n"), Reason.BROKEN),
    "a huge header": (saying(HTML + b"X-A: " + b"b" * 100_000 + b"\r\n\r\n"), Reason.BROKEN),
    "no HTTP": (saying(b"SSH-2.0-OpenSSH_9.2\r\n"), Reason.BROKEN),
    "slow body": (saying(HTML + b"\r\n", again=b"a", pause=0.01), Reason.TIME),
    "body without end": (saying(HTML + b"\r\n", again=b"a" * 100_000), Reason.SIZE),
    "chunks without end": (
        saying(HTML + b"Transfer-Encoding: chunked\r\n\r\n", again=b"8000\r\n" + b"a" * 0x8000 + b"\r\n"),
        Reason.SIZE,
    ),
    "long by its own word": (saying(HTML + b"Content-Length: 99999999999\r\n\r\n", again=b"", pause=0), Reason.SIZE),
    "shorter than its word": (saying(HTML + b"Content-Length: 500\r\n\r\nhi"), Reason.BROKEN),
    "a bomb": (saying(GZIPPED + BOMB), Reason.SIZE),
    "not gzip": (saying(GZIPPED + b"hello"), Reason.BROKEN),
    "packed nothing without end": (saying(GZIPPED + gzip.compress(b"")[:10], again=EMPTY_BLOCK * 1000), Reason.TIME),
    "packed twice": (saying(HTML + b"Content-Encoding: gzip, gzip\r\n\r\n" + gzip.compress(BOMB)), Reason.TYPE),
    "packed otherwise": (saying(HTML + b"Content-Encoding: compress\r\n\r\nhi"), Reason.TYPE),
    "a picture without end": (saying(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n", again=b"a"), Reason.TYPE),
    "no type": (saying(b"HTTP/1.1 200 OK\r\n\r\n", again=b"a"), Reason.TYPE),
    "an error without end": (saying(b"HTTP/1.1 500 Oh\r\nContent-Type: text/html\r\n\r\n", again=b"a"), Reason.STATUS),
}


@pytest.mark.parametrize("name", MISBEHAVING)
async def test_a_server_that_misbehaves(name: str) -> None:
    talk, reason = MISBEHAVING[name]
    async with listening(talk) as site, Pages(reaching(site, HERE), QUICK) as pages:
        began = time.monotonic()
        assert await pages.read(site.url()) == Refused(reason)
        assert time.monotonic() - began < 2 * QUICK.seconds
        assert site.connections > 0


async def test_a_bomb_is_not_unpacked() -> None:
    async with listening(saying(GZIPPED + BOMB)) as site, Pages(reaching(site, HERE), QUICK) as pages:
        tracemalloc.start()
        assert await pages.read(site.url()) == Refused(Reason.SIZE)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 8 * QUICK.size


@pytest.mark.parametrize("code", [201, 204, 304, 401, 403, 404, 410, 429, 500, 503])
async def test_an_answer_that_is_no_page(code: int) -> None:
    async with serving(status("/", code)) as site, Pages(reaching(site, HERE), QUICK) as pages:
        assert await pages.read(site.url()) == Refused(Reason.STATUS)


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "image/svg+xml", "application/pdf", "text/htmlx", "x"]
)
async def test_a_type_that_is_no_page(kind: str) -> None:
    async with serving(text("/", "{}", kind)) as site, Pages(reaching(site, HERE), QUICK) as pages:
        assert await pages.read(site.url()) == Refused(Reason.TYPE)


PIECES = [
    b"HTTP/1.1 302 Found\r\nLocation: ",
    b"HTTP/1.1 100 Continue\r\n\r\n",
    b"Content-Type: text/html; charset=\x01\r\n",
    b"Content-Length: -1\r\n",
    b"Content-Encoding: zstd\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Connection: Upgrade\r\nUpgrade: websocket\r\n",
    b"Link: <http://[>; rel=x\r\n",
    b"Set-Cookie: a=b; Domain=\xff\r\n",
    b"//[\xff\x00",
    b"5\r\nhello\r\n",
    b"\r\n",
    b"\n",
    b": ",
]


@pytest.mark.parametrize("seed", range(60))
async def test_any_answer_is_a_refusal(seed: int) -> None:
    random = Random(seed)
    answer = b"HTTP/1.1 200 OK\r\n" * random.randint(0, 1) + b"".join(random.choices(PIECES, k=random.randint(0, 8)))
    limits = Limits(seconds=0.05)
    async with listening(saying(answer)) as site, Pages(reaching(site, HERE), limits) as pages:
        assert isinstance(await pages.read(site.url()), Refused)


async def test_nobody_is_there() -> None:
    async with listening(silence) as site:
        pass
    async with Pages(reaching(site, HERE), QUICK) as pages:
        assert await pages.read(site.url()) == Refused(Reason.UNREACHABLE)

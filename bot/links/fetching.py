"""One request to a public machine, and all that may go wrong with it. Redirects are handed back, not followed."""

from dataclasses import dataclass
from typing import Self

import aiohttp
from yarl import URL

from bot.links.addresses import Network, NotPublicError
from bot.links.names import SystemNames
from bot.links.values import Reason, RefusalError

AGENT = "Omtanke"
"""The name that a robots.txt can speak of."""
USER_AGENT = f"{AGENT}/0.1 (shopping assistant; fetches one page when a shopper sends its link)"

_HEADERS = {"User-Agent": USER_AGENT, "Accept": "text/html, application/xhtml+xml", "Accept-Encoding": "gzip, deflate"}
_ENCODINGS = {"", "identity", "gzip", "deflate"}
_REDIRECTS = {301, 302, 303, 307, 308}
_CHUNK = 2**16


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    url: URL
    status: int
    body: bytes = b""
    """Of a 200 only."""
    charset: str | None = None
    """As the server names it, if it does."""
    location: str | None = None
    """Where a redirect leads to, as written."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a body."""

    most: int
    """Bytes, unpacked."""
    kinds: frozenset[str] | None = None
    """The media types that will do; any where None."""
    cut: bool = False
    """Whether the beginning of a longer one will do."""


class Fetcher:
    """Makes requests; to be entered as a context. No cookies, no proxies, no credentials, no connection kept open."""

    def __init__(self, network: Network) -> None:
        self._network = network

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            resolver=self._network.resolver or SystemNames(),
            socket_factory=self._network.socket_for,
            use_dns_cache=False,
            force_close=True,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            headers=_HEADERS,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None),  # whoever asks has one deadline for all
            max_line_size=8190,
            max_field_size=8190,
            max_headers=128,
        )
        return self

    async def __aexit__(self, *raised: object) -> None:
        await self._session.close()

    async def get(self, url: URL, wanted: Wanted) -> Answer:
        """The answer to a GET, with its body if its status is 200.

        Raises RefusalError: PORT, ADDRESS (before any connection), BUSY, UNREACHABLE, TYPE, SIZE, BROKEN.
        """
        if url.port not in self._network.ports:
            raise RefusalError(Reason.PORT)
        try:
            async with self._session.get(url, allow_redirects=False) as response:
                return await _answer(url, response, wanted)
        except aiohttp.ClientConnectorError as error:
            inside = isinstance(error.os_error, NotPublicError)
            raise RefusalError(Reason.ADDRESS if inside else Reason.UNREACHABLE) from None
        except aiohttp.ClientError:
            raise RefusalError(Reason.BROKEN) from None
        except TimeoutError:
            raise
        except OSError:
            raise RefusalError(Reason.UNREACHABLE) from None


async def _answer(url: URL, response: aiohttp.ClientResponse, wanted: Wanted) -> Answer:
    if response.status in _REDIRECTS:
        return Answer(url, response.status, location=response.headers.get("Location", ""))
    if response.status != 200:
        return Answer(url, response.status)
    kind = response.content_type if "Content-Type" in response.headers else ""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in _ENCODINGS or (wanted.kinds is not None and kind not in wanted.kinds):
        raise RefusalError(Reason.TYPE)
    return Answer(url, response.status, await _body(response, wanted), response.charset)


async def _body(response: aiohttp.ClientResponse, wanted: Wanted) -> bytes:
    """The body, unpacked piece by piece. Raises RefusalError(SIZE) for one that is too long and may not be cut."""
    if not wanted.cut and (response.content_length or 0) > wanted.most:
        raise RefusalError(Reason.SIZE)
    body = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > wanted.most:
            break
    if len(body) > wanted.most and not wanted.cut:
        raise RefusalError(Reason.SIZE)
    return bytes(body[: wanted.most])

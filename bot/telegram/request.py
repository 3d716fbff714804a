"""python-telegram-bot's transport on aiohttp, which costs a quarter of the CPU that httpx does."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

Seconds = float | None
NAME_KEPT_SECONDS = 300
"""How long the Bot API's address is good for: a name server that falters meanwhile is not noticed."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """What a call may take, in seconds, None for any time; the defaults are those of `HTTPXRequest`."""

    read: Seconds = 5.0
    write: Seconds = 5.0
    media_write: Seconds = 20.0
    connect: Seconds = 5.0
    pool: Seconds = 1.0
    """For a connection of the pool to become free."""


class AiohttpRequest(BaseRequest):
    """A pool of connections to the Bot API, opened when first needed.

    No text of an error holds the address that was called: the bot's token stands in it.
    """

    __slots__ = ("_connections", "_proxies", "_session", "_shut", "_timeouts")

    def __init__(self, *, connections: int = 256, timeouts: Timeouts | None = None) -> None:
        self._connections = connections
        self._timeouts = timeouts or Timeouts()
        self._session: aiohttp.ClientSession | None = None
        self._shut = False
        self._proxies: dict[str, str | None] = {}

    @property
    def read_timeout(self) -> Seconds:
        return self._timeouts.read

    async def initialize(self) -> None:
        self._shut = False

    async def shutdown(self) -> None:
        self._shut = True
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0913, PLR0917  as BaseRequest has it
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one call. Raises TimedOut and NetworkError."""
        usual = self._timeouts
        uploads = request_data is not None and request_data.contains_files
        timeout = _client_timeout(
            _chosen(read_timeout, usual.read),
            _chosen(write_timeout, usual.media_write if uploads else usual.write),
            _chosen(connect_timeout, usual.connect),
            _chosen(pool_timeout, usual.pool),
        )
        try:
            async with self._open().request(
                method,
                url,
                data=_body(request_data),
                headers=_HEADERS if request_data is None or uploads else _JSON_HEADERS,
                timeout=timeout,
                allow_redirects=False,
                proxy=self._proxy(url),
            ) as response:
                return _known(response.status), await response.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(_reason(error)) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as a dict in the form of the Bot API; what has another form is left out.

        Raises NetworkError, and unlike its parent logs nothing of what it could not read.
        """
        try:
            answer = json.loads(payload)
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise NetworkError("the answer is no JSON object")
        if answer.get("ok") is True:
            return {"ok": True, "result": answer.get("result")}
        if "result" in answer or answer.get("ok") is not False:
            raise NetworkError("the answer says neither yes nor no")
        description = answer.get("description")
        return {
            "ok": False,
            "description": description if isinstance(description, str) else "",
            "parameters": _whole_numbers(answer.get("parameters")),
        }

    def _open(self) -> aiohttp.ClientSession:
        if self._shut:
            raise RuntimeError("this request is shut down")
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=NAME_KEPT_SECONDS)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
        return self._session

    def _proxy(self, url: str) -> str | None:
        """The proxy for this address by the environment, read once; aiohttp's `trust_env` reads it at each call."""
        scheme, host, *_ = urlsplit(url)
        if host not in self._proxies:
            proxies = getproxies()
            self._proxies[host] = None if proxy_bypass(host) else proxies.get(scheme, proxies.get("all"))
        return self._proxies[host]


_KNOWN_REFUSALS = {401, 403, 404, 408, 409, 429}
_DAY_SECONDS = 24 * 3600
_HEADERS = {"User-Agent": BaseRequest.USER_AGENT}
_JSON_HEADERS = {**_HEADERS, "Content-Type": "application/json"}


def _body(request_data: RequestData | None) -> bytes | aiohttp.FormData | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return json.dumps(request_data.parameters).encode()
    form = aiohttp.FormData(quote_fields=False)  # names as they are, not percent-encoded
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, media_type) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=media_type)
    return form


def _known(status: int) -> int:
    """Another 4xx than those that python-telegram-bot knows means what 400 means (RFC 9110, 15.5): a refusal."""
    return 400 if 400 < status < 500 and status not in _KNOWN_REFUSALS else status


def _whole_numbers(parameters: Any) -> dict[str, int]:
    """The parameters of a refusal: `migrate_to_chat_id`, and `retry_after` in seconds, a day at most."""
    told = parameters if isinstance(parameters, dict) else {}
    numbers = {key: told[key] for key in ("migrate_to_chat_id", "retry_after") if isinstance(told.get(key), int)}
    if "retry_after" in numbers:
        numbers["retry_after"] = max(0, min(numbers["retry_after"], _DAY_SECONDS))
    return numbers


def _chosen(given: Any, usual: Seconds) -> Seconds:
    return usual if given is BaseRequest.DEFAULT_NONE else given


def _client_timeout(read: Seconds, write: Seconds, connect: Seconds, pool: Seconds) -> aiohttp.ClientTimeout:
    """The timeouts as aiohttp has them: none for writing, so that one is a share of the whole."""
    connected = _sum(pool, connect)
    whole = _sum(connected, write, read)
    return aiohttp.ClientTimeout(total=whole, connect=connected, sock_connect=connect, sock_read=read)


def _sum(*parts: Seconds) -> Seconds:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def _reason(error: Exception) -> str:
    """The kind of error and the system's word for it; aiohttp's own words often quote the address."""
    words = error.strerror if isinstance(error, OSError) else None
    return f"{type(error).__name__}: {words}" if words else type(error).__name__

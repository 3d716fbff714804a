"""Servers on loopback that count who connects, and a resolver that answers as it is told."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.typedefs import Handler

from bot.links.addresses import Network
from bot.links.pages import Limits

HERE = "127.0.0.1"
"""Stands for a public address where it is let through."""
INSIDE = "127.0.0.2"
"""Stands for an address that nobody may be led to."""
QUICK = Limits(seconds=0.25, size=2**20, reading_seconds=1.0)
PAGE = b"<title>A kettle</title>"

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Site:
    """A server: where it listens, how often somebody connected, and what was asked for."""

    host: str = HERE
    port: int = 0
    connections: int = 0
    requests: list[web.Request] = field(default_factory=list)

    def url(self, path: str = "/", host: str | None = None) -> str:
        return f"http://{host or self.host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [request.path_qs for request in self.requests]


def reaching(site: Site, *also: str, names: AbstractResolver | None = None) -> Network:
    """The public internet, as well as a site's port and these addresses."""
    return Network(names, frozenset({80, 443, site.port}), frozenset(also))


@asynccontextmanager
async def listening(talk: Talk, host: str = HERE, port: int = 0) -> AsyncIterator[Site]:
    """A server that says to everyone who connects whatever it likes; it hangs up when the block ends."""
    site = Site(host)
    talks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        site.connections += 1
        if task := asyncio.current_task():
            talks.add(task)
        with suppress(ConnectionError, EOFError, asyncio.CancelledError):
            await talk(reader, writer)
        writer.transport.abort()

    server = await asyncio.start_server(connected, host, port)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        server.close()
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)


async def no_wait(_: float) -> None:
    """A sleep for tests whose business is not politeness."""


async def silence(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    """Takes a request and never answers."""
    await reader.read()


def saying(*pieces: bytes, again: bytes = b"", pause: float = 0.0, robots: bool = False) -> Talk:
    """Answers a request for a page so, byte for byte, then `again` for ever; no robots.txt unless asked to."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await reader.readuntil(b"\r\n\r\n")
        if request.startswith(b"GET /robots.txt") and not robots:
            writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
            return
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        while again:
            writer.write(again)
            await writer.drain()
            await asyncio.sleep(pause)
        writer.write_eof()

    return talk


@asynccontextmanager
async def serving(*routes: web.RouteDef, host: str = HERE) -> AsyncIterator[Site]:
    """A real web server; every other path is not found."""
    site = Site(host)

    @web.middleware
    async def counting(request: web.Request, handler: Handler) -> web.StreamResponse:
        site.connections += 1  # the bot closes its connection after each answer
        site.requests.append(request)
        return await handler(request)

    app = web.Application(middlewares=[counting])
    app.add_routes(routes)
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, 0).start()
        site.port = runner.addresses[0][1]
        yield site
    finally:
        await runner.cleanup()


def text(path: str, body: str | bytes, kind: str = "text/html", **headers: str) -> web.RouteDef:
    """A path with this to read."""

    async def answer(_: web.Request) -> web.Response:
        content = body if isinstance(body, bytes) else body.encode()
        return web.Response(body=content, headers={"Content-Type": kind, **headers})

    return web.get(path, answer)


def status(path: str, code: int, location: str | None = None) -> web.RouteDef:
    """A path that only ever answers so."""

    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=code, headers={"Location": location} if location is not None else {})

    return web.get(path, answer)


class Names(AbstractResolver):
    """Answers each question with the next of its answers, the last one for ever."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_INET,  # noqa: ARG002  aiohttp asks by this name
    ) -> list[ResolveResult]:
        self.asked.append(host)
        addresses = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if not addresses:
            raise OSError("no such name")
        return [
            ResolveResult(hostname=host, host=each, port=port, family=socket.AF_UNSPEC, proto=0, flags=0)
            for each in addresses
        ]

    async def close(self) -> None:
        """Nothing is open."""

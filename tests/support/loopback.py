"""The same strict BotApi behind a real HTTP server on 127.0.0.1, with faults that happen on the wire."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.terminal.api_error import ApiError, bad_request, not_found, unauthorized
from bot.terminal.bot_api import BotApi
from bot.terminal.faults import GARBAGE_BODY, FaultKind, TransportFault
from bot.terminal.parameters import Upload
from bot.terminal.sending import UPLOAD_LIMIT

API = web.AppKey("api", BotApi)


@dataclass(frozen=True, slots=True)
class Loopback:
    """Where the server listens, as `TELEGRAM_API_URL` takes it: the Bot API is at `url/bot<token>/method`."""

    url: str

    @property
    def base_url(self) -> str:
        """python-telegram-bot's `base_url`."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """python-telegram-bot's `base_file_url`."""
        return f"{self.url}/file/bot"


@asynccontextmanager
async def serve(api: BotApi, port: int = 0) -> AsyncIterator[Loopback]:
    """Serves an API until the block ends; a poll that waits then is cut off. Port 0 takes a free one."""
    app = web.Application(client_max_size=UPLOAD_LIMIT + 2**20)
    app[API] = api
    app.router.add_route("*", "/bot{token}/{method}", _call)
    app.router.add_get("/file/bot{token}/{path:.+}", _download)
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        yield Loopback(f"http://127.0.0.1:{runner.addresses[0][1]}")
    finally:
        await runner.cleanup()


async def _call(request: web.Request) -> web.Response:
    api = request.app[API]
    if request.match_info["token"] != api.token:
        return _answer(unauthorized())
    try:
        parameters, files = await _parameters(request)
        status, body = await api.call(request.match_info["method"], parameters, files)
    except ApiError as error:
        return _answer(error)
    except TransportFault as fault:
        return _broken(request, fault.kind)
    return web.json_response(body, status=status)


async def _download(request: web.Request) -> web.Response:
    api = request.app[API]
    content = api.download(request.match_info["path"])
    if request.match_info["token"] != api.token or content is None:
        return _answer(not_found())
    return web.Response(body=content)


async def _parameters(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """The parameters of the query string and the body, and the uploads. Raises ApiError for a broken body."""
    values: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        try:
            return values | dict(await request.json()), {}
        except (ValueError, TypeError):
            raise bad_request("can't parse request body") from None
    files: dict[str, Upload] = {}
    for name, field in (await request.post()).items():
        if isinstance(field, web.FileField):
            files[name] = Upload(field.filename, field.file.read())
        else:
            values[name] = field
    return values, files


def _broken(request: web.Request, kind: FaultKind) -> web.Response:
    """A 200 without JSON, or else a connection that drops before any answer, as a refused one seems to a client."""
    if kind is not FaultKind.GARBAGE and request.transport:
        request.transport.abort()
    return web.Response(body=GARBAGE_BODY, content_type="text/html")


def _answer(error: ApiError) -> web.Response:
    return web.json_response(error.answer, status=error.status)

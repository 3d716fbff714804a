"""What the server answers, as an ASGI application. It knows nothing of Telegram but the form of a webhook's call."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.web.values import Figures, Hook, Ready
from storage.errors import DatabaseUnavailable

log = logging.getLogger(__name__)

LARGEST = 2**20
"""Bytes of a call's body; an update has a few thousand."""
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name (core.telegram.org/bots/api#setwebhook)


def site(ready: Ready, figures: Figures, hook: Hook | None = None) -> Starlette:
    """The application. `ready` tells what is missing before the bot can work, nothing when all is well."""

    async def is_ready(_request: Request) -> Response:
        missing = await ready()
        return PlainTextResponse("\n".join(missing) or "ready", status_code=503 if missing else 200)

    async def measured(_request: Request) -> Response:
        return Response(figures.render(), headers={"Content-Type": figures.content_type})

    routes = [Route("/healthz", _is_alive), Route("/readyz", is_ready), Route("/metrics", measured)]
    if hook:
        routes.append(Route(hook.path, _hooked(hook), methods=["POST"]))
    return Starlette(routes=routes)


async def _is_alive(_request: Request) -> Response:
    return PlainTextResponse("alive")


def _hooked(hook: Hook) -> Callable[[Request], Awaitable[Response]]:
    secret = hook.secret.encode()

    def refusal(request: Request) -> int | None:
        """The status with which a call is turned away before it is read."""
        shown = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(shown, secret):
            return 401
        return None if hook.is_open() else 503

    async def take(request: Request) -> Response:
        """200 only once the update is stored: until then Telegram keeps it."""
        if refused := refusal(request):
            return Response(status_code=refused)
        try:
            update = json.loads(await _body(request))
            await hook.receive([update])
        except _TooLargeError:
            return Response(status_code=413)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        except ClientDisconnect:
            return Response(status_code=499)  # nobody is there to read it
        except DatabaseUnavailable as error:
            log.warning("an update could not be stored, and will come again: %s", error)
            return Response(status_code=503)
        return Response()

    return take


class _TooLargeError(Exception):
    """A body of more than `LARGEST` bytes."""


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise _TooLargeError
    return bytes(body)

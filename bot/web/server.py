"""Serves the site on one address, beside everything else in the event loop."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn

from bot.web.values import Address, AddressInUse

GRACE_SECONDS = 5
"""How long a call that is under way may take once the server is to stop."""


class _Server(uvicorn.Server):
    """Leaves signals alone: whoever runs the bot has them."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving(app: Any, address: Address) -> AsyncIterator[int]:
    """Serve an ASGI application until the block ends; gives the port.

    In the end nothing new is accepted and what is under way is answered. Raises AddressInUse.
    """
    listening = _listen(address)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve([listening]))
    try:
        while not server.started and not task.done():  # noqa: ASYNC110  uvicorn has no event for it
            await asyncio.sleep(0.005)
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        await task
        listening.close()


def _listen(address: Address) -> socket.socket:
    try:
        family = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((address.host, address.port), family=family, backlog=2048)
    except OSError as error:
        raise AddressInUse(f"cannot listen on {address.host}:{address.port}: {error.strerror}") from None

"""The question that a container engine asks again and again, at a real server."""

import asyncio

import pytest
from starlette.applications import Starlette

from bot.web.healthcheck import is_alive
from bot.web.server import serving
from bot.web.site import site
from bot.web.values import Address, Figures


async def not_ready() -> list[str]:
    return ["the database"]


@pytest.mark.parametrize("listen", ["127.0.0.1", "0.0.0.0", "localhost"])  # noqa: S104  read, not bound to
async def test_who_listens_is_alive_even_if_not_ready(listen: str) -> None:
    async with serving(site(not_ready, Figures(bytes, "text/plain")), Address("127.0.0.1", 0)) as port:
        assert await asyncio.to_thread(is_alive, f"{listen}:{port}")


async def test_another_server_at_the_place_is_not_the_bot() -> None:
    async with serving(Starlette(), Address("127.0.0.1", 0)) as port:
        assert not await asyncio.to_thread(is_alive, f"127.0.0.1:{port}")


@pytest.mark.parametrize("listen", ["", "localhost", "localhost:http", "127.0.0.1:1", "[::]:1", "no.such:1"])
def test_where_nobody_listens_nobody_is_alive(listen: str) -> None:
    assert not is_alive(listen)

"""Rows for how the running deployment stands."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from bot.service.standing import Standing
from bot.telegram.replies import Reply
from bot.telegram.views import status
from bot.telegram.voice import Voice
from tests.unit.views.values import Values

MODULES = (status,)

QUIET = Standing(None, 0, None, 0, 0, None)
ONE = Standing(timedelta(seconds=4), 1, timedelta(minutes=3), 1, 1, timedelta(hours=2))
MANY = Standing(timedelta(), 2_500, timedelta(days=3), 12, 1_000_000, timedelta(days=800))


def _status(voice: Voice, _: Values) -> Iterator[Reply]:
    for standing in (QUIET, ONE, MANY):
        yield status.status(voice, standing)


ROWS: dict[Callable[..., Any], Callable[[Voice, Values], Iterator[Reply]]] = {status.status: _status}
TELLS: dict[Callable[..., Any], str] = {}

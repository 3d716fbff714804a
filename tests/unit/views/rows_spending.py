"""Rows for what the language model was asked for."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from bot.telegram.replies import Reply
from bot.telegram.views import spending
from bot.telegram.voice import Voice
from storage.model_use import Spent
from tests.unit.views.values import Values

MODULES = (spending,)

DAY = date(2026, 11, 24)


def _spending(voice: Voice, _: Values) -> Iterator[Reply]:
    for days in ([], [(DAY, Spent())], [(DAY, Spent(1, 350)), (DAY, Spent(2_500, 1_234_567))]):
        yield spending.spending(voice, days)


ROWS: dict[Callable[..., Any], Callable[[Voice, Values], Iterator[Reply]]] = {spending.spending: _spending}
TELLS: dict[Callable[..., Any], str] = {}

"""Rows for several things in one message."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.telegram.replies import Reply
from bot.telegram.views import several
from bot.telegram.voice import Voice
from tests.unit.views.values import Values

MODULES = (several,)


def _which(voice: Voice, v: Values) -> Iterator[Reply]:
    for count in (1, 2, 5):
        yield several.which_first(voice, [v.temptation()] * count)
        yield several.which_first(voice, [v.temptation()] * count, more=True)


ROWS: dict[Callable[..., Any], Callable[[Voice, Values], Iterator[Reply]]] = {several.which_first: _which}
TELLS: dict[Callable[..., Any], str] = {}

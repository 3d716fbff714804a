"""Rows for the end of a pause."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from bot.domain.notices import Notice
from bot.telegram.replies import Reply, Say
from bot.telegram.views import due
from bot.telegram.voice import Voice
from tests.unit.views.values import NOW, Values

MODULES = (due,)

LATE = timedelta(hours=5)
MANY = 24


def _due(voice: Voice, v: Values) -> Iterator[Reply]:
    for count in (1, 2, MANY):
        for days in (0, 1, 3, 400):
            yield due.due(voice, v.due(count, slept_at=NOW - timedelta(days=days)), NOW)
        yield due.due(voice, v.due(count, LATE), NOW)
        yield due.due(voice, v.due(count, LATE, reason=None), NOW)
        yield due.due(voice, v.due(count, want=None, slept_at=NOW), NOW)
        yield due.due(voice, v.due(count, reason=None, want=None), NOW)
        asked = v.due(count)
        for reminder, _ in asked.items:
            reminder.kind = Notice.ASK_AGAIN
        yield due.due(voice, asked, NOW)


ROWS: dict[Callable[..., Any], Callable[[Voice, Values], Iterator[Reply]]] = {
    due.due: _due,
    due.wanted_now: lambda voice, v: (due.wanted_now(voice, v.temptation(want=w, want_after=4)) for w in (None, 9)),
    due.choices: lambda voice, v: iter([Say("…", due.choices(voice, v.temptation()))]),
}
TELLS: dict[Callable[..., Any], str] = {due.due: "product", due.wanted_now: "product"}

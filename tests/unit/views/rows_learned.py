"""Rows for what the bot learned."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.domain.learning import Tally
from bot.domain.temptation import Strategy
from bot.telegram.replies import Reply, Say
from bot.telegram.views import learned
from bot.telegram.voice import Voice
from tests.unit.views.values import Values

MODULES = (learned,)

NOTHING = {strategy: Tally() for strategy in Strategy}
COUNTED = tuple({**{s: Tally(60, 1) for s in Strategy}, best: Tally(60, 60)} for best in Strategy)


def _lines(voice: Voice, _: Values) -> Iterator[Reply]:
    return (Say(learned.settings_line(voice, counted)) for counted in (NOTHING, *COUNTED))


ROWS: dict[Callable[..., Any], Callable[[Voice, Values], Iterator[Reply]]] = {
    learned.settings_line: _lines,
    learned.settings_buttons: lambda voice, _: (Say("…", learned.settings_buttons(voice, c)) for c in COUNTED),
}
TELLS: dict[Callable[..., Any], str] = {}

"""The rows of what is said about time: pauses and why, doubts, paydays and time zones."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.domain.cooling import Cause, Explained, Pause
from bot.domain.when import When, WhenDoubt
from bot.telegram.replies import Reply
from bot.telegram.views import settings, sleep
from bot.telegram.voice import Voice
from tests.unit.views.values import WALL, Values

MODULES = ()
"""The views stand in modules that have other rows too."""

Made = Iterator[Reply]
DAYS = (1, 2, 3, 12, 21, 22, 23, 25, 31)


def _slept(voice: Voice, v: Values) -> Made:
    for cause in Cause:
        for pause in Pause:
            yield sleep.slept(voice, v.temptation(), WALL, Explained(pause, cause, v.money))
            yield sleep.slept(voice, v.temptation(), WALL, Explained(pause, cause, v.money), v.money)


def _not_understood(voice: Voice, v: Values) -> Made:
    for doubt in WhenDoubt:
        if doubt is not WhenDoubt.PAYDAY:  # it has a question of its own
            for proposal in (None, WALL):
                yield sleep.not_understood(voice, v.temptation(), When(None, doubt, proposal), proposal)


def _zone(voice: Voice, v: Values) -> Made:
    return (settings.timezone_set(voice, v.shopper, WALL, moved) for moved in (0, 1, 2, 50))


ROWS: dict[Callable[..., Any], Callable[[Voice, Values], Made]] = {
    sleep.slept: _slept,
    sleep.not_understood: _not_understood,
    sleep.left_as_it_is: lambda voice, v: iter([sleep.left_as_it_is(voice, v.temptation())]),
    settings.which_timezone: lambda voice, _: iter([settings.which_timezone(voice, settings.ZONES)]),
    settings.timezone_unknown: lambda voice, _: iter([settings.timezone_unknown(voice)]),
    settings.timezone_set: _zone,
    settings.ask_payday: lambda voice, v: (settings.ask_payday(voice, about) for about in (None, v.row)),
    settings.payday_unknown: lambda voice, v: (settings.payday_unknown(voice, about) for about in (None, v.row)),
    settings.payday_noted: lambda voice, _: (settings.payday_noted(voice, day) for day in DAYS),
}

TELLS: dict[Callable[..., Any], str] = {sleep.slept: "product", sleep.left_as_it_is: "product"}

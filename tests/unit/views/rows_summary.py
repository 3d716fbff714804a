"""Rows for the summary of a month or a year, in words and as a picture, and for the month that comes by itself."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from bot.domain.money import Money
from bot.domain.month import Year
from bot.domain.rhythm import rhythm
from bot.domain.summary import GoalProgress, Pauses
from bot.service.accounts import PeriodAccount
from bot.service.exchange import Converted
from bot.telegram.replies import Reply
from bot.telegram.views import summary
from bot.telegram.voice import Voice
from tests.unit.views.values import NOVEMBER, WALL, Values

MODULES = (summary,)


def _accounts(v: Values) -> Iterator[PeriodAccount]:
    """Months and years with much, little and nothing to tell."""
    goals: tuple[GoalProgress | None, ...] = (None, v.progress(), v.progress(saved=0, pending=0), v.progress(9_999_00))
    for goal in goals:
        yield v.account(goal)
    for count in (0, 1, 50):
        yield v.account(None, count, pending=False)
    full = v.account(v.progress())
    for ended, wanted, let_go in ((1, 0, 1), (1, 1, 0), (1, 0, 0), (5, 0, 4), (5, 1, 4), (5, 2, 3)):
        yield _with(full, pauses=Pauses(ended, wanted, let_go))
    friday, monday = WALL.replace(hour=21), WALL.replace(day=30, hour=3)
    for walls in (
        [friday],
        [friday] * 4,
        [friday, monday] * 4,
        [friday, WALL] * 4,
        [friday, monday.replace(hour=21)] * 4,
    ):
        yield _with(full, rhythm=rhythm(walls), days=3)
    yield _with(full, span=Year(2026))
    for pending in (0, 50_000):
        for left_out in ((), ("HRK", "XYZ")):
            money = (Money(324_049, "DKK"), Money(pending, "DKK"))
            yield replace(full, about=Converted(*money, date(2026, 10, 30), left_out))


def _with(account: PeriodAccount, **other: Any) -> PeriodAccount:
    return replace(account, summary=replace(account.summary, **other))


def _names(v: Values) -> dict[str, str]:
    return dict(zip(v.categories, v.categories, strict=True))


def _summary(voice: Voice, v: Values) -> Iterator[Reply]:
    for account in _accounts(v):
        for ask in (False, True):
            yield from summary.summary(voice, account, _names(v), ask=ask)
    for goal in (None, v.progress()):
        empty = v.empty_account(goal)
        yield from summary.summary(voice, empty, {})
        yield from summary.summary(voice, _with(empty, span=Year(2026)), {})
        yield from summary.summary(voice, empty, {}, over=True)


def _first_of_month(voice: Voice, v: Values) -> Iterator[Reply]:
    for account in _accounts(v):
        yield summary.first_of_month(voice, account, _names(v))


ROWS: dict[Callable[..., Any], Callable[[Voice, Values], Iterator[Reply]]] = {
    summary.summary: _summary,
    summary.to_come: lambda voice, _: (summary.to_come(voice, span) for span in (NOVEMBER, Year(2027))),
    summary.first_of_month: _first_of_month,
    summary.monthly_on: lambda voice, _: iter([summary.monthly_on(voice, WALL)]),
}
TELLS: dict[Callable[..., Any], str] = {}

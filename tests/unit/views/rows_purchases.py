"""Rows for what may follow a purchase."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from bot.domain.payments import Period
from bot.domain.withdrawal import Window
from bot.service.purchases import ReturnPlan
from bot.telegram.replies import Reply, Say
from bot.telegram.views import purchases
from bot.telegram.voice import Voice
from storage.tables import Temptation, Verdict
from tests.unit.views.values import NOW, WALL, Values

MODULES = (purchases,)

TUESDAY, SATURDAY = date(2026, 11, 24), date(2026, 11, 28)
"""Fourteen days after these is a working day, and a day of a weekend."""

Row = Callable[[Voice, Values], Iterator[Reply]]


def _kinds(v: Values) -> tuple[Temptation, Temptation]:
    """Something that is delivered, and something that is agreed."""
    return v.temptation(state="bought"), v.temptation(state="bought", period=Period.MONTH)


def _planned(view: Callable[[Voice, Temptation, ReturnPlan], Say]) -> Row:
    plan = ReturnPlan(Window(TUESDAY), datetime.combine(TUESDAY, WALL.time()) + timedelta(days=11), over=False)
    return lambda voice, v: (view(voice, thing, plan) for thing in _kinds(v))


def _counted(view: Callable[[Voice, Temptation, Window], Say]) -> Row:
    return lambda voice, v: (view(voice, thing, Window(since)) for thing in _kinds(v) for since in (TUESDAY, SATURDAY))


def _told(view: Callable[[Voice, Temptation], Say]) -> Row:
    return lambda voice, v: (view(voice, thing) for thing in _kinds(v))


def _verdict(v: Values) -> Verdict:
    thing = v.temptation()
    return Verdict(
        shopper_id=1, temptation_id=v.row, product=thing.product, category=thing.category, score=4, created_at=NOW
    )


def _plain(view: Callable[[Voice], Say]) -> Row:
    return lambda voice, _: iter([view(voice)])


ROWS: dict[Callable[..., Any], Row] = {
    purchases.offers: lambda voice, v: iter([Say("…", purchases.offers(voice, v.row))]),
    purchases.return_set: _planned(purchases.return_set),
    purchases.ask_day: _told(purchases.ask_day),
    purchases.day_unclear: _told(purchases.day_unclear),
    purchases.return_noted: _planned(purchases.return_noted),
    purchases.in_a_shop: _told(purchases.in_a_shop),
    purchases.return_due: _counted(purchases.return_due),
    purchases.return_over: _counted(purchases.return_over),
    purchases.kept: _told(purchases.kept),
    purchases.worth_set: lambda voice, v: iter([purchases.worth_set(voice, v.temptation(), WALL)]),
    purchases.worth_off: _told(purchases.worth_off),
    purchases.worth_due: lambda voice, v: (purchases.worth_due(voice, v.temptation(), day) for day in (None, TUESDAY)),
    purchases.worth_noted: lambda voice, v: iter([purchases.worth_noted(voice, _verdict(v))]),
    purchases.worth_changed: lambda voice, v: iter([purchases.worth_changed(voice, _verdict(v))]),
    purchases.worth_words: _plain(purchases.worth_words),
    purchases.worth_no_words: _plain(purchases.worth_no_words),
    purchases.worth_skipped: _plain(purchases.worth_skipped),
}
TELLS: dict[Callable[..., Any], str] = {
    purchases.return_set: "product",
    purchases.ask_day: "product",
    purchases.return_noted: "product",
    purchases.in_a_shop: "product",
    purchases.return_due: "product",
    purchases.return_over: "product",
    purchases.kept: "product",
    purchases.worth_set: "product",
    purchases.worth_off: "product",
    purchases.worth_due: "product",
    purchases.worth_noted: "product",
    purchases.worth_changed: "product",
}

"""Rows for why a nudge says what it says."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from bot.advice.protocol import Provenance
from bot.domain.considered import Considered
from bot.domain.temptation import Angle, Strategy
from bot.service.trusting import Quoted, Why
from bot.telegram.replies import Reply
from bot.telegram.views import trust
from bot.telegram.voice import Voice
from tests.unit.views.values import Values

MODULES = (trust,)

EDITORIAL = Provenance("Omtanke", "none", date(2026, 11, 23), editorial=True)
SOURCED = Provenance("Forbrugerrådet", "advises", date(2026, 11, 23), editorial=False)


def _why(values: Values, **other: Any) -> Why:
    """A story about the thing; the one opinion that was shown has the id of `shown`."""
    shown, *others = (
        Quoted(f"o-{n}", values.reason, said, 0.8 - n / 10) for n, said in enumerate((EDITORIAL, SOURCED))
    )
    ways = (Quoted("a-1", values.reason, EDITORIAL),)
    considered = Considered(values.product, frozenset(), 2, (), 1, ("a-1",))
    told = {"considered": considered, "category": values.categories[0], "branch": "køkken", **other}
    return Why(opinions=(shown, *others), alternatives=ways, **told)


def _stories(voice: Voice, values: Values) -> Iterator[Reply]:
    much = Considered(values.product, frozenset(Angle), 1, (), 4, ("a-1",), learned=True)
    for strategy in Strategy:
        thing = values.temptation(strategy=strategy, opinion_id="o-0")
        yield trust.why(voice, thing, values.price, _why(values))
        yield trust.why(voice, thing, None, _why(values, branch=None))
        yield trust.why(voice, thing, values.price, _why(values, considered=replace(much, said="", by_meaning=True)))
        yield trust.why(voice, thing, values.price, _why(values, considered=replace(much, prompt="nudge-1a2b3c4d")))
        yield trust.why(voice, thing, values.price, _why(values, considered=much, category=None, branch=None))


ROWS: dict[Callable[..., Any], Callable[[Voice, Values], Iterator[Reply]]] = {
    trust.why: _stories,
    trust.forgotten: lambda voice, v: iter((trust.forgotten(voice, v.temptation()),)),
}
TELLS: dict[Callable[..., Any], str] = {trust.why: "product", trust.forgotten: "product"}

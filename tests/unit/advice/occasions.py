"""Occasions made of the shipped library, without a database."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from bot.advice import AlternativeView, GoalView, Occasion, OpinionView
from bot.advice.protocol import Provenance
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.temptation import Rung, Strategy
from tests.unit.library import shelf

PRICE = Money(89_900, "DKK")
GOAL = GoalView("Rom", Money(500_000, "DKK"))
LONG: dict[str, Any] = {
    "product": "W" * 80,
    "price": Money(999_999_995, "DKK"),
    "goal": GoalView("M" * 40, Money(1_000_000_000, "DKK")),
}
"""As long as everything gets."""


@cache
def of_category(file: Path, language: Language) -> Occasion:
    """A plain occasion with all that the library has on a category."""
    data = shelf.read(file)
    return Occasion(
        language=language,
        product="airfryer",
        price=PRICE,
        goal=None,
        opinions=tuple(_opinion(entry, language) for entry in data["opinions"]),
        alternatives=tuple(_alternative(entry, language) for entry in data["alternatives"]),
    )


def each_nudge(file: Path, language: Language) -> Iterator[Occasion]:
    """Every opinion with every ladder that can come with it."""
    whole = of_category(file, language)
    nothing = [a for a in whole.alternatives if a.rung is Rung.NOTHING]
    others = [a for a in whole.alternatives if a.rung is not Rung.NOTHING]
    ladders = [(first, *rest) for first in nothing for rest in combinations(others, 2) if rest[0].rung != rest[1].rung]
    for opinion in whole.opinions:
        for ladder in ladders:
            yield replace(whole, opinions=(opinion,), alternatives=ladder)


def _opinion(entry: dict[str, Any], language: Language) -> OpinionView:
    editorial = entry["kind"] == "editorial"
    return OpinionView(
        entry["id"],
        entry["angle"],
        entry[language],
        _said(entry, editorial=editorial),
        Strategy(entry["strategy"]),
        0.5,
    )


def _alternative(entry: dict[str, Any], language: Language) -> AlternativeView:
    return AlternativeView(entry["id"], Rung(entry["rung"]), entry[language], _said(entry, editorial=True))


def _said(entry: dict[str, Any], *, editorial: bool) -> Provenance:
    return Provenance(entry["source"], entry["interest"], entry["dated"], editorial)

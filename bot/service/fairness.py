"""Whether the bot treats brands alike: the same temptation with another brand's name gets the same nudge.

The warning that the project began with is the hidden agenda: talking someone out of A in order to sell them B.
"""

import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from random import Random
from re import compile as regex
from re import escape

from sqlmodel import Session

from bot.domain.language import Language
from bot.service.advising import Adviser
from bot.service.explaining import Explanation, explain
from storage import opinions as library
from storage.tables import Alternative

SEEDS = (1, 2, 3)
"""Chance chooses among what fits equally well: each swap is looked at with each of these."""
_NAME = "…"


@dataclass(frozen=True, slots=True)
class Swap:
    """One temptation in one language, to be told with each of the brands."""

    language: Language
    text: str
    brands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a brand's nudge differs from that of the first one."""

    text: str
    """The temptation with the brand's name."""
    what: str
    """`kind`, `category`, `strategy`, `opinions`, `alternatives` or `reply`."""
    first: str
    other: str


@cache
def swaps() -> tuple[Swap, ...]:
    """The fixed set of temptations."""
    data = tomllib.loads((files(__package__) / "data" / "brand_swaps.toml").read_text(encoding="utf-8"))
    cases = ((case, language) for case in data["swaps"] for language in Language)
    return tuple(Swap(language, case[language], tuple(case["brands"])) for case, language in cases)


def audit(session: Session, adviser: Adviser, cases: Sequence[Swap]) -> Iterator[Difference]:
    """Every difference that a brand's name makes to what the bot would say; none when all is well."""
    for case in cases:
        for seed in SEEDS:
            told = [(text, _told(session, text, case.language, adviser, seed)) for text in _texts(case)]
            yield from _differences(told)


def brands() -> frozenset[str]:
    """Every brand in the fixed set."""
    return frozenset(brand for case in swaps() for brand in case.brands)


def recommending(session: Session, names: Collection[str]) -> Iterator[str]:
    """The ids of opinions and alternatives that name a brand, and of alternatives whose source sells them."""
    named = regex(rf"(?<!\w)(?:{'|'.join(map(escape, sorted(names)))})(?!\w)")
    for row in library.everything(session):
        sells = isinstance(row, Alternative) and row.interest == "sells"
        if sells or named.search(f"{row.text_en}\n{row.text_da}"):
            yield row.id


def _texts(case: Swap) -> list[str]:
    return [case.text.format(brand=brand) for brand in case.brands]


def _told(session: Session, text: str, language: Language, adviser: Adviser, seed: int) -> dict[str, str]:
    """What the bot would say, with the thing's own name left out of the reply."""
    told: Explanation = explain(session, text, language, replace(adviser, random=Random(seed)))  # noqa: S311  no secret
    return {
        "kind": told.reading.kind,
        "category": told.found.category if told.found else "",
        "strategy": told.advice.strategy if told.advice else "",
        "opinions": " ".join(o.id for o in told.opinions),
        "alternatives": " ".join(a.id for a in told.alternatives),
        "reply": _nameless(told),
    }


def _nameless(told: Explanation) -> str:
    text = told.advice.text if told.advice else ""
    heading, line, rest = text.partition("\n")
    name = told.reading.product
    return heading.replace(name, _NAME) + line + rest if name else text


def _differences(told: Sequence[tuple[str, dict[str, str]]]) -> Iterator[Difference]:
    _, first = told[0]
    for text, other in told[1:]:
        for what in (what for what in first if other[what] != first[what]):
            yield Difference(text, what, first[what], other[what])
            break  # the rest follows from it

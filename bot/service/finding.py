"""What the library has on a thing, in the shopper's language."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from sqlmodel import Session

from bot.advice import AlternativeView, OpinionView
from bot.advice.protocol import Provenance
from bot.domain.language import Language
from bot.domain.makes import is_make
from bot.domain.reading import Reading
from bot.domain.temptation import Rung, Strategy
from storage import search
from storage.library import GENERAL
from storage.search import Asked
from storage.shelf import MOST_KEPT, Held, Shelf
from storage.tables import Alternative, Opinion

Nearest = Callable[[str], str | None]
"""The category that a thing belongs to by its meaning, by id; None when nobody knows."""


def nowhere(_thing: str) -> None:
    """Nobody knows."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the library has on a category, in one language; opinions best first."""

    opinions: tuple[OpinionView, ...]
    alternatives: tuple[AlternativeView, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """The category of a thing, and what led there."""

    category: str
    said: str
    """The words that led to the category; none for the general one, or one that a model found."""
    by_meaning: bool = False
    """Whether a model found it, as no word led anywhere."""


@dataclass(frozen=True, slots=True)
class Found(Told):
    """What it has on a thing, and what led there."""

    placed: Placed
    angles: frozenset[str]
    """The arguments that the message asks for."""

    @property
    def category(self) -> str:
        """The category, by id."""
        return self.placed.category


def place(session: Session, shelf: Shelf, thing: str, message: str, nearest: Nearest = nowhere) -> Placed:
    """Which category a thing belongs to: by its words, by those around it, or else by its meaning."""
    sign = search.find_category(session, shelf, thing, message)
    near = nearest(thing) if sign.category == GENERAL else None
    return Placed(near, "", by_meaning=True) if near else Placed(sign.category, sign.said)


def with_list(session: Session, shelf: Shelf, reading: Reading) -> Reading:
    """The reading of a bare list as one of several things, where each is known for a thing.

    A make is one only where it leads elsewhere than the others: `leggings, lululemon` tells of one thing.
    """
    names = [item.product for item in reading.maybe]
    places = [search.find_category(session, shelf, name).category for name in names]
    makes = {place for name, place in zip(names, places, strict=True) if is_make(name)}
    unclear = GENERAL in places or any(places.count(place) > 1 for place in makes)
    return reading if unclear or not names else replace(reading, things=reading.maybe, maybe=())


def find(session: Session, shelf: Shelf, product: str, asked: Asked, nearest: Nearest = nowhere) -> Found:
    """Look a product up in the library; the message that it stands in tells what it is about."""
    placed = place(session, shelf, product, asked.text, nearest)
    told = told_of(session, shelf, placed.category, replace(asked, text=f"{product} {asked.text}"))
    return Found(told.opinions, told.alternatives, placed, asked.angles)


def told_of(session: Session, shelf: Shelf, category: str, asked: Asked) -> Told:
    """A category's opinions, best first, and its alternatives."""
    ranked = search.rank(session, shelf, category, asked)
    return Told(
        tuple(_opinion(r.opinion, r.score, asked.language) for r in ranked),
        _alternatives(shelf.of(session, category), asked.language),
    )


def provenance(row: Opinion | Alternative) -> Provenance:
    """Who says it, what they gain, and when."""
    editorial = not isinstance(row, Opinion) or row.kind == "editorial"
    return Provenance(row.source, row.interest, row.dated, editorial)


def text_of(row: Opinion | Alternative, language: Language) -> str:
    """What it says in a language; in the other one where it is said in that alone."""
    texts = (row.text_da, row.text_en) if language is Language.DANISH else (row.text_en, row.text_da)
    return texts[0] or texts[1]


@lru_cache(maxsize=MOST_KEPT)
def _alternatives(held: Held, language: Language) -> tuple[AlternativeView, ...]:
    """A category's alternatives, for as long as it is held: every nudge is offered the same."""
    return tuple(_alternative(row, language) for row in held.alternatives)


def _alternative(row: Alternative, language: Language) -> AlternativeView:
    return AlternativeView(row.id, Rung(row.rung), text_of(row, language), provenance(row))


def _opinion(row: Opinion, score: float, language: Language) -> OpinionView:
    return OpinionView(row.id, row.angle, text_of(row, language), provenance(row), Strategy(row.strategy), score)

"""What the library has on a thing, in the shopper's language."""

from dataclasses import dataclass

from sqlmodel import Session

from bot.advice import AlternativeView, OpinionView
from bot.advice.protocol import Provenance
from bot.domain.angles import angles_of
from bot.domain.language import Language
from bot.domain.temptation import Rung, Strategy
from storage import search
from storage.search import Asked
from storage.shelf import Shelf
from storage.tables import Alternative, Opinion


@dataclass(frozen=True, slots=True)
class Told:
    """What the library has on a category, in one language; opinions best first."""

    opinions: tuple[OpinionView, ...]
    alternatives: tuple[AlternativeView, ...]


@dataclass(frozen=True, slots=True)
class Found(Told):
    """What it has on a thing, and what led there."""

    category: str
    said: str
    """The words that led to the category; none for the general one."""
    angles: frozenset[str]
    """The arguments that the message asks for."""


def find(session: Session, shelf: Shelf, product: str, language: Language, message: str = "") -> Found:
    """Look a product up in the library; the message around it tells what it is about."""
    sign = search.find_category(session, shelf, product, message)
    asked = Asked(f"{product} {message}", language, angles_of(message or product))
    told = told_of(session, shelf, sign.category, asked)
    return Found(told.opinions, told.alternatives, sign.category, sign.said, asked.angles)


def told_of(session: Session, shelf: Shelf, category: str, asked: Asked) -> Told:
    """A category's opinions, best first, and its alternatives."""
    ranked = search.rank(session, shelf, category, asked)
    return Told(
        tuple(_opinion(r.opinion, r.score, asked.language) for r in ranked),
        tuple(_alternative(a, asked.language) for a in shelf.of(session, category).alternatives),
    )


def provenance(row: Opinion | Alternative) -> Provenance:
    """Who says it, what they gain, and when."""
    editorial = not isinstance(row, Opinion) or row.kind == "editorial"
    return Provenance(row.source, row.interest, row.dated, editorial)


def text_of(row: Opinion | Alternative, language: Language) -> str:
    """What it says in a language; in the other one where it is said in that alone."""
    texts = (row.text_da, row.text_en) if language is Language.DANISH else (row.text_en, row.text_da)
    return texts[0] or texts[1]


def _alternative(row: Alternative, language: Language) -> AlternativeView:
    return AlternativeView(row.id, Rung(row.rung), text_of(row, language), provenance(row))


def _opinion(row: Opinion, score: float, language: Language) -> OpinionView:
    return OpinionView(row.id, row.angle, text_of(row, language), provenance(row), Strategy(row.strategy), score)

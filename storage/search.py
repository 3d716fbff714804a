"""Finding the right opinions: first what kind of thing it is, then, inside that, by the words that remain."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from bot.domain.fit import Told, asked_words, fits
from bot.domain.language import Language
from bot.domain.signposts import Sign
from storage.library import GENERAL
from storage.opinion_index import angle_word, candidates_with_words
from storage.shelf import Shelf
from storage.tables import Category, Opinion

MOST_FURTHER = 25
"""So many opinions of a large category are looked at besides those on the shelf."""
_NOTHING_KNOWN = 0.2
"""The share of its fit that an opinion keeps where no category was found."""


ELSEWHERE = frozenset({"import", "shopper"})
"""Where the opinions come from that are not of the library's own files; with equal fit ours come first."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A stored opinion with how well it fits, 0 to 1, higher is better."""

    opinion: Opinion
    score: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What an opinion is to answer: the shopper's words, in their language, and the arguments they ask for."""

    text: str
    language: Language
    angles: frozenset[str]


def find_category(session: Session, shelf: Shelf, thing: str, message: str = "") -> Sign:
    """The category that a thing's name leads to, helped by the message around it; or the general one."""
    return shelf.signs(session).follow(thing, message)


def rank(session: Session, shelf: Shelf, category: str, asked: Asked) -> list[Ranked]:
    """The category's opinions in a language, best first: those that answer what else was asked."""
    held, known = shelf.of(session, category), shelf.signs(session).words_of(category)
    rows = [(row, told) for row, told in held.opinions if text_in(row, asked.language)]
    if not held.whole:
        rows += _further(session, category, asked, known, {row.id for row, _ in rows})
    scores = fits(asked.text, asked.angles, known, [Told(row.angle, told) for row, told in rows])
    share = _NOTHING_KNOWN if category == GENERAL else 1.0
    ranked = [Ranked(row, round(share * score, 3)) for (row, _), score in zip(rows, scores, strict=True)]
    return sorted(ranked, key=lambda r: (-r.score, r.opinion.file in ELSEWHERE, r.opinion.id))


def _further(
    session: Session, category: str, asked: Asked, known: frozenset[str], there: Container[str]
) -> list[tuple[Opinion, Container[str]]]:
    """Opinions beyond those on the shelf that speak of what was asked."""
    words = [*map(angle_word, sorted(asked.angles)), *asked_words(asked.text, known)]
    found = candidates_with_words(session, category, words, asked.language, MOST_FURTHER) if words else []
    return [(row, told) for row, told in found if row.id not in there]


def branches(session: Session) -> dict[str, str]:
    """The branch of every category, by id; a branch has the id of the category that stands for it."""
    return dict(session.execute(select(col(Category.id), col(Category.branch))).all())


def category_names(session: Session, ids: Sequence[str], language: str) -> dict[str, str]:
    """The names of categories in `language`, by id."""
    rows = session.scalars(select(Category).where(col(Category.id).in_(ids)))
    return {row.id: row.name_da if language == "da" else row.name_en for row in rows}


def text_in(row: Opinion, language: Language) -> str:
    """What it says in a language; empty where it is not said in that."""
    return row.text_da if language is Language.DANISH else row.text_en

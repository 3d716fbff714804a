"""The library as one process reads it: what was fetched is kept for a minute, for it seldom changes."""

from collections import OrderedDict
from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from sqlmodel import Session, col, select

from bot.domain.signposts import Signposts
from storage.library import GENERAL
from storage.opinion_terms import SaidWords, terms_of
from storage.tables import Alternative, Category, Opinion, OpinionTerms

KEPT_FOR = timedelta(minutes=1)
"""So long a change by another process, such as an import, may take to show."""
MOST_KEPT = 256
"""Categories kept at once; the one unused for longest makes room."""
MOST_OF_ONE = 60
"""Opinions, and alternatives, of one category that are held; of more opinions `storage.opinion_index` finds some."""
FIRST_OF_MORE = 20
"""So many are held of a category that has more: what there is to say where nothing particular is asked."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """The words that lead to the categories, ready to be followed."""

    posts: Signposts
    until: datetime


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """What the library has on one category, and each opinion's words as stems. What was read anew is another one."""

    opinions: tuple[tuple[Opinion, Container[str]], ...]
    alternatives: tuple[Alternative, ...]
    until: datetime
    whole: bool = True
    """Whether these are all the opinions there are; else the library's own and then the newest."""


class Shelf:
    """Opinions and alternatives by category. `now` gives the time in UTC."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._held: OrderedDict[str, Held] = OrderedDict()
        self._signs: _Signs | None = None

    def signs(self, session: Session) -> Signposts:
        """Which words lead to which category."""
        if self._signs is None or self._signs.until <= self._now():
            read = session.execute(select(col(Category.id), col(Category.words)).order_by(col(Category.id)))
            self._signs = _Signs(_posts(tuple((row.id, row.words) for row in read)), self._now() + KEPT_FOR)
        return self._signs.posts

    def of(self, session: Session, category: str) -> Held:
        """What there is on a category, or the first of it, in the order of the ids."""
        held = self._held.pop(category, None)
        if held is None or held.until <= self._now():
            held = self._fetch(session, category)
        self._held[category] = held
        while len(self._held) > MOST_KEPT:
            self._held.popitem(last=False)
        return held

    def _fetch(self, session: Session, category: str) -> Held:
        ways = select(Alternative).where(col(Alternative.category) == category).order_by(col(Alternative.id))
        alternatives = session.scalars(ways.limit(MOST_OF_ONE)).all()
        opinions, whole = _opinions(session, category)
        for row in (*(opinion for opinion, _ in opinions), *alternatives):
            session.expunge(row)  # else a rollback of this work would empty what later work reads
        return Held(tuple(opinions), tuple(alternatives), self._now() + KEPT_FOR, whole)


@lru_cache(maxsize=2)
def _posts(read: tuple[tuple[str, str], ...]) -> Signposts:
    """The categories' words made ready, which takes longer than a whole answer: again only where they changed."""
    return Signposts({category: phrases.splitlines() for category, phrases in read}, GENERAL)


def _opinions(session: Session, category: str) -> tuple[list[tuple[Opinion, Container[str]]], bool]:
    """A category's opinions in the order of the ids with their words, and whether these are all."""
    theirs = select(Opinion.id).where(col(Opinion.category) == category)
    newest = theirs.order_by(col(Opinion.dated).desc(), col(Opinion.id).desc()).limit(MOST_OF_ONE + 1)
    wanted = session.scalars(newest).all()
    if not (whole := len(wanted) <= MOST_OF_ONE):
        own = theirs.where(col(Opinion.file) == f"{category}.toml").order_by(col(Opinion.id)).limit(FIRST_OF_MORE)
        wanted = list(dict.fromkeys((*session.scalars(own), *wanted)))[:FIRST_OF_MORE]
    stored = select(Opinion, col(OpinionTerms.terms)).outerjoin(OpinionTerms, col(OpinionTerms.opinion) == Opinion.id)
    rows = session.execute(stored.where(col(Opinion.id).in_(wanted)).order_by(col(Opinion.id)))
    return [(row, SaidWords(category, frozenset(terms or terms_of(row)))) for row, terms in rows], whole

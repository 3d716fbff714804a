"""The library as one process reads it: what was fetched is kept for a minute, for it seldom changes."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain.signposts import Signposts
from bot.domain.terms import stems
from storage.library import GENERAL
from storage.tables import Alternative, Category, Opinion

KEPT_FOR = timedelta(minutes=1)
"""So long a change by another process, such as an import, may take to show."""
MOST_KEPT = 256
"""Categories kept at once; the one unused for longest makes room."""
MOST_OPINIONS_KEPT = 10_000
"""The same for their opinions, each of which takes about 6 kB."""
MOST_OF_ONE = 200
"""Opinions, and alternatives, of one category; of more there are, `storage.opinion_index` finds what fits."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """The words that lead to the categories, as they were read and as they are followed."""

    read: dict[str, str]
    posts: Signposts
    until: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """What the library has on one category, and each opinion's words as stems."""

    opinions: tuple[tuple[Opinion, frozenset[str]], ...]
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
            self._signs = self._read_signs(session, self._signs)
        return self._signs.posts

    def _read_signs(self, session: Session, before: _Signs | None) -> _Signs:
        read = dict(session.execute(select(Category.id, Category.words)).all())
        if before and before.read == read:  # made ready again only where they changed
            return replace(before, until=self._now() + KEPT_FOR)
        phrases = {category: phrases.splitlines() for category, phrases in read.items()}
        return _Signs(read, Signposts(phrases, GENERAL), self._now() + KEPT_FOR)

    def of(self, session: Session, category: str) -> Held:
        """What there is on a category, or the first of it, in the order of the ids."""
        held = self._held.pop(category, None)
        if held is None or held.until <= self._now():
            held = self._fetch(session, category)
        self._held[category] = held
        self._make_room()
        return held

    def _make_room(self) -> None:
        opinions = sum(len(held.opinions) for held in self._held.values())
        while len(self._held) > MOST_KEPT or (opinions > MOST_OPINIONS_KEPT and len(self._held) > 1):
            _, gone = self._held.popitem(last=False)
            opinions -= len(gone.opinions)

    def _fetch(self, session: Session, category: str) -> Held:
        ways = select(Alternative).where(col(Alternative.category) == category).order_by(col(Alternative.id))
        alternatives = session.scalars(ways.limit(MOST_OF_ONE)).all()
        opinions, whole = _opinions(session, category)
        for row in (*opinions, *alternatives):
            session.expunge(row)  # else a rollback of this work would empty what later work reads
        return Held(
            tuple((row, frozenset(stems(f"{row.text_en} {row.text_da}"))) for row in opinions),
            tuple(alternatives),
            self._now() + KEPT_FOR,
            whole,
        )


def _opinions(session: Session, category: str) -> tuple[list[Opinion], bool]:
    """A category's opinions in the order of the ids, and whether these are all."""
    theirs = select(Opinion).where(col(Opinion.category) == category)
    newest = theirs.order_by(col(Opinion.dated).desc(), col(Opinion.id).desc())
    found = session.scalars(newest.limit(MOST_OF_ONE + 1)).all()
    whole = len(found) <= MOST_OF_ONE
    if not whole:
        own = session.scalars(theirs.where(col(Opinion.file) == f"{category}.toml").limit(MOST_OF_ONE)).all()
        found = list({row.id: row for row in (*own, *found)}.values())[:MOST_OF_ONE]
    return sorted(found, key=lambda row: row.id), whole

"""The library as one process reads it: what was fetched is kept for a minute, for it seldom changes."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain.terms import stems
from storage.tables import Alternative, Opinion

KEPT_FOR = timedelta(minutes=1)
"""So long a change by another process, such as an import, may take to show."""
MOST_KEPT = 256
"""Categories kept at once; the one unused for longest makes room."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the library has on one category, and each opinion's words as stems."""

    opinions: tuple[tuple[Opinion, frozenset[str]], ...]
    alternatives: tuple[Alternative, ...]
    until: datetime


class Shelf:
    """Opinions and alternatives by category. `now` gives the time in UTC."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._held: OrderedDict[str, Held] = OrderedDict()

    def of(self, session: Session, category: str) -> Held:
        """What there is on a category, in the order of the ids."""
        held = self._held.pop(category, None)
        if held is None or held.until <= self._now():
            held = self._fetch(session, category)
        self._held[category] = held
        while len(self._held) > MOST_KEPT:
            self._held.popitem(last=False)
        return held

    def _fetch(self, session: Session, category: str) -> Held:
        said = select(Opinion).where(col(Opinion.category) == category).order_by(col(Opinion.id))
        ways = select(Alternative).where(col(Alternative.category) == category).order_by(col(Alternative.id))
        opinions, alternatives = session.scalars(said).all(), session.scalars(ways).all()
        for row in (*opinions, *alternatives):
            session.expunge(row)  # else a rollback of this work would empty what later work reads
        return Held(
            tuple((row, frozenset(stems(f"{row.text_en} {row.text_da}"))) for row in opinions),
            tuple(alternatives),
            self._now() + KEPT_FOR,
        )

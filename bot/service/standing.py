"""How a running deployment stands, by what is in its database: for operators, whatever process asks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.metrics import Backlog
from storage import standing

LATE = timedelta(minutes=5)
"""Something is wrong where an update or a reminder has waited longer."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What waits, and for how long; a span is None where nothing waits."""

    newest: timedelta | None
    """The age of the newest update; None when there is none."""
    unanswered: int
    oldest: timedelta | None
    put_aside: int
    due: int
    latest: timedelta | None

    @property
    def is_late(self) -> bool:
        """Whether anything waits longer than it should."""
        return any(span is not None and span > LATE for span in (self.oldest, self.latest))

    @property
    def backlog(self) -> Backlog:
        """The same, to be counted."""
        return Backlog(self.unanswered, _seconds(self.oldest), self.put_aside, self.due, _seconds(self.latest))


def standing_of(session: Session, now: datetime, but: int = -1) -> Standing:
    """How things stand at a time, UTC; the update `but` is the one that asks."""
    unanswered, due = standing.unanswered(session, but), standing.due(session, now)
    return Standing(
        newest=_age(standing.newest_update(session), now),
        unanswered=unanswered.count,
        oldest=_age(unanswered.since, now),
        put_aside=standing.put_aside(session),
        due=due.count,
        latest=_age(due.since, now),
    )


def _age(moment: datetime | None, now: datetime) -> timedelta | None:
    return None if moment is None else max(now - moment, timedelta())


def _seconds(span: timedelta | None) -> float:
    return span.total_seconds() if span else 0.0

"""What is kept no longer, whoever it is of: let go once a day. `docs/privacy.md` tells it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain.contributing import State
from storage import contributions, inbox, model_use, reminders, shoppers, temptations

KEEP_TEXT = timedelta(days=30)
"""Updates, talks about what is still undecided, answers begun and not ended, opinions that nobody is shown."""
KEEP_RECORDS = timedelta(days=365)
"""What holds no text: the use of models, and reminders that were sent or cancelled."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """How many rows were deleted or emptied."""

    updates: int
    talks: int
    notes: int
    opinions: int
    records: int


def tidy(session: Session, now: datetime) -> Tidied:
    """Let go of what was kept long enough. `now` is UTC."""
    text, records = now - KEEP_TEXT, now - KEEP_RECORDS
    return Tidied(
        updates=inbox.forget(session, text),
        talks=temptations.forget_talks(session, text),
        notes=shoppers.forget_notes(session, text),
        opinions=contributions.forget(session, [State.DECLINED, State.WITHDRAWN], text),
        records=model_use.forget(session, records.date()) + reminders.forget(session, records),
    )

"""What is kept no longer, whoever it is of: let go once a day. `docs/privacy.md` tells it."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session, SQLModel

from bot.domain.contributing import State
from storage import contributions, inbox, model_use, reminders, shoppers, temptations, windows
from storage.database import Database
from storage.windows import Window

KEEP_TEXT = timedelta(days=30)
"""Updates, talks about what is still undecided, answers begun and not ended, opinions that nobody is shown."""
KEEP_RECORDS = timedelta(days=365)
"""What holds no text: the use of models, and reminders that were sent or cancelled."""


ROWS = 1_000
"""Rows in a unit of work: whoever writes meanwhile waits for no more."""
PAUSE_SECONDS = 0.02
"""Between two of them, so that the answers of a busy bot are not held up by each other one."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """How many rows were deleted or emptied."""

    updates: int = 0
    talks: int = 0
    notes: int = 0
    opinions: int = 0
    records: int = 0


async def tidy(
    database: Database, now: datetime, sleep: Callable[[float], Awaitable[object]], rows: int = ROWS
) -> Tidied:
    """Let go of what was kept long enough, some rows at a time. `now` is UTC. Raises DatabaseUnavailable."""
    told: Counter[str] = Counter()
    for what, work in steps(now, rows):
        told[what] += await database.run(work)
        await sleep(PAUSE_SECONDS)
    return Tidied(**told)


def steps(now: datetime, rows: int = ROWS) -> Iterator[tuple[str, Callable[[Session], int]]]:
    """The units of work that this takes, one after the other, each with what it counts in Tidied."""
    for what, table, forget in _forgetting(now - KEEP_TEXT, now - KEEP_RECORDS):
        for work in windows.through(SQLModel.metadata.tables[table], forget, rows):
            yield what, work


def _forgetting(text: datetime, records: datetime) -> Iterator[tuple[str, str, Callable[[Session, Window], int]]]:
    """What is let go of, by table: what has text from before a time, what has none from before another."""
    unseen = [State.DECLINED, State.WITHDRAWN]
    yield "updates", "inbox", partial(inbox.forget, before=text)
    yield "talks", "temptation", partial(temptations.forget_talks, before=text)
    yield "notes", "shopper", partial(shoppers.forget_notes, before=text)
    yield "opinions", "contribution", partial(contributions.forget, states=unseen, before=text)
    yield "records", "model_use", partial(model_use.forget, before=records.date())
    yield "records", "reminder", partial(reminders.forget, before=records)

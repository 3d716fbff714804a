"""The way in for updates where one process has the database to itself: stored first, then handed to the lanes."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from bot.telegram.errand import Errand, Lease
from bot.telegram.ingest.arrivals import arrivals_of
from bot.telegram.ingest.lanes import Lanes
from bot.telegram.replies import from_json
from storage import inbox
from storage.database import Database
from storage.errors import DatabaseUnavailable
from storage.tables import Inbox


def errand_of(row: Inbox, lease: Lease | None = None) -> Errand:
    """An update of the inbox, with what is left to send of its answer."""
    left = None if row.replies is None else from_json(row.replies)
    return Errand(row.update_id, row.chat_id or 0, row.raw or "{}", left, row.received_at, lease)


class Intake:
    """Stores updates and submits each new one once to the lane of its chat."""

    def __init__(self, database: Database, lanes: Lanes[Errand], *, now: Callable[[], datetime]) -> None:
        self.lanes = lanes
        self._database = database
        self._now = now
        self._doubtful: frozenset[int] = frozenset()

    async def run(self) -> None:
        """There is nothing to look after: nobody else works on these lanes."""

    async def close(self) -> None:
        """Start nothing new and wait for what runs."""
        await self.lanes.close()

    async def take_up(self) -> int:
        """Submit what an earlier process left unanswered, in order; returns how many.

        Raises DatabaseUnavailable.
        """
        rows = await self._database.run(inbox.unanswered)
        for row in rows:
            self.lanes.submit(row.chat_id or 0, errand_of(row))
        return len(rows)

    async def receive(self, updates: Sequence[Any]) -> int | None:
        """Store a batch in one transaction and submit what is new; returns the highest id, None if there is none.

        When this returns, the batch may be confirmed to Telegram. Raises DatabaseUnavailable.
        """
        arrivals = arrivals_of(updates)
        if not arrivals:
            return None
        now = self._now()
        try:
            new = await self._database.run(lambda session: inbox.store(session, arrivals, now))
        except DatabaseUnavailable:
            # the commit may have gone through all the same: next time these are submitted though they are there
            self._doubtful |= {arrival.update_id for arrival in arrivals}
            raise
        wanted = self._doubtful.union(new)
        self._doubtful -= {arrival.update_id for arrival in arrivals}
        for arrival in {a.update_id: a for a in arrivals}.values():
            if arrival.update_id in wanted:
                errand = Errand(arrival.update_id, arrival.chat_id, arrival.raw, received_at=now)
                self.lanes.submit(arrival.chat_id, errand)
        return max(arrival.update_id for arrival in arrivals)

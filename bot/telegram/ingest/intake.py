"""The way in for updates, however they were fetched: stored first, then handed to the lanes."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from bot.telegram.errand import Errand
from bot.telegram.ingest.arrivals import arrival_of
from bot.telegram.ingest.lanes import Lanes
from bot.telegram.replies import from_json
from storage import inbox
from storage.database import Database
from storage.errors import DatabaseUnavailable

log = logging.getLogger(__name__)


class Intake:
    """Stores updates and submits each new one once to the lane of its chat."""

    def __init__(self, database: Database, lanes: Lanes[Errand], *, now: Callable[[], datetime]) -> None:
        self._database = database
        self._lanes = lanes
        self._now = now
        self._doubtful: frozenset[int] = frozenset()

    async def take_up(self) -> int:
        """Submit what an earlier process left unanswered, in order; returns how many.

        Raises DatabaseUnavailable.
        """
        rows = await self._database.run(inbox.unanswered)
        for row in rows:
            left = None if row.replies is None else from_json(row.replies)
            chat_id = row.chat_id or 0
            self._lanes.submit(chat_id, Errand(row.update_id, chat_id, row.raw or "{}", left))
        return len(rows)

    async def receive(self, updates: Sequence[Any]) -> int | None:
        """Store a batch in one transaction and submit what is new; returns the highest id, None if there is none.

        When this returns, the batch may be confirmed to Telegram. Raises DatabaseUnavailable.
        """
        arrivals = [arrival for arrival in map(arrival_of, updates) if arrival is not None]
        if dropped := len(updates) - len(arrivals):
            log.warning("dropped %d updates without a usable update_id", dropped)
        if not arrivals:
            return None
        try:
            new = await self._database.run(lambda session: inbox.store(session, arrivals, self._now()))
        except DatabaseUnavailable:
            # the commit may have gone through all the same: next time these are submitted though they are there
            self._doubtful |= {arrival.update_id for arrival in arrivals}
            raise
        wanted = self._doubtful.union(new)
        self._doubtful -= {arrival.update_id for arrival in arrivals}
        for arrival in {a.update_id: a for a in arrivals}.values():
            if arrival.update_id in wanted:
                errand = Errand(arrival.update_id, arrival.chat_id, arrival.raw)
                self._lanes.submit(arrival.chat_id, errand)
        return max(arrival.update_id for arrival in arrivals)

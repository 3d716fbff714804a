"""The way in for updates where several processes share a database: each chat's are worked off by one at a time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import inf
from random import Random
from typing import Any

from sqlmodel import Session

from bot.telegram.errand import Errand
from bot.telegram.ingest.again import TryAgain
from bot.telegram.ingest.arrivals import arrivals_of
from bot.telegram.ingest.intake import errand_of
from bot.telegram.ingest.lanes import Lanes
from bot.telegram.rounds import every
from storage import inbox, lanes
from storage.database import Database
from storage.errors import DatabaseUnavailable
from storage.inbox import Arrival
from storage.lanes import LEASE, LaneLost
from storage.tables import Inbox

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 1.0
RENEW_EVERY_SECONDS = 3.0
MARGIN_SECONDS = 5.0
"""So long before a lease ends nothing is sent any more: the sending itself takes its time."""
MOST_AT_A_LOOK = 200
"""Lanes taken over at a time, so that several processes share what one left behind."""


@dataclass(slots=True)
class Lease:
    """A process' hold on a lane while it handles an update of it."""

    lane: int
    fleet: "Fleet"
    next: Inbox | None = None
    """The lane's next update, once this one is done; None when there was none, and the lane was let go."""

    def keep(self, session: Session) -> None:
        """Hold the lane until the transaction ends. Raises LaneLost."""
        lanes.hold(session, self.lane, self.fleet.me)

    def check(self) -> None:
        """Before something is sent: raises LaneLost where another process may have taken over."""
        if not self.fleet.is_renewed:
            raise LaneLost

    def finish(self, session: Session) -> None:
        """Look for the lane's next update or let go of it, in the transaction that is there anyway. Raises LaneLost."""
        self.next = lanes.first_waiting(session, self.lane, self.fleet.me)


class Fleet:
    """Stores updates, and works off the lanes that this process holds.

    What waits stands in the database alone: a lane's turn looks there for its next update, whoever stored it. `clock`
    counts seconds, `now` tells the time that all processes share.
    """

    def __init__(  # noqa: PLR0913  the parts of the process that it stands between
        self,
        database: Database,
        handle: Callable[[Errand], Awaitable[None]],
        *,
        now: Callable[[], datetime],
        random: Random,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self.me = f"{random.getrandbits(64):016x}"
        self.lanes: Lanes[int] = Lanes(self._take_turn, random=random)
        self._database = database
        self._handle = handle
        self._now = now
        self._clock = clock
        self._sleep = sleep
        self._queued: set[int] = set()
        """Lanes whose next turn has not begun: it will see whatever is stored until then."""
        self._next: dict[int, Inbox] = {}
        """What was found for a lane's next turn already."""
        self._current: dict[int, Errand] = {}
        self._broken_off: dict[int, Errand] = {}
        """By lane, what is to be tried again, with how far it came."""
        self._renewed_at = clock()
        self._looking = asyncio.Lock()
        """One look at a time: what another has claimed and not yet begun is not to be taken for nothing at all."""

    @property
    def is_renewed(self) -> bool:
        """Whether this process' leases are sure to last for a while."""
        return self._clock() < self._renewed_at + LEASE.total_seconds() - MARGIN_SECONDS

    async def receive(self, updates: Sequence[Any]) -> int | None:
        """Store a batch in one transaction; returns the highest id, None if there is none. Raises DatabaseUnavailable.

        When this returns, the batch may be confirmed to Telegram.
        """
        arrivals = arrivals_of(updates)
        if not arrivals:
            return None
        held, stored = await self._database.run(lambda session: self._store(session, arrivals))
        for lane in held:
            self._submit(lane)
        for update_id, lane in stored.items():
            self._overtake(lane, update_id)
        return max(stored)

    def _store(self, session: Session, arrivals: Sequence[Arrival]) -> tuple[list[int], dict[int, int]]:
        """Store a batch; returns the lanes that are held now, and by update the lane it went into."""
        now, stored = self._now(), inbox.lanes_of(session, arrivals)
        inbox.store(session, arrivals, now)
        return lanes.claim(session, set(stored.values()), self.me, now), stored

    async def take_up(self) -> int:
        """Keep what is held, see what others stored, and take over what is abandoned; returns how many lanes.

        Raises DatabaseUnavailable.
        """
        async with self._looking:
            await self._renew()
            await self._look_for_newer()
            taken = await self._database.run(self._take_over)
            for lane in taken:
                self._submit(lane)
            return len(taken)

    def _take_over(self, session: Session) -> list[int]:
        now = self._now()
        return lanes.claim(session, lanes.abandoned(session, now, MOST_AT_A_LOOK), self.me, now)

    async def run(self) -> None:
        """Do so for ever."""
        await every(LOOK_EVERY_SECONDS, self.take_up, "lanes", self._sleep)

    async def _renew(self) -> None:
        begun = self._clock()
        if begun >= self._renewed_at + RENEW_EVERY_SECONDS:
            held = self.lanes.at_work
            await self._database.run(lambda session: lanes.renew(session, held, self.me, self._now()))
            self._renewed_at = begun

    async def _look_for_newer(self) -> None:
        if self._current:
            waiting = await self._database.run(lambda session: lanes.newest(session, tuple(self._current)))
            for lane, update_id in waiting.items():
                self._overtake(lane, update_id)

    async def close(self) -> None:
        """Start nothing new, wait for what runs, and let go of every lane, so that others go on at once."""
        await self.lanes.close()
        try:
            await self._database.run(lambda session: lanes.release_all(session, self.me))
        except DatabaseUnavailable as error:
            log.warning("lanes are let go of by their leases: %s", error)

    def _submit(self, lane: int) -> None:
        if lane not in self._queued:
            self._queued.add(lane)
            self.lanes.submit(lane, lane)

    def _overtake(self, lane: int, update_id: int) -> None:
        current = self._current.get(lane)
        if current and update_id > current.update_id:
            current.overtaken.set()

    async def _take_turn(self, lane: int) -> None:
        """Handle the lane's next update, if there is one, and come again. Raises TryAgain and DatabaseUnavailable."""
        self._queued.discard(lane)
        lease = Lease(lane, self)
        try:
            row = self._next.pop(lane, None) or await self._first_waiting(lane)
            if row:
                errand = self._current[lane] = self._going_on(lane, errand_of(row, lease))
                await self._handle(errand)
        except LaneLost:
            log.info("lane %d is another process' by now", lane)
        except (TryAgain, DatabaseUnavailable):
            if lane in self._current:
                self._broken_off[lane] = self._current[lane]
            raise
        finally:
            self._current.pop(lane, None)
        if lease.next:
            self._next[lane] = lease.next
            self._submit(lane)

    def _going_on(self, lane: int, stored: Errand) -> Errand:
        """An update's errand as it is stored, or that of the try before, unless another process came further since.

        What was sent and could not be marked is not sent again so.
        """
        before = self._broken_off.pop(lane, None)
        if before is None or before.update_id != stored.update_id or _left(before) > _left(stored):
            return stored
        before.lease = stored.lease
        return before

    async def _first_waiting(self, lane: int) -> Inbox | None:
        return await self._database.run(lambda session: lanes.first_waiting(session, lane, self.me))


def _left(errand: Errand) -> float:
    """How many replies are still to be sent; without an end before it was handled."""
    return inf if errand.replies is None else len(errand.replies)

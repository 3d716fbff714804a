"""Delivers what is due: claimed, sent, and marked right after, each shopper by themself."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.metrics import Metrics
from bot.service.scheduling import DueBatch
from bot.telegram import notices
from bot.telegram.courier import Courier, Gone
from bot.telegram.ingest.again import TryAgain
from bot.telegram.limiter import Priority
from storage import reminders
from storage.database import Database
from storage.errors import DatabaseUnavailable

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 1.0
AT_A_LOOK = 100
"""Shoppers looked up at once, to be served in that order."""
SEND_WITHIN_SECONDS = 40
"""Less than a claim lasts, so that no other process takes it for abandoned."""
WAIT_AFTER_FAILURE = timedelta(seconds=60)


class Reminders:
    """Looks for due reminders and sends them, also beside other processes on the same database."""

    def __init__(
        self,
        database: Database,
        courier: Courier,
        *,
        now: Callable[[], datetime],
        metrics: Metrics | None = None,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._courier = courier
        self._now = now
        self._metrics = metrics or Metrics()
        self._sleep = sleep
        self._trouble = ""

    async def run(self) -> None:
        """Deliver what is due, for ever; a database that cannot be used for now is said once and waited for."""
        while True:
            try:
                await self.deliver_due()
                self._trouble = ""
            except DatabaseUnavailable as error:
                if str(error) != self._trouble:
                    self._trouble = str(error)
                    log.warning("reminders: %s", error)
            await self._sleep(LOOK_EVERY_SECONDS)

    async def deliver_due(self, *, disturb: bool = False) -> int:
        """Send everything that is due, the longest waiting first; returns how many messages went out.

        `disturb` sends in the quiet hours too: the shopper is there. Raises DatabaseUnavailable.
        """
        total = 0
        while due := await self._database.run(lambda session: reminders.due_shoppers(session, self._now(), AT_A_LOOK)):
            done = [await self._serve(shopper_id, disturb=disturb) for shopper_id in due]
            total += sum(done)
            if not any(done):
                break
        return total

    async def _serve(self, shopper_id: int, *, disturb: bool) -> bool:
        """Send one shopper what is due; False when there was nothing to send after all, or it did not go out.

        One message at a time, each marked before the next is sent: a process that dies can repeat only that one.
        """
        taken = await self._database.run(lambda s: notices.take(s, shopper_id, self._now(), disturb=disturb))
        if taken is None:
            return False
        batch, reply = taken
        try:
            async with asyncio.timeout(SEND_WITHIN_SECONDS):
                await self._courier.deliver(batch.shopper.chat_id, reply, Priority.REMINDER)
        except (TryAgain, TimeoutError) as error:
            await self._put_off(batch, error)
            return False
        except Gone:
            await self._database.run(lambda s: reminders.stop(s, shopper_id))
            return False
        await self._database.run(lambda s: notices.sent(s, batch, self._now()))
        for reminder, _ in batch.items:
            self._metrics.reminder_sent((self._now() - reminder.due_at).total_seconds())
        return True

    async def _put_off(self, batch: DueBatch, error: TryAgain | TimeoutError) -> None:
        after = error.after if isinstance(error, TryAgain) else None
        until = self._now() + (WAIT_AFTER_FAILURE if after is None else timedelta(seconds=after))
        await self._database.run(lambda s: reminders.postpone(s, batch.reminder_ids, until))

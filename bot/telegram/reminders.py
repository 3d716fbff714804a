"""Delivers what is due, the more urgent first: claimed, sent, and marked right after, each shopper by themself."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random

from bot.domain.notices import Priority
from bot.metrics import Metrics
from bot.service.scheduling import DueBatch
from bot.telegram import notices
from bot.telegram.backoff import Backoff
from bot.telegram.courier import Courier, Gone, Held
from bot.telegram.ingest.again import TryAgain
from bot.telegram.logs import place_of
from bot.telegram.rounds import every
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
WAIT_AFTER_FAULT = timedelta(hours=1)
"""Where it is no passing fault: the next hour, or the next version, may do better."""
MARK_TRIES = 5
"""How often what went out is tried to be marked: within the time that a claim lasts."""
CLOSE_WITHIN_SECONDS = 5.0
LONGER_BY = 0.25
"""The share by which such a wait may be longer, so that what failed together does not return together."""


class Reminders:
    """Looks for due reminders and sends them, also beside other processes on the same database."""

    def __init__(  # noqa: PLR0913  what it sends, when, and what it tells of it
        self,
        database: Database,
        courier: Courier,
        *,
        now: Callable[[], datetime],
        random: Random,
        metrics: Metrics | None = None,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._courier = courier
        self._now = now
        self._random = random
        self._metrics = metrics or Metrics()
        self._sleep = sleep
        self._serving = asyncio.Lock()
        self._closed = False
        self._held_until = datetime.min.replace(tzinfo=UTC)

    async def run(self) -> None:
        """Deliver what is due, for ever; a database that cannot be used for now is said once and waited for."""
        await every(LOOK_EVERY_SECONDS, self.deliver_due, "reminders", self._sleep)

    async def close(self) -> None:
        """Take nothing new, and wait for the message that is on its way, and for its mark: it would be sent again."""
        self._closed = True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_WITHIN_SECONDS), self._serving:
                pass

    async def deliver_due(self, *, disturb: bool = False) -> int:
        """Send everything that is due, reminders before summaries; returns how many messages went out.

        `disturb` sends in the quiet hours too: the shopper is there. Raises DatabaseUnavailable.
        """
        total = 0
        rounds = [partial(self._round, priority, disturb=disturb) for priority in (Priority.REMINDER, Priority.SUMMARY)]
        while sent := await rounds[0]() or await rounds[1]():
            total += sent
        return total

    async def _round(self, priority: Priority, *, disturb: bool) -> int:
        """Serve those who have something of a priority due; a reminder that comes due goes before the next summary."""
        sent = 0
        for shopper_id in await self._look(priority):
            if priority is Priority.SUMMARY and await self._look(Priority.REMINDER, 1):
                return sent + await self._round(Priority.REMINDER, disturb=disturb)
            try:
                async with self._serving:
                    sent += await self._serve(shopper_id, disturb=disturb)
            except Held as error:
                self._held_until = self._now() + timedelta(seconds=error.after or 0.0)
                break
            except DatabaseUnavailable:
                raise
            except Exception as error:  # noqa: BLE001  one shopper's fault is not the next one's
                log.error("what is due for shopper %d is put off: %s", shopper_id, place_of(error))  # noqa: TRY400
                now = self._now()
                later = partial(reminders.put_off, shopper_id=shopper_id, now=now, until=now + WAIT_AFTER_FAULT)
                await self._database.run(later)
        return sent

    async def _look(self, priority: Priority, limit: int = AT_A_LOOK) -> list[int]:
        """The shoppers who have something of a priority due; nobody while nothing can be sent at all."""
        if self._closed or self._now() < self._held_until:
            return []
        look = partial(reminders.due_shoppers, now=self._now(), priority=priority, limit=limit)
        return await self._database.run(look)

    async def _serve(self, shopper_id: int, *, disturb: bool) -> bool:
        """Send one shopper what is due; False when there was nothing to send after all, or it did not go out.

        One message at a time, each marked before the next is sent: a process that dies can repeat only that one.
        Raises Held when nothing can be sent to anybody.
        """
        if self._closed:
            return False
        taken = await self._database.run(lambda s: notices.take(s, shopper_id, self._now(), disturb=disturb))
        if taken is None:
            return False
        batch, reply = taken
        try:
            async with asyncio.timeout(SEND_WITHIN_SECONDS):
                await self._courier.deliver(batch.shopper.chat_id, reply, batch.priority)
        except (TryAgain, TimeoutError) as error:
            await self._put_off(batch, error)
            if isinstance(error, Held):
                raise
            return False
        except Gone:
            await self._database.run(lambda s: reminders.stop(s, shopper_id, batch.reminder_ids))
            return False
        except Exception:
            await self._database.run(lambda s: reminders.postpone(s, batch.reminder_ids, self._now()))
            raise
        await self._mark(batch)
        for reminder, _ in batch.items:
            self._metrics.reminder_sent((self._now() - reminder.due_at).total_seconds())
        return True

    async def _mark(self, batch: DueBatch) -> None:
        """Mark what went out, and promise what follows. Raises DatabaseUnavailable.

        A passing fault is waited for, as what is not marked is sent again.
        """
        for failures in range(1, MARK_TRIES + 1):
            try:
                await self._database.run(lambda s: notices.sent(s, batch, self._now()))
            except DatabaseUnavailable as error:
                if not error.passing or failures == MARK_TRIES:
                    raise
                await self._sleep(Backoff().delay(failures, self._random))
            except Exception as error:  # noqa: BLE001  it went out, whatever should have followed
                log.error("nothing follows reminders %s: %s", batch.reminder_ids, place_of(error))  # noqa: TRY400
                await self._database.run(lambda s: reminders.mark_sent(s, batch.reminder_ids, self._now()))
                return
            else:
                return

    async def _put_off(self, batch: DueBatch, error: TryAgain | TimeoutError) -> None:
        """Give the claim back for as long as Telegram asks, else for a minute; a little longer, by chance."""
        after = error.after if isinstance(error, TryAgain) else None
        wait = WAIT_AFTER_FAILURE if after is None else timedelta(seconds=after)
        until = self._now() + wait * self._random.uniform(1.0, 1.0 + LONGER_BY)
        await self._database.run(lambda s: reminders.postpone(s, batch.reminder_ids, until))

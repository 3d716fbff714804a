"""Sleeping on it: how long, the shopper's own words, and the reminder at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain.clock import QuietHours, to_local, to_utc
from bot.domain.cooling import default_pause, due
from bot.domain.decisions import Act
from bot.service.advising import price_of
from bot.service.deciding import Decided, decide
from bot.service.shoppers import local_time, quiet_hours
from storage import reminders, shoppers, temptations
from storage.tables import Reminder, Shopper, Temptation

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class DueBatch:
    """All that came due for one shopper at once, to go out as one message."""

    shopper: Shopper
    items: tuple[tuple[Reminder, Temptation], ...]

    @property
    def reminder_ids(self) -> list[int]:
        return [reminder.id or 0 for reminder, _ in self.items]


def sleep_on(
    session: Session, shopper: Shopper, temptation: Temptation, now: datetime, wall: datetime | None = None
) -> tuple[Decided, datetime]:
    """Sleep on it until `wall`, local time, or as long as the price suggests; returns when it comes back.

    Does nothing when the temptation is decided already. The hour is moved out of the quiet hours.
    """
    decided = decide(session, shopper, temptation, Act.SLEEP, now)
    here = local_time(shopper, now)
    wall = quiet_hours(shopper).ends_after(wall or due(here, default_pause(price_of(temptation))))
    if decided.changed:
        temptation.slept_at = temptation.slept_at or now
        _set_reminder(session, shopper, temptation, wall)
    return decided, wall


def note_reason(temptation: Temptation, words: str) -> None:
    """Keep the shopper's own words on why they want it."""
    temptation.reason = " ".join(words.split())[:LONGEST_REASON]


def note_want(temptation: Temptation, want: int) -> None:
    """Keep how much they want it, 1 to 10; another figure is passed over."""
    temptation.want = want if 1 <= want <= 10 else temptation.want


def claim_due(session: Session, shopper_id: int, now: datetime, *, disturb: bool = False) -> DueBatch | None:
    """Claim what is due for a shopper. In the quiet hours it is put off to their end, unless `disturb`.

    None when there is nothing to send now.
    """
    shopper = shoppers.by_id(session, shopper_id)
    claimed = reminders.claim(session, shopper_id, now)
    batch = DueBatch(shopper, tuple((r, session.get_one(Temptation, r.temptation_id)) for r in claimed))
    wait = None if disturb else _end_of_quiet(shopper, now)
    if batch.items and wait:
        session.flush()
        reminders.postpone(session, batch.reminder_ids, wait)
        return None
    return batch if batch.items else None


def move_reminders(session: Session, shopper: Shopper, zone: str) -> None:
    """Change the shopper's time zone; what is to come keeps its promised hour on the new clock."""
    shopper.timezone = zone
    for reminder in reminders.pending_of(session, shopper.id or 0):
        reminder.timezone = zone
        reminder.due_at = to_utc(datetime.fromisoformat(reminder.wall_time), zone)


def waiting(session: Session, shopper: Shopper) -> Sequence[tuple[Temptation, datetime | None]]:
    """What the shopper sleeps on, with the local time it comes back; None when it has been asked about."""
    found = []
    for temptation in temptations.cooling(session, shopper.id or 0):
        reminder = reminders.pending(session, temptation.id or 0)
        found.append((temptation, datetime.fromisoformat(reminder.wall_time) if reminder else None))
    return found


def lateness(reminder: Reminder, now: datetime) -> timedelta:
    """How long after the promised time it is."""
    return now - to_utc(datetime.fromisoformat(reminder.wall_time), reminder.timezone)


def _set_reminder(session: Session, shopper: Shopper, temptation: Temptation, wall: datetime) -> None:
    reminder = Reminder(
        shopper_id=shopper.id or 0,
        temptation_id=temptation.id or 0,
        due_at=to_utc(wall, shopper.timezone),
        wall_time=wall.isoformat(timespec="minutes"),
        timezone=shopper.timezone,
    )
    reminders.set_for(session, reminder)


def _end_of_quiet(shopper: Shopper, now: datetime) -> datetime | None:
    """When the quiet hours that it is now end, UTC; None outside of them."""
    quiet: QuietHours = quiet_hours(shopper)
    here = to_local(now, shopper.timezone)
    return to_utc(quiet.ends_after(here), shopper.timezone) if quiet.covers(here) else None

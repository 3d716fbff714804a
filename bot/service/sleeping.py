"""Sleeping on it: how long, the shopper's own words, and the reminder at the end."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.domain.clock import to_utc
from bot.domain.cooling import Pause, default_pause, due
from bot.domain.decisions import Act
from bot.domain.notices import Notice
from bot.domain.reading import without_links
from bot.service.advising import cost_of
from bot.service.deciding import Decided, decide
from bot.service.scheduling import schedule
from bot.service.shoppers import local_time, quiet_hours
from storage import reminders, temptations
from storage.tables import Shopper, Temptation

LONGEST_REASON = 300


def default_wall(shopper: Shopper, temptation: Temptation, now: datetime, at_least: Pause | None = None) -> datetime:
    """The local time until which the price suggests to sleep on it, or `at_least` what a house rule asks for."""
    return due(local_time(shopper, now), default_pause(cost_of(temptation), at_least))


def sleep_on(
    session: Session, shopper: Shopper, temptation: Temptation, now: datetime, wall: datetime | None = None
) -> tuple[Decided, datetime]:
    """Sleep on it until `wall`, local time, or as long as the price suggests; returns when it comes back.

    Does nothing when the temptation is decided already. The hour is moved out of the quiet hours.
    """
    decided = decide(session, shopper, temptation, Act.SLEEP, now)
    wall = quiet_hours(shopper).ends_after(wall or default_wall(shopper, temptation, now))
    if decided.changed:
        temptation.slept_at = temptation.slept_at or now
        schedule(session, shopper, Notice.PAUSE, wall, temptation)
    return decided, wall


def note_reason(temptation: Temptation, words: str) -> None:
    """Keep the shopper's own words on why they want it."""
    temptation.reason = without_links(words)[:LONGEST_REASON]


def note_want(temptation: Temptation, want: int) -> None:
    """Keep how much they want it, 1 to 10; another figure is passed over."""
    temptation.want = want if 1 <= want <= 10 else temptation.want


def note_want_after(temptation: Temptation, written: str) -> bool:
    """Keep how much it is wanted at the end of the pause, 1 to 10; False for anything else."""
    if not (written.isascii() and written.isdigit() and len(written) <= 2 and 1 <= int(written) <= 10):
        return False
    temptation.want_after = int(written)
    return True


def move_reminders(session: Session, shopper: Shopper, zone: str) -> int:
    """Change the shopper's time zone; what is to come keeps its promised hour on the new clock.

    Returns how many of the pauses that the shopper waits for moved; what they do not know of is not counted.
    """
    shopper.timezone = zone
    moved = [each for each in reminders.pending_of(session, shopper.id or 0) if each.timezone != zone]
    for reminder in moved:
        reminder.timezone = zone
        reminder.due_at = to_utc(datetime.fromisoformat(reminder.wall_time), zone)
    return sum(reminder.kind == Notice.PAUSE for reminder in moved)


def waiting(session: Session, shopper: Shopper) -> Sequence[tuple[Temptation, datetime | None]]:
    """What the shopper sleeps on, with the local time it comes back; None when it has been asked about."""
    found = []
    for temptation in temptations.cooling(session, shopper.id or 0):
        reminder = reminders.pending(session, temptation.shopper_id, temptation.id, [Notice.PAUSE])
        found.append((temptation, datetime.fromisoformat(reminder.wall_time) if reminder else None))
    return found

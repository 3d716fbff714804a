"""What is to be sent at a time: promised in the shopper's wall time, claimed when it is due, followed up when sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain.clock import to_local, to_utc
from bot.domain.expiry import notice_matters
from bot.domain.notices import CIVIL_HOUR, SILENCE, Notice, Priority, priority_of
from bot.domain.temptation import State
from bot.service.shoppers import local_time, quiet_hours
from storage import reminders
from storage.tables import Reminder, Shopper, Temptation


@dataclass(frozen=True, slots=True)
class DueBatch:
    """What goes out to one shopper as one message: one notice, or all pauses that ended."""

    shopper: Shopper
    items: tuple[tuple[Reminder, Temptation | None], ...]

    @property
    def notice(self) -> Notice:
        """What it is for; of several pauses that of the first."""
        return Notice(self.items[0][0].kind)

    @property
    def priority(self) -> Priority:
        """How urgent it is beside other messages."""
        return priority_of(self.notice)

    @property
    def things(self) -> tuple[tuple[Reminder, Temptation], ...]:
        """The reminders that are about a thing, each with it."""
        return tuple((reminder, thing) for reminder, thing in self.items if thing is not None)

    @property
    def reminder_ids(self) -> list[int]:
        return [reminder.id or 0 for reminder, _ in self.items]


def schedule(
    session: Session, shopper: Shopper, notice: Notice, wall: datetime, temptation: Temptation | None = None
) -> datetime:
    """Promise a notice for `wall`, local time, in place of one of the same matter; returns when it comes.

    The hour is moved out of the quiet hours.
    """
    wall = quiet_hours(shopper).ends_after(wall)
    reminder = Reminder(
        shopper_id=shopper.id or 0,
        temptation_id=temptation.id if temptation else None,
        kind=notice,
        due_at=to_utc(wall, shopper.timezone),
        wall_time=wall.isoformat(timespec="minutes"),
        timezone=shopper.timezone,
    )
    reminders.set_for(session, reminder)
    return wall


def unschedule(session: Session, shopper: Shopper, notice: Notice, temptation: Temptation | None = None) -> None:
    """Take a promise back."""
    reminders.cancel(session, shopper.id or 0, temptation.id if temptation else None, [notice])


def civil(wall: datetime, after: timedelta = timedelta()) -> datetime:
    """The civil hour of the local day that lies so much later."""
    return (wall + after).replace(hour=CIVIL_HOUR, minute=0, second=0, microsecond=0)


def claim_due(session: Session, shopper_id: int, now: datetime, *, disturb: bool = False) -> DueBatch | None:
    """Claim what is due for a shopper. In the quiet hours it is put off to their end, unless `disturb`.

    None when there is nothing to send now, or nobody to send it to. What was promised since a shopper said stop is
    held with the rest.
    """
    shopper = session.get(Shopper, shopper_id)
    if shopper is None:  # they had everything deleted since it was seen that something is due
        return None
    claimed = reminders.claim(session, shopper_id, now)
    # locked, as a tap may be about to decide it
    things = (session.get(Temptation, r.temptation_id or 0, with_for_update=True) for r in claimed)
    batch = DueBatch(shopper, tuple(zip(claimed, things, strict=True)))
    if shopper.stopped:
        session.flush()
        reminders.stop(session, shopper_id, batch.reminder_ids)
        return None
    wait = None if disturb else _end_of_quiet(shopper, now)
    if batch.items and wait:
        session.flush()
        reminders.postpone(session, batch.reminder_ids, wait)
        return None
    return batch if batch.items else None


def still_matters(batch: DueBatch, now: datetime) -> bool:
    """Whether what is due is not too late to be sent (`bot.domain.expiry`)."""
    promised = datetime.fromisoformat(batch.items[0][0].wall_time)
    return notice_matters(batch.notice, promised, local_time(batch.shopper, now))


def ask_again(session: Session, batch: DueBatch, now: datetime) -> None:
    """After a question at the end of a pause: once more when it stays unanswered, then let it lie."""
    for reminder, _ in batch.things:
        thing = session.get(Temptation, reminder.temptation_id)  # it may have been answered meanwhile, or deleted
        if thing and thing.state == State.COOLING:
            following = Notice.ASK_AGAIN if reminder.kind == Notice.PAUSE else Notice.LET_LIE
            wall = local_time(batch.shopper, now).replace(second=0, microsecond=0) + SILENCE
            schedule(session, batch.shopper, following, wall, thing)


def lateness(reminder: Reminder, now: datetime) -> timedelta:
    """How long after the promised time it is."""
    return now - to_utc(datetime.fromisoformat(reminder.wall_time), reminder.timezone)


def _end_of_quiet(shopper: Shopper, now: datetime) -> datetime | None:
    """When the quiet hours that it is now end, UTC; None outside of them."""
    quiet = quiet_hours(shopper)
    here = to_local(now, shopper.timezone)
    return to_utc(quiet.ends_after(here), shopper.timezone) if quiet.covers(here) else None

"""The weekly question: whether the shopper is still without what they skipped, all of it in one message."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain.ledger import Balance, ask_from
from bot.domain.money import Money
from bot.domain.notices import Notice
from bot.domain.payments import Period
from bot.service.scheduling import DueBatch, civil, schedule
from bot.service.shoppers import local_time
from storage import reminders, savings
from storage.tables import Reminder, Shopper, Temptation

MOST_ASKED = 10
"""Things in one question; what is left is asked about a week later."""
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """A thing in the weekly question."""

    temptation: Temptation
    amount: Money
    """What a yes confirms, or counts once more."""
    again: bool
    """Of a subscription: whether they went without it for one more period."""


def to_ask(session: Session, shopper: Shopper, now: datetime) -> list[Asked]:
    """What the weekly question is about now, the longest waiting first."""
    today = local_time(shopper, now).date()
    waiting = [(day, thing, stands) for day, thing, stands in _open(session, shopper) if day <= today]
    waiting.sort(key=lambda found: (found[0], found[1].id or 0))
    return [_asked(thing, stands) for _, thing, stands in waiting[:MOST_ASKED]]


def asked(session: Session, batch: DueBatch, now: datetime) -> None:
    """Note what a question that just went out asked about, and promise the next where something is left to ask.

    The time noted is that at which the reminder is marked as sent: it says which things were in one question.
    """
    for each in to_ask(session, batch.shopper, now):
        each.temptation.confirm_asked_at = now
    session.flush()
    ask_anew(session, batch, now)


def ask_anew(session: Session, batch: DueBatch, now: datetime) -> None:
    """Promise the next question where something is left to ask, whether or not this one went out."""
    left = [day for day, _, _ in _open(session, batch.shopper)]
    if left:
        promise(session, batch.shopper, now, min(left))


def promise(session: Session, shopper: Shopper, now: datetime, not_before: date | None = None) -> None:
    """See to it that a question comes, in a week or on a later day; one that comes sooner stays as it is."""
    here = local_time(shopper, now)
    wall = civil(here, _WEEK)
    if wall < here + _WEEK:
        wall += _DAY
    if not_before:
        wall = max(wall, civil(datetime.combine(not_before, datetime.min.time())))
    coming = reminders.pending(session, shopper.id or 0, None, [Notice.CONFIRM])
    if coming is None or wall < datetime.fromisoformat(coming.wall_time):
        schedule(session, shopper, Notice.CONFIRM, wall)


def asked_together(session: Session, shopper: Shopper, reminder_id: int, now: datetime) -> list[Temptation]:
    """The things that one question asked about and that are still skipped."""
    question = session.get(Reminder, reminder_id)
    if question is None or question.shopper_id != shopper.id or question.kind != Notice.CONFIRM:
        return []
    if question.sent_at is None:  # a tap that came before the mark
        return [each.temptation for each in to_ask(session, shopper, now)]
    mine = select(Temptation).where(col(Temptation.shopper_id) == shopper.id, col(Temptation.state) == "skipped")
    together = mine.where(col(Temptation.confirm_asked_at) == question.sent_at)
    return list(session.scalars(together.order_by(col(Temptation.id))))


def _open(session: Session, shopper: Shopper) -> list[tuple[date, Temptation, tuple[Balance, ...]]]:
    """All there is to ask about, now or later, each with the day from which on."""
    found = []
    for thing, stands in savings.skipped(session, shopper.id or 0):
        asked_on = local_time(shopper, thing.confirm_asked_at).date() if thing.confirm_asked_at else None
        day = ask_from(stands, asked_on, period_of(thing), thing.payments)
        if day:
            found.append((day, thing, stands))
    return found


def period_of(temptation: Temptation) -> Period | None:
    """How often a subscription is paid, None for anything else."""
    return Period(temptation.period) if temptation.period else None


def _asked(thing: Temptation, stands: tuple[Balance, ...]) -> Asked:
    pending = [bucket for bucket in stands if bucket.pending]
    return Asked(thing, stands[-1].total, again=not pending)

"""What the bot writes by itself: how each kind of notice is put together, and what follows when it went out."""

import logging
from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from bot.domain.notices import Notice
from bot.service import asking, scheduling
from bot.service.scheduling import DueBatch
from bot.telegram.handlers import contributions, due, ledger, monthly, purchases
from bot.telegram.replies import Reply
from storage import reminders

log = logging.getLogger(__name__)

Compose = Callable[[Session, DueBatch, datetime], Reply | None]
"""None where there is nothing to say after all. May be repeated after a crash."""

COMPOSE: dict[Notice, Compose] = {
    Notice.PAUSE: due.pause_over,
    Notice.ASK_AGAIN: due.pause_over,
    Notice.LET_LIE: due.let_lie,
    Notice.RETURN: purchases.return_due,
    Notice.WORTH: purchases.worth_due,
    Notice.CONFIRM: ledger.confirm_due,
    Notice.CONTRIBUTION: contributions.decided,
    Notice.MONTH: monthly.month_due,
}
FOLLOW: dict[Notice, Callable[[Session, DueBatch, datetime], None]] = {
    Notice.PAUSE: scheduling.ask_again,
    Notice.ASK_AGAIN: scheduling.ask_again,
    Notice.CONFIRM: asking.asked,
    Notice.CONTRIBUTION: contributions.author_told,
    Notice.MONTH: monthly.month_sent,
}
ANEW: dict[Notice, Callable[[Session, DueBatch, datetime], None]] = {
    Notice.CONFIRM: asking.ask_anew,
    Notice.MONTH: monthly.month_sent,
}
"""What follows where one came to matter no more, and was dropped."""


def take(session: Session, shopper_id: int, now: datetime, *, disturb: bool) -> tuple[DueBatch, Reply] | None:
    """Claim what is due for a shopper and put it into words; None when there is nothing to send (any more)."""
    while batch := scheduling.claim_due(session, shopper_id, now, disturb=disturb):
        session.flush()
        if not scheduling.still_matters(batch, now):
            _drop(session, batch, now)
        elif reply := COMPOSE[batch.notice](session, batch, now):
            return batch, reply
        else:
            session.flush()
            sent(session, batch, now)
    return None


def _drop(session: Session, batch: DueBatch, now: datetime) -> None:
    """Mark what comes too late to matter, and promise what follows."""
    log.info("reminders %s (%s) are dropped: it is too late for them", batch.reminder_ids, batch.notice)
    reminders.drop(session, batch.reminder_ids)
    if anew := ANEW.get(batch.notice):
        anew(session, batch, now)


def sent(session: Session, batch: DueBatch, now: datetime) -> None:
    """Mark what went out, and promise what follows."""
    reminders.mark_sent(session, batch.reminder_ids, now)
    follow = FOLLOW.get(batch.notice)
    if follow:
        follow(session, batch, now)

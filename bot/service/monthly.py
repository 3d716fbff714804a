"""The summary that comes by itself on the first of each month, if the shopper wants it."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.month import next_first
from bot.domain.notices import CIVIL_HOUR, Notice, turn_in_the_month
from bot.service.scheduling import schedule, unschedule
from bot.service.shoppers import local_time
from storage.tables import Shopper


def ask_once(shopper: Shopper) -> bool:
    """Whether to ask if it shall come by itself; True a single time. Until they say yes it does not come."""
    if shopper.monthly is not None:
        return False
    shopper.monthly = False
    return True


def switch_on(session: Session, shopper: Shopper, now: datetime) -> datetime:
    """It comes by itself from the next first on; returns when, local time."""
    shopper.monthly = True
    return promise_next(session, shopper, now)


def switch_off(session: Session, shopper: Shopper) -> None:
    """It comes no more."""
    shopper.monthly = False
    unschedule(session, shopper, Notice.MONTH)


def promise_next(session: Session, shopper: Shopper, now: datetime) -> datetime:
    """Promise it for the next first, local time, in place of any promise; returns when.

    Each shopper has their own minute in the hours after the civil one: all in one minute would be a crowd.
    """
    first = next_first(local_time(shopper, now), CIVIL_HOUR)
    return schedule(session, shopper, Notice.MONTH, first + turn_in_the_month(shopper.id or 0))

"""What to propose in one tap where a time that was understood cannot be taken."""

from datetime import datetime

from bot.domain.when.days import DAY, WEEK
from bot.domain.when.types import When, WhenDoubt


def offered(when: When, now: datetime) -> datetime | None:
    """A time near the one that was meant: the same hour tomorrow, or the same weekday to come. None where none is near.

    `now` and the answer are naive local wall times.
    """
    meant = when.proposal
    if meant is None or when.doubt not in {WhenDoubt.PAST, WhenDoubt.TOO_SOON}:
        return None
    if meant.date() >= now.date():
        return meant + DAY
    return meant + WEEK if now - meant < WEEK - DAY else None

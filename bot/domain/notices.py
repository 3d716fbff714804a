"""What the bot writes of by itself, at a time it promised."""

from datetime import timedelta
from enum import IntEnum, StrEnum


class Priority(IntEnum):
    """What goes first where messages wait for each other: the lower number."""

    ANSWER = 0
    """To what a shopper wrote just now."""
    REMINDER = 1
    """What was promised for a time."""
    SUMMARY = 2
    """What comes due for many at once, and may as well come an hour later."""


class Notice(StrEnum):
    """What a scheduled message is for."""

    PAUSE = "pause"
    """The end of a pause."""
    ASK_AGAIN = "ask-again"
    """The end of a pause was not answered for a week."""
    LET_LIE = "let-lie"
    """Nor was the second question: the thing is dropped without a word."""
    RETURN = "return"
    """The right to return a thing ends soon."""
    WORTH = "worth"
    """Whether a thing was worth it."""
    CONFIRM = "confirm"
    """Whether the shopper is still without what they skipped; all of it in one question."""
    CONTRIBUTION = "contribution"
    """What became of the opinions that the shopper wrote for others."""
    MONTH = "month"
    """The picture of the month that has passed."""


SUMMARIES = frozenset({Notice.CONFIRM, Notice.MONTH})
"""These let everything else go first."""
OF_THE_PAUSE = (Notice.PAUSE, Notice.ASK_AGAIN, Notice.LET_LIE)
"""One of these at most is to come for a thing."""
OF_A_PURCHASE = (Notice.RETURN, Notice.WORTH)
"""These come for what was bought, and not when that was taken back."""
SILENCE = timedelta(days=7)
"""How long a question at the end of a pause is left alone."""
CIVIL_HOUR = 10
"""Local hour of messages whose hour the shopper did not choose."""
MONTH_SPREAD = timedelta(hours=6)
"""Over how long after the civil hour the pictures of a month are spread, so that not all come due in one minute."""
_MINUTE = timedelta(minutes=1)


def priority_of(notice: Notice) -> Priority:
    """How urgent a notice is beside other messages."""
    return Priority.SUMMARY if notice in SUMMARIES else Priority.REMINDER


def turn_in_the_month(shopper_id: int) -> timedelta:
    """How long after the civil hour a shopper's picture comes: always the same, to the minute, evenly spread."""
    return shopper_id % (MONTH_SPREAD // _MINUTE) * _MINUTE

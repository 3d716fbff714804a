"""What the bot writes of by itself, at a time it promised."""

from datetime import timedelta
from enum import StrEnum


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


OF_THE_PAUSE = (Notice.PAUSE, Notice.ASK_AGAIN, Notice.LET_LIE)
"""One of these at most is to come for a thing."""
OF_A_PURCHASE = (Notice.RETURN, Notice.WORTH)
"""These come for what was bought, and not when that was taken back."""
SILENCE = timedelta(days=7)
"""How long a question at the end of a pause is left alone."""
CIVIL_HOUR = 10
"""Local hour of messages whose hour the shopper did not choose."""

"""What reading a time phrase gives."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class WhenDoubt(StrEnum):
    """Why the bot asks back instead of taking a time."""

    UNCLEAR = "unclear"
    PAST = "past"
    TOO_SOON = "too_soon"
    TOO_FAR = "too_far"
    PAYDAY = "payday"
    """The phrase leans on a payday that the shopper has not told."""


@dataclass(frozen=True, slots=True)
class When:
    """The time a phrase names, or why there is none to take.

    `due` is a naive local wall time to the minute, None exactly when `doubt` is set; `proposal` is what was understood
    although it is asked about, such as a time that has passed.
    """

    due: datetime | None
    doubt: WhenDoubt | None = None
    proposal: datetime | None = None

    @property
    def ask(self) -> bool:
        """Whether the bot asks back."""
        return self.due is None


class DoubtError(Exception):
    """A phrase that gives no time; raised inside the grammar and never out of `read_when`."""

    def __init__(self, doubt: WhenDoubt = WhenDoubt.UNCLEAR) -> None:
        super().__init__(doubt)
        self.doubt = doubt

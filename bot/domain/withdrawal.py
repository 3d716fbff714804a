"""The right of withdrawal: until when something bought at a distance can be sent back, and which day it arrived.

The right lasts 14 days from the day of delivery (Directive 2011/83/EU, article 9), or from the day of the agreement for
a subscription or service. The day itself is not counted, and the right ends with the end of the 14th day after it; a
last day on a Saturday, Sunday or public holiday runs to the end of the next working day (Regulation (EEC, Euratom)
No 1182/71, article 3). Of the days without work only weekends are known here. Reminders go by the plain 14th day, which
is never too late.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.when import WhenDoubt, read_when
from bot.domain.when.tokens import LONGEST, tokens

PERIOD = timedelta(days=14)
REMINDED_BEFORE = timedelta(days=3)
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which something can be sent back; `since` is the day of delivery, or of the agreement."""

    since: date

    @classmethod
    def reminded_on(cls, day: date) -> "Window":
        """The window whose reminder comes on `day`."""
        return cls(day + REMINDED_BEFORE - PERIOD)

    @property
    def last_day(self) -> date:
        """The last day of the right: the 14th, or the Monday after it where that falls on a weekend."""
        weekend = 7 - self._plain.weekday() if self.runs_on else 0
        return self._plain + weekend * _DAY

    @property
    def reminder(self) -> date:
        """The day to be reminded on."""
        return self._plain - REMINDED_BEFORE

    @property
    def runs_on(self) -> bool:
        """Whether the 14th day falls on a weekend, so that the next working day counts too."""
        return self._plain.weekday() >= _SATURDAY

    def over(self, today: date) -> bool:
        """Whether the right has ended."""
        return today > self.last_day

    @property
    def _plain(self) -> date:
        """The 14th day."""
        return self.since + PERIOD


def read_delivery(text: str, *, now: datetime) -> date | None:
    """The day something arrives or arrived, in Danish or English; None where no day is named.

    A date without a year is the one that was just now, where it lies within the last 14 days: that right ends first.
    `now` is the naive local wall time. Never raises, whatever the text.
    """
    if re.fullmatch(r"\s*[0-9]{1,2}\s*", text, re.ASCII):
        text = f"d. {text.strip()}."
    found, today = _day(text, now), now.date()
    if found is None or found <= today:
        return found
    if _ARRIVED.search(text) and found - _WEEK <= today:  # "it came on Monday"
        return found - _WEEK
    earlier = _day(text, now - PERIOD) if _names_a_date(text) else None
    return earlier if earlier and today - PERIOD <= earlier <= today else found


def only_a_day(text: str) -> bool:
    """Whether a text tells a day of arrival and nothing else, so that it can be no new thing."""
    return len(text) <= LONGEST and all(token.kind != "_" for token in tokens(_ARRIVING.sub(" ", text)))


_ARRIVED = re.compile(r"\b(?:kom|ankom|fik|modtog|blev|came|arrived|got|received|was)\b", re.IGNORECASE)
_ARRIVING = re.compile(
    r"\b(?:den|det|pakken|varen|the package|the parcel|kom|kommet|ankom|ankommer|fik|modtog|modtaget|blev|bliver|"
    r"leveret|leveres|came|arrived|arriving|got|received|was|will|be|delivered|delivery|should|skulle|ventes)\b",
    re.IGNORECASE,
)
"""Words said around a day of arrival."""


def _day(text: str, now: datetime) -> date | None:
    """The day that a phrase names, also one that has passed; nobody knows of a delivery in years."""
    when = read_when(text, now=now)
    wall = when.due or when.proposal
    return wall.date() if wall and when.doubt is not WhenDoubt.TOO_FAR else None


def _names_a_date(text: str) -> bool:
    """Whether a day of the month is said: one that comes again, unlike `in a week` or `next month`."""
    kinds = {token.kind for token in tokens(text)}
    return "S" not in kinds and (bool(kinds & {"O", "D", "X"}) or {"N", "M"} <= kinds)

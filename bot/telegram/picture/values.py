"""What a picture shows: plain values with every text ready-made, so that it can wait in the inbox as JSON."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Bar:
    """One month: its name under the bar, its sums in major units, and the figure to stand at its top."""

    label: str
    confirmed: float
    pending: float
    text: str = ""
    """Short, as `2.150` or `1,2 mio.`; it is left out where there is no room for it."""
    strong: bool = False
    """True for the month that the picture is of, so for none in a year's picture."""


@dataclass(frozen=True, slots=True)
class GoalLine:
    """How far the goal has come."""

    name: str
    """Shortened when it is long; the text beside it never is."""
    share: float
    """What is confirmed, as a part of the whole: 0 to 1. More than 1 is drawn as 1."""
    with_pending: float
    """The same with what is pending: at least `share`."""
    text: str
    """`2.340 af 9.000 kr.`"""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When temptations come, in local time. Without a count above nothing it is left out."""

    title: str
    weekdays: tuple[str, ...]
    """Seven short names, the first day of the week first."""
    parts: tuple[str, ...]
    """Six four-hour parts of the day from midnight on: `0–4` to `20–24`."""
    counts: tuple[tuple[int, ...], ...]
    """For each of the seven days, the six parts: `counts[day][part]`."""
    caption: str = ""
    """A short line beside the title or below it: `17 i alt, flest onsdag 20–24`."""

    def __post_init__(self) -> None:
        """Raises ValueError when there are not as many counts as days and parts of the day."""
        if not self.parts or [len(day) for day in self.counts] != [len(self.parts)] * len(self.weekdays):
            msg = "a rhythm needs a count for each part of each day"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Share:
    """What became of the paused things whose pause has ended. Without any it is left out."""

    title: str
    """`13 ting, du sov på`"""
    ended: int
    """How many pauses ended. What is neither wanted nor let go is drawn as a third, quiet part without words."""
    wanted: int
    """How many were still wanted then."""
    let_go: int
    wanted_text: str
    """With its number: `4 ville du stadig have`."""
    let_go_text: str
    """With its number: `9 lod du ligge`."""


@dataclass(frozen=True, slots=True)
class MonthPicture:
    """The picture of a month and the ones before it, or of a year; the oldest bar first."""

    language: str
    """ISO 639-1, for the shaping of its texts."""
    title: str
    subtitle: str
    confirmed_label: str
    confirmed_text: str
    """The headline figure. An empty text leaves the figure out; so it is with the pending one."""
    pending_label: str
    pending_text: str
    empty_text: str
    """What to say when no bar has anything to show."""
    bars: tuple[Bar, ...]
    goal: GoalLine | None = None
    rhythm: Rhythm | None = None
    paused: Share | None = None

    @property
    def empty(self) -> bool:
        """True when no bar has anything to show."""
        return not any(bar.confirmed > 0 or bar.pending > 0 for bar in self.bars)

    def to_json(self) -> dict[str, Any]:
        """The picture as JSON types."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "MonthPicture":
        """The picture that `to_json` gave, also when goals had no shares yet.

        Raises TypeError when a field is missing or unknown.
        """
        bars = tuple(Bar(**bar) for bar in data.get("bars", ()))
        parts = {
            "bars": bars,
            "goal": _goal(data.get("goal"), bars),
            "rhythm": _rhythm(data.get("rhythm")),
            "paused": Share(**data["paused"]) if data.get("paused") else None,
        }
        return cls(**{**data, **parts})


def _goal(data: Mapping[str, Any] | None, bars: Sequence[Bar]) -> GoalLine | None:
    """A goal that was stored as a line over bars that add up: the newest bar says how far it has come."""
    if not data or "value" not in data:
        return GoalLine(**data) if data else None
    newest, target = bars[-1] if bars else Bar("", 0, 0), data["value"]
    whole = target if target > 0 and math.isfinite(target) else math.inf
    both = newest.confirmed + newest.pending
    return GoalLine(data["name"], newest.confirmed / whole, both / whole, data["amount"])


def _rhythm(data: Mapping[str, Any] | None) -> Rhythm | None:
    if not data:
        return None
    rows = {"counts": tuple(tuple(day) for day in data["counts"])}
    return Rhythm(**{**data, **rows, "weekdays": tuple(data["weekdays"]), "parts": tuple(data["parts"])})

"""What a picture shows: plain values with every text ready-made, so that it can wait in the inbox as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Bar:
    """One month: its name under the bar, its sums in major units, and the figure to stand at its top."""

    label: str
    confirmed: float
    pending: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class GoalLine:
    """The goal in major units; its name is shortened when it is long, its amount never."""

    value: float
    name: str
    amount: str


@dataclass(frozen=True, slots=True)
class MonthPicture:
    """The picture of a month and the ones before it, oldest bar first."""

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

    @property
    def empty(self) -> bool:
        """True when no bar has anything to show."""
        return not any(bar.confirmed > 0 or bar.pending > 0 for bar in self.bars)

    def to_json(self) -> dict[str, Any]:
        """The picture as JSON types."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "MonthPicture":
        """The picture that `to_json` gave. Raises TypeError when a field is missing or unknown."""
        bars = tuple(Bar(**bar) for bar in data.get("bars", ()))
        goal = GoalLine(**data["goal"]) if data.get("goal") else None
        return cls(**{**data, "bars": bars, "goal": goal})

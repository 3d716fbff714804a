"""Where the picture's parts stand. Pixels from the lower left corner; no drawing."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.telegram.picture.values import Bar, GoalLine

WIDTH = HEIGHT = 1080
MARGIN = 72
INNER = WIDTH - 2 * MARGIN
BASELINE = 150
"""Where the bars stand."""
PLOT = 480
"""How high the goal line, or the tallest bar with its figure, reaches above the baseline."""
LABEL_ROOM = 56
"""What of it a figure above the tallest bar takes."""

_WIDEST_SLOT = 230
_WIDEST_BAR = 132
_LOWEST_PART = 8
"""An amount above nothing stays visible, however small beside the others."""
_LARGEST = 1e15
_GOAL_IN_SIGHT = 2.5
"""A goal further above the tallest bar than this many times is drawn beyond the scale."""
_TALLEST_BELOW_FAR_GOAL = 0.62


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def top(self) -> float:
        return self.bottom + self.height

    @property
    def middle(self) -> float:
        """The horizontal middle."""
        return self.left + self.width / 2

    def overlaps(self, other: "Box", gap: float = 6) -> bool:
        """True when the two touch, or come closer than the gap."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.bottom < other.top + gap
            and other.bottom < self.top + gap
        )


@dataclass(frozen=True, slots=True)
class Column:
    """A bar in pixels: the confirmed part stands below the pending one."""

    confirmed: Box
    pending: Box

    @property
    def box(self) -> Box:
        """Both parts together."""
        lower = self.confirmed
        return Box(lower.left, lower.bottom, lower.width, lower.height + self.pending.height)


@dataclass(frozen=True, slots=True)
class Plot:
    """The bars, and the height of the goal line if there is one."""

    columns: tuple[Column, ...]
    slot: float
    """The width that a bar has for itself and its label."""
    line: float | None
    beyond: bool
    """True when the goal lies above the scale: its line marks the direction, not the height."""


def plot(bars: Sequence[Bar], goal: GoalLine | None) -> Plot:
    """Lay out the bars and the goal line on one scale that begins at nothing."""
    tallest = max((_sane(bar.confirmed) + _sane(bar.pending) for bar in bars), default=0.0)
    target = _sane(goal.value) if goal else 0.0
    beyond = 0 < _GOAL_IN_SIGHT * tallest < target
    top = _scale_top(tallest, target, beyond=beyond)
    slot = min(INNER / max(len(bars), 1), _WIDEST_SLOT)
    left = (WIDTH - slot * len(bars)) / 2
    columns = tuple(_column(bar, left + slot * place, slot, top) for place, bar in enumerate(bars))
    line = BASELINE + PLOT * min(target / top, 1.0) if target else None
    return Plot(columns, slot, line, beyond)


def first_free(spots: Iterable[Box], taken: Iterable[Box]) -> Box | None:
    """The first spot that overlaps nothing taken."""
    obstacles = tuple(taken)
    return next((spot for spot in spots if not any(spot.overlaps(box) for box in obstacles)), None)


def within_margins(middle: float, bottom: float, width: float, height: float) -> Box:
    """A box around a middle, moved sideways as far as it must to stay inside the margins."""
    left = min(max(middle - width / 2, MARGIN), WIDTH - MARGIN - width)
    return Box(left, bottom, width, height)


def _scale_top(tallest: float, target: float, *, beyond: bool) -> float:
    """The value at the plot's upper edge."""
    if beyond:
        return tallest / _TALLEST_BELOW_FAR_GOAL
    with_figure = tallest * PLOT / (PLOT - LABEL_ROOM)
    return target if target > tallest else with_figure or 1.0


def _column(bar: Bar, left: float, slot: float, top: float) -> Column:
    width = min(slot * 0.64, _WIDEST_BAR)
    start = left + (slot - width) / 2
    confirmed = Box(start, BASELINE, width, _height(bar.confirmed, top))
    return Column(confirmed, Box(start, confirmed.top, width, _height(bar.pending, top)))


def _height(value: float, top: float) -> float:
    sane = _sane(value)
    return max(_LOWEST_PART, PLOT * sane / top) if sane else 0.0


def _sane(value: float) -> float:
    return min(max(value, 0.0), _LARGEST) if math.isfinite(value) else 0.0

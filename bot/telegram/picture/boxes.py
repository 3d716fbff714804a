"""Rectangles and where they may stand. Pixels from the lower left corner; no drawing."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SMALLEST, _LARGEST = 1e-9, 1e15


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

    def inset(self, sides: float, ends: float) -> "Box":
        """The box inside, smaller by this much on the left and right, and at the top and bottom."""
        return Box(self.left + sides, self.bottom + ends, self.width - 2 * sides, self.height - 2 * ends)

    def overlaps(self, other: "Box", gap: float = 6) -> bool:
        """True when the two touch, or come closer than the gap."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.bottom < other.top + gap
            and other.bottom < self.top + gap
        )


def first_free(spots: Iterable[Box], taken: Iterable[Box]) -> Box | None:
    """The first spot that overlaps nothing taken."""
    obstacles = tuple(taken)
    return next((spot for spot in spots if not any(spot.overlaps(box) for box in obstacles)), None)


def centred(middle: float, bottom: float, width: float, height: float, limits: Box) -> Box:
    """A box around a middle, moved sideways as far as it must to stay inside the limits."""
    left = min(max(middle - width / 2, limits.left), limits.right - width)
    return Box(left, bottom, width, height)


def split(box: Box, amounts: Sequence[float], least: float) -> list[Box]:
    """The box cut from left to right in proportion to the amounts; one above nothing is at least so wide."""
    sane = [amount(each) for each in amounts]
    total = sum(sane)
    if not total:
        return [Box(box.left, box.bottom, 0, box.height) for _ in sane]
    widths = [max(box.width * each / total, least) if each else 0.0 for each in sane]
    widths[widths.index(max(widths))] -= sum(widths) - box.width
    lefts = [box.left + sum(widths[:place]) for place in range(len(widths))]
    return [Box(left, box.bottom, width, box.height) for left, width in zip(lefts, widths, strict=True)]


def amount(value: float) -> float:
    """The value where it can be drawn: nothing for a negative, an endless, an undefined or a vanishing one."""
    return min(value, _LARGEST) if math.isfinite(value) and value >= _SMALLEST else 0.0

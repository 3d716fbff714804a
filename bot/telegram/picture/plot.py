"""The bars' heights and places, on one scale that begins at nothing. No drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.telegram.picture.boxes import Box, amount
from bot.telegram.picture.values import Bar

LABEL_ROOM = 46
"""What a figure above the tallest bar takes."""
_WIDEST_SLOT = 230
_WIDEST_BAR = 120
_LOWEST_PART = 8
"""An amount above nothing stays visible, however small beside the others."""


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
    """The bars."""

    columns: tuple[Column, ...]
    slot: float
    """The width that a bar has for itself and its label."""


def plot(bars: Sequence[Bar], box: Box) -> Plot:
    """Lay out the bars on the box's lower edge."""
    tallest = max((amount(bar.confirmed) + amount(bar.pending) for bar in bars), default=0.0)
    scale = (box.height - LABEL_ROOM - 2 * _LOWEST_PART) / tallest if tallest else 0.0
    slot = min(box.width / max(len(bars), 1), _WIDEST_SLOT)
    left = box.middle - slot * len(bars) / 2
    places = (Box(left + slot * place, box.bottom, slot, box.height) for place in range(len(bars)))
    return Plot(tuple(_column(bar, place, scale) for bar, place in zip(bars, places, strict=True)), slot)


def _column(bar: Bar, place: Box, scale: float) -> Column:
    width = min(place.width * 0.66, _WIDEST_BAR)
    left = place.middle - width / 2
    confirmed = Box(left, place.bottom, width, _height(bar.confirmed, scale))
    return Column(confirmed, Box(left, confirmed.top, width, _height(bar.pending, scale)))


def _height(value: float, scale: float) -> float:
    return max(_LOWEST_PART, amount(value) * scale) if amount(value) else 0.0

"""The card of the week: on which days and at which hours temptations come."""

from dataclasses import dataclass
from itertools import pairwise

from bot.telegram.picture import cards, style
from bot.telegram.picture.boxes import Box
from bot.telegram.picture.canvas import Canvas
from bot.telegram.picture.lettering import fitting, shortened, width_of
from bot.telegram.picture.values import Rhythm

_ROW = 37
_GAP = 6
_NAMES = 56
"""The room for the days' names."""
_WIDEST_LABEL = 180
_SIZES = (28, 26, 24, 20)


@dataclass(frozen=True, slots=True)
class RhythmCard:
    """A cell for each part of each day, darker the more temptations came."""

    rhythm: Rhythm

    @property
    def height(self) -> float:
        """The head, the days' names and a row for each part of the day."""
        rows = _NAMES + _ROW * len(self.rhythm.parts) - _GAP
        return cards.head_height(self.rhythm.title, self.rhythm.caption) + rows + 2 * cards.ENDS

    def paint(self, canvas: Canvas, box: Box) -> None:
        """Draw the days from left to right and the hours downwards."""
        content = cards.ground(canvas, box)
        rhythm = self.rhythm
        cards.head(canvas, content, rhythm.title, rhythm.caption)
        labels = fitting(rhythm.parts, style.LABEL, _SIZES, _WIDEST_LABEL)
        aside = min(max(width_of(part, labels) for part in rhythm.parts), _WIDEST_LABEL) + 20
        columns, rows = _cells(content, aside, len(rhythm.weekdays), len(rhythm.parts))
        days = fitting(rhythm.weekdays, style.LABEL, _SIZES, columns[0].width)
        for name, column in zip(rhythm.weekdays, columns, strict=True):
            canvas.write(shortened(name, days, column.width), column.middle, rows[0].top + 14, days, side="center")
        for part, row in zip(rhythm.parts, rows, strict=True):
            canvas.write(shortened(part, labels, _WIDEST_LABEL), content.left, row.bottom + 6, labels)
        for column, day in zip(columns, rhythm.counts, strict=True):
            for row, count in zip(rows, day, strict=True):
                cell = Box(column.left, row.bottom, column.width, row.height)
                canvas.block(cell, colour=shade(count, most(rhythm)), corners=(8, 8, 8, 8))


def most(rhythm: Rhythm) -> int:
    """The largest count."""
    return max((count for day in rhythm.counts for count in day), default=0)


def shade(count: int, largest: int) -> str:
    """The colour of a count: one of its own for none, then from light to dark up to the largest."""
    return style.mixed(style.SELDOM, style.TEMPTED, count / largest) if count > 0 else style.NEVER


def _cells(content: Box, aside: float, days: int, parts: int) -> tuple[list[Box], list[Box]]:
    """The columns and the rows of the grid; `aside` is the width of the labels on the left."""
    edges = [content.left + aside + (content.width - aside + _GAP) * n / days for n in range(days + 1)]
    columns = [Box(left, content.bottom, right - left - _GAP, content.height) for left, right in pairwise(edges)]
    bottoms = [content.bottom + _ROW * (parts - 1 - n) for n in range(parts)]
    return columns, [Box(content.left, bottom, content.width, _ROW - _GAP) for bottom in bottoms]

"""The cards a picture is made of: how high each wants to be, and the line at its head."""

from typing import Protocol

from bot.telegram.picture import style
from bot.telegram.picture.boxes import Box
from bot.telegram.picture.canvas import Canvas
from bot.telegram.picture.lettering import fitting, shortened, width_of

WIDTH = 1080
EDGE = 40
"""Between the cards and the picture's sides."""
SIDES = 36
ENDS = 26
"""Between a card's content and its edges."""
ROOM = WIDTH - 2 * EDGE - 2 * SIDES
"""The width of a card's content."""

_ROUND = 28
_LINE = 44
"""From baseline to baseline."""
_FROM_TOP = 28
"""From the content's top to the first baseline."""
_BETWEEN = 32
_NOTE_SIZES = (style.NOTE.size, 28, 26)
_CRAMPED_SIZES = (*_NOTE_SIZES, 24, 20, 17)


class Card(Protocol):
    """A part of the picture on its own ground."""

    @property
    def height(self) -> float:
        """How high the card wants to be, in pixels."""

    def paint(self, canvas: Canvas, box: Box) -> None:
        """Draw the content into the box, which is as high as wanted or higher."""


def ground(canvas: Canvas, box: Box) -> Box:
    """Lay a card's ground; returns the place for its content."""
    canvas.block(box, colour=style.CARD, corners=(_ROUND,) * 4)
    return box.inset(SIDES, ENDS)


def head_height(title: str, note: str = "") -> float:
    """How high a head is, from the content's top to below its last line."""
    lines = sum(1 for text in (title, note) if text) if _two_lines(title, note) else 1
    return _FROM_TOP + style.HEAD.below + (lines - 1) * _LINE


def head(canvas: Canvas, box: Box, title: str, note: str = "") -> None:
    """Write a card's title, and the note at the end of the same line or, where both are too long, below it."""
    baseline = box.top - _FROM_TOP
    canvas.write(shortened(title, style.HEAD, box.width), box.left, baseline, style.HEAD)
    if not note:
        return
    if _two_lines(title, note):
        kind = fitting([note], style.NOTE, _CRAMPED_SIZES, box.width)
        canvas.write(shortened(note, kind, box.width), box.left, baseline - (_LINE if title else 0), kind)
    else:
        kind = fitting([note], style.NOTE, _NOTE_SIZES, _beside(title))
        canvas.write(note, box.right, baseline, kind, side="right")


def _two_lines(title: str, note: str) -> bool:
    return bool(note) and width_of(note, style.NOTE.sized(_NOTE_SIZES[-1])) > _beside(title)


def _beside(title: str) -> float:
    """The room for a note beside a title."""
    return ROOM - width_of(title, style.HEAD) - _BETWEEN

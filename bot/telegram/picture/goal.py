"""The card of the goal: its name, what has come together, and how far that reaches."""

from dataclasses import dataclass

from bot.telegram.picture import cards, style
from bot.telegram.picture.boxes import Box, amount, split
from bot.telegram.picture.canvas import Canvas
from bot.telegram.picture.values import GoalLine

_BAR = 36
_GAP = 18
_LEAST = 10


@dataclass(frozen=True, slots=True)
class GoalCard:
    """A bar that fills: confirmed solid, pending hatched."""

    goal: GoalLine

    @property
    def height(self) -> float:
        """Two lines where the name and the amounts are too long for one."""
        return cards.head_height(self.goal.name, self.goal.text) + _GAP + _BAR + 2 * cards.ENDS

    def paint(self, canvas: Canvas, box: Box) -> None:
        """Draw the bar under its line of text."""
        content = cards.ground(canvas, box)
        cards.head(canvas, content, self.goal.name, self.goal.text)
        bar = Box(content.left, content.bottom, content.width, _BAR)
        confirmed, pending, _ = split(bar, _parts(self.goal), _LEAST)
        parts = ((confirmed, style.STAYED, None), (pending, style.PENDING, style.STROKES))
        canvas.strip(bar, parts, colour=style.FAINT, radius=_BAR / 2)


def _parts(goal: GoalLine) -> tuple[float, float, float]:
    """Confirmed, pending, missing; one together."""
    confirmed = min(amount(goal.share), 1.0)
    both = min(max(amount(goal.with_pending), confirmed), 1.0)
    return confirmed, both - confirmed, 1.0 - both

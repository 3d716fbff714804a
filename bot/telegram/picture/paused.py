"""The card of the paused things: how many were still wanted when the pause ended."""

from dataclasses import dataclass

from bot.telegram.picture import cards, style
from bot.telegram.picture.boxes import Box, amount, split
from bot.telegram.picture.canvas import Canvas
from bot.telegram.picture.lettering import fitting, shortened, width_of
from bot.telegram.picture.values import Share

_BAR = 36
_GAP = 18
_LINE = 46
_SWATCH = 26
_ASIDE = 42
"""The swatch with the gap after it."""
_LEAST = 10
_SIZES = (style.NOTE.size, 28, 26, 24, 20)


@dataclass(frozen=True, slots=True)
class PausedCard:
    """One bar, split in what was wanted and what was let go, and the two numbers in words."""

    paused: Share

    @property
    def height(self) -> float:
        """Two lines of words where they are too long to stand side by side."""
        lines = 1 if _beside(self.paused) else 2
        return cards.head_height(self.paused.title) + _GAP + _BAR + lines * _LINE + 2 * cards.ENDS

    def paint(self, canvas: Canvas, box: Box) -> None:
        """Draw the bar and its words."""
        content = cards.ground(canvas, box)
        cards.head(canvas, content, self.paused.title)
        top = content.top - cards.head_height(self.paused.title) - _GAP
        bar = Box(content.left, top - _BAR, content.width, _BAR)
        wanted, let_go, _ = split(bar, _parts(self.paused), _LEAST)
        parts = ((wanted, style.TEMPTED, None), (let_go, style.LET_GO, None))
        canvas.strip(bar, parts, colour=style.FAINT, radius=_BAR / 2)
        _words(canvas, self.paused, content, bar.bottom - _LINE)


def _words(canvas: Canvas, paused: Share, content: Box, baseline: float) -> None:
    texts = ((paused.wanted_text, style.TEMPTED), (paused.let_go_text, style.LET_GO))
    beside = _beside(paused)
    room = (content.width / 2 if beside else content.width) - _ASIDE
    kind = fitting([text for text, _ in texts], style.NOTE, _SIZES, room)
    for place, (text, colour) in enumerate(texts):
        left = content.left + (place * content.width / 2 if beside else 0)
        line = baseline - (0 if beside else place * _LINE)
        canvas.block(Box(left, line - 2, _SWATCH, _SWATCH), colour=colour, corners=(6, 6, 6, 6))
        canvas.write(shortened(text, kind, room), left + _ASIDE, line, kind)


def _parts(paused: Share) -> tuple[float, float, float]:
    """Wanted, let go, neither."""
    rest = paused.ended - paused.wanted - paused.let_go
    return amount(paused.wanted), amount(paused.let_go), amount(rest)


def _beside(paused: Share) -> bool:
    room = cards.ROOM / 2 - _ASIDE - 16
    return all(width_of(text, style.NOTE) <= room for text in (paused.wanted_text, paused.let_go_text))

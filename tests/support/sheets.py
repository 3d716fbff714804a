"""Pictures to test with: any values, and a canvas that remembers what was put where."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from bot.telegram.picture import Bar, GoalLine, MonthPicture, Rhythm, Share, style
from bot.telegram.picture.boxes import Box
from bot.telegram.picture.canvas import SQUARE, Canvas, Corners, Part, Side
from bot.telegram.picture.cards import WIDTH
from bot.telegram.picture.lettering import clean, width_of
from bot.telegram.picture.page import Page, lay_out, paint
from bot.telegram.picture.style import Type

WEEKDAYS = ("man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn.")
PARTS = ("0–4", "4–8", "8–12", "12–16", "16–20", "20–24")

_amounts = st.floats(min_value=0, max_value=1e12) | st.sampled_from([0.0, 0.01, 1e9, float("nan"), float("inf"), -5.0])
_counts = st.integers(min_value=-1, max_value=10**12)
_words = st.text(max_size=90) | st.sampled_from(
    ["1.234.567.890,50 kr.", "DKK 1,234,567,890.50", "W" * 80, "Å🚲日本$x$\ud83d"]
)
_bars = st.lists(st.builds(Bar, _words, _amounts, _amounts, _words, st.booleans()), max_size=13).map(tuple)
_grids = st.tuples(*[st.tuples(*[_counts] * 6)] * 7)
_rhythms = st.builds(Rhythm, _words, st.tuples(*[_words] * 7), st.tuples(*[_words] * 6), _grids, _words)

any_picture = st.builds(
    MonthPicture,
    language=st.sampled_from(["da", "en"]),
    title=_words,
    subtitle=_words,
    confirmed_label=_words,
    confirmed_text=_words,
    pending_label=_words,
    pending_text=_words,
    empty_text=_words,
    bars=_bars,
    goal=st.none() | st.builds(GoalLine, _words, _amounts, _amounts, _words),
    rhythm=st.none() | _rhythms,
    paused=st.none() | st.builds(Share, _words, _counts, _counts, _counts, _words, _words),
)


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text as it was written."""

    words: str
    box: Box
    colour: str
    ground: str


class Sheet(Canvas):
    """Remembers texts with the colour below them, and blocks in the order they were laid."""

    def __init__(self, page: Page) -> None:
        super().__init__(WIDTH, page.height, background=style.PAPER, language="da")
        self.page = page
        self.texts: list[Text] = []
        self.blocks: list[tuple[Box, str]] = []

    def write(self, text: str, x: float, y: float, style: Type, *, side: Side = "left") -> None:
        super().write(text, x, y, style, side=side)
        width = width_of(text, style)
        left = {"left": x, "center": x - width / 2, "right": x - width}[side]
        box = Box(left, y - style.below, width, style.below + style.above)
        if clean(text, style):
            self.texts.append(Text(text, box, style.colour, self._ground(box)))

    def block(self, box: Box, *, colour: str, hatch: str | None = None, corners: Corners = SQUARE) -> None:
        super().block(box, colour=colour, hatch=hatch, corners=corners)
        self.blocks.append((box, colour))

    def strip(self, box: Box, parts: Sequence[Part], *, colour: str, radius: float) -> None:
        super().strip(box, parts, colour=colour, radius=radius)
        self.blocks += [(box, colour), *((part, paint) for part, paint, _ in parts)]

    def seedling(self, x: float, y: float, height: float, *, colours: tuple[str, str]) -> None:
        super().seedling(x, y, height, colours=colours)
        self.blocks.append((Box(x - height * 0.62, y, height * 1.24, height), colours[0]))

    def _ground(self, box: Box) -> str:
        below = [colour for block, colour in self.blocks if block.overlaps(box, gap=0)]
        return below[-1] if below else style.PAPER


def sheet(picture: MonthPicture) -> Sheet:
    """The picture, put on a sheet that remembers."""
    found = Sheet(lay_out(picture))
    paint(found, found.page)
    return found

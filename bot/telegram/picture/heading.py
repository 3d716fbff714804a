"""The picture's head: what it is of, and the two figures."""

from dataclasses import dataclass

from bot.telegram.picture import style
from bot.telegram.picture.boxes import Box
from bot.telegram.picture.canvas import Canvas
from bot.telegram.picture.lettering import fitting, shortened, width_of
from bot.telegram.picture.style import Type
from bot.telegram.picture.values import MonthPicture

_TITLE = 56
"""From the top down to each baseline."""
_SUBTITLE = 112
_LABELS = 190
_FIGURES = 266
_END = 304
_END_WITHOUT_FIGURES = 148
_FIGURE_SIZES = (style.FIGURE.size, 60, 52, 44, 36, 30, 26)
_TITLE_SIZES = (style.TITLE.size, 50, 42)
_BETWEEN = 64
_RAISED = 0.35
"""How far smaller figures stand higher, for each pixel of size: they stay in the middle of their line."""
_SWATCH = 30
_ASIDE = 46


@dataclass(frozen=True, slots=True)
class Heading:
    """The title, and the figures with swatches that say what the bars' two parts mean."""

    picture: MonthPicture

    @property
    def height(self) -> float:
        """Lower where there are no figures to show."""
        return _END_WITHOUT_FIGURES if self.picture.empty else _END

    def paint(self, canvas: Canvas, box: Box) -> None:
        """Write the texts from the top down."""
        picture = self.picture
        title = fitting([picture.title], style.TITLE, _TITLE_SIZES, box.width)
        for text, down, kind in ((picture.title, _TITLE, title), (picture.subtitle, _SUBTITLE, style.TEXT)):
            canvas.write(shortened(text, kind, box.width), box.left, box.top - down, kind)
        if not picture.empty:
            _figures(canvas, picture, box)


def _figures(canvas: Canvas, picture: MonthPicture, box: Box) -> None:
    figures = (
        (picture.confirmed_label, picture.confirmed_text, style.STAYED, None),
        (picture.pending_label, picture.pending_text, style.PENDING, style.STROKES),
    )
    shown = [figure for figure in figures if figure[1]]
    kind, places = _places([text for _, text, _, _ in shown], box)
    for (label, text, colour, hatch), place in zip(shown, places, strict=True):
        swatch = Box(place.left, box.top - _LABELS - 3, _SWATCH, _SWATCH)
        canvas.block(swatch, colour=colour, hatch=hatch, corners=(7, 7, 7, 7))
        words = shortened(label, style.TEXT, place.width - _ASIDE)
        canvas.write(words, place.left + _ASIDE, box.top - _LABELS, style.TEXT)
        baseline = box.top - _FIGURES + (style.FIGURE.size - kind.size) * _RAISED
        canvas.write(shortened(text, kind, place.width), place.left, baseline, kind)


def _places(texts: list[str], box: Box) -> tuple[Type, list[Box]]:
    """One size for all figures, and each one's place: half of the box, or more where only that holds it whole."""
    for size in _FIGURE_SIZES:
        kind = style.FIGURE.sized(size)
        widths = [width_of(text, kind) for text in texts]
        if sum(widths) + _BETWEEN * (len(widths) - 1) <= box.width:
            break
    if len(texts) < 2:
        return kind, [box for _ in texts]
    middle = min(max((box.width + _BETWEEN) / 2, widths[0] + _BETWEEN), max(box.width - widths[1], box.width / 3))
    first = Box(box.left, box.bottom, middle - _BETWEEN, box.height)
    return kind, [first, Box(box.left + middle, box.bottom, box.width - middle, box.height)]

"""The card of the bars: what stayed, month by month, confirmed against pending."""

from dataclasses import dataclass

from bot.telegram.picture import cards, style
from bot.telegram.picture.boxes import Box, amount, centred, first_free
from bot.telegram.picture.canvas import Canvas
from bot.telegram.picture.lettering import balanced, fitting, shortened, width_of
from bot.telegram.picture.plot import Plot, plot
from bot.telegram.picture.style import Type
from bot.telegram.picture.values import Bar

LEAST = 300
"""The card is never lower than this."""
_WANTED = 460
_NAMES = 46
"""The room for the months' names below the bars."""
_LINE = 4
_ROUND = 14
_GAP = 10
_STEPS_ASIDE = (0, -12, 12, -20, 20)
"""How far a figure may stand beside its bar's middle, to leave its neighbour room."""
_SIZES = (32, 30, 28, 26)
_INVITATION_CHARACTERS = 38
_INVITATION_LINE = 54
_SEEDLING = 220


@dataclass(frozen=True, slots=True)
class BarsCard:
    """The months' bars with their names and figures."""

    bars: tuple[Bar, ...]
    height: float = _WANTED

    def paint(self, canvas: Canvas, box: Box) -> None:
        """Draw the bars, as high as the box allows."""
        content = cards.ground(canvas, box)
        field = Box(content.left, content.bottom + _NAMES, content.width, content.height - _NAMES)
        laid_out = plot(self.bars, field)
        _baseline(canvas, field)
        _names(canvas, self.bars, laid_out, content)
        for column in laid_out.columns:
            lower, upper = column.confirmed, column.pending
            rounded = (_ROUND, _ROUND, 0, 0)
            if upper.height:
                canvas.block(upper, colour=style.PENDING, hatch=style.STROKES, corners=rounded)
            if lower.height:
                canvas.block(lower, colour=style.STAYED, corners=(0, 0, 0, 0) if upper.height else rounded)
        _figures(canvas, self.bars, laid_out, field)


@dataclass(frozen=True, slots=True)
class InvitationCard:
    """Where there is nothing to show yet: a seedling on the ground where the bars will stand, and a kind line."""

    bars: tuple[Bar, ...]
    text: str
    height: float = _WANTED

    def paint(self, canvas: Canvas, box: Box) -> None:
        """Draw the seedling and above it the invitation."""
        content = cards.ground(canvas, box)
        field = Box(content.left, content.bottom + _NAMES, content.width, content.height - _NAMES)
        laid_out = plot(self.bars, field)
        _baseline(canvas, field)
        _names(canvas, self.bars, laid_out, content)
        high = min(field.height * 0.38, _SEEDLING)
        canvas.seedling(field.middle, field.bottom, high, colours=(style.STROKES, style.STAYED))
        lines = balanced(self.text, _INVITATION_CHARACTERS)
        first = field.top - (field.height - high - _INVITATION_LINE * len(lines)) / 2 - style.INVITATION.above
        for number, line in enumerate(lines):
            words = shortened(line, style.INVITATION, field.width)
            canvas.write(words, field.middle, first - _INVITATION_LINE * number, style.INVITATION, side="center")


def _baseline(canvas: Canvas, field: Box) -> None:
    canvas.block(Box(field.left, field.bottom - _LINE, field.width, _LINE), colour=style.FAINT)


def _names(canvas: Canvas, bars: tuple[Bar, ...], laid_out: Plot, content: Box) -> None:
    """Name every bar; every second one, counted back from the newest, where the names would touch."""
    names = [bar.label for bar in bars]
    room = laid_out.slot - 8
    size = fitting(names, style.STRONG_LABEL, _SIZES, room).size
    step = 1 if all(width_of(name, style.STRONG_LABEL.sized(size)) <= room for name in names) else 2
    taken: list[Box] = []
    for bar, column in list(zip(bars, laid_out.columns, strict=True))[::-step]:
        kind = _kind(bar, size)
        name = shortened(bar.label, kind, laid_out.slot * step - 8)
        spot = centred(column.box.middle, content.bottom, width_of(name, kind), size, content)
        if first_free([spot], taken):
            canvas.write(name, spot.left, content.bottom + kind.below - 2, kind)
            taken.append(spot)


def _figures(canvas: Canvas, bars: tuple[Bar, ...], laid_out: Plot, field: Box) -> None:
    """Write figures over the bars as far as there is room, the most telling ones first."""
    taken = [column.box for column in laid_out.columns]
    size = fitting([bar.text for bar in bars], style.STRONG_LABEL, _SIZES, laid_out.slot - 4).size
    for number in _by_weight(bars):
        column, kind = laid_out.columns[number].box, _kind(bars[number], size)
        width = width_of(bars[number].text, kind)
        if column.height and 0 < width <= field.width:
            aside = (column.middle + step for step in _STEPS_ASIDE)
            spots = (centred(middle, column.top + _GAP, width, kind.above, field) for middle in aside)
            if spot := first_free(spots, taken):
                canvas.write(bars[number].text, spot.left, spot.bottom, kind)
                taken.append(spot)


def _kind(bar: Bar, size: float) -> Type:
    return (style.STRONG_LABEL if bar.strong else style.LABEL).sized(size)


def _by_weight(bars: tuple[Bar, ...]) -> list[int]:
    """The bars' numbers: the month that the picture is of, then from the tallest down."""
    sums = [amount(bar.confirmed) + amount(bar.pending) for bar in bars]
    return sorted(range(len(bars)), key=lambda number: (bars[number].strong, sums[number]), reverse=True)

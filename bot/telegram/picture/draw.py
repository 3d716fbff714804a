"""Draws the month's picture. Runs in any thread."""

import textwrap
from typing import TYPE_CHECKING

from bot.telegram.picture import labels, style
from bot.telegram.picture.layout import BASELINE, HEIGHT, INNER, MARGIN, WIDTH, Box, Plot, plot
from bot.telegram.picture.values import GoalLine, MonthPicture

if TYPE_CHECKING:
    from bot.telegram.picture.canvas import Canvas

_ENDS = (MARGIN, WIDTH - MARGIN)
_FIGURE_SIZES = (style.FIGURE.size, 58, 50, 42, 34)
_INVITATION_WIDTH = 38
"""In characters."""


def draw(picture: MonthPicture) -> bytes:
    """The picture as PNG, 1080 by 1080 pixels, legible at a third of that."""
    from bot.telegram.picture.canvas import Canvas  # noqa: PLC0415 - matplotlib is loaded when first needed

    canvas = Canvas(WIDTH, HEIGHT, background=style.PAPER, language=picture.language)
    laid_out = plot(picture.bars, picture.goal)
    _heading(canvas, picture)
    canvas.rule(_ENDS, BASELINE, colour=style.FAINT, width=4)
    labels.month_names(canvas, picture.bars, laid_out)
    if picture.empty:
        _invitation(canvas, picture.empty_text, laid_out)
    else:
        _headline_figures(canvas, picture)
        _bars(canvas, laid_out)
    taken = labels.figures(canvas, picture.bars, laid_out)
    if picture.goal and laid_out.line is not None:
        _goal(canvas, picture.goal, laid_out, taken)
    return canvas.png(picture.title)


def _heading(canvas: "Canvas", picture: MonthPicture) -> None:
    for text, y, kind in ((picture.title, 962, style.TITLE), (picture.subtitle, 906, style.TEXT)):
        canvas.write(canvas.shortened(text, kind, INNER), MARGIN, y, kind)


def _headline_figures(canvas: "Canvas", picture: MonthPicture) -> None:
    """The month's two figures; the swatches beside them say what the bars' two parts mean."""
    figures = (
        (picture.confirmed_label, picture.confirmed_text, style.STAYED, None),
        (picture.pending_label, picture.pending_text, style.PENDING, style.STROKES),
    )
    shown = [figure for figure in figures if figure[1]]
    room = INNER / max(len(shown), 1) - 24
    sizes = [canvas.fitting(text, style.FIGURE, _FIGURE_SIZES, room) for _, text, _, _ in shown]
    kind = style.FIGURE.sized(min(sizes, default=0))
    for place, (label, text, colour, hatch) in enumerate(shown):
        left = MARGIN + place * (room + 48)
        canvas.block(Box(left, 814, 30, 30), colour=colour, hatch=hatch, radii=(7, 7))
        canvas.write(canvas.shortened(label, style.TEXT, room - 46), left + 46, 817, style.TEXT)
        canvas.write(canvas.shortened(text, kind, room), left, 738, kind)


def _bars(canvas: "Canvas", laid_out: Plot) -> None:
    """Confirmed solid, pending lighter and hatched on top of it; the upper one has round corners."""
    for column in laid_out.columns:
        lower, upper = column.confirmed, column.pending
        if upper.height:
            canvas.block(upper, colour=style.PENDING, hatch=style.STROKES, radii=(style.ROUND, 0))
        if lower.height:
            canvas.block(lower, colour=style.STAYED, radii=(0 if upper.height else style.ROUND, 0))


def _goal(canvas: "Canvas", goal: GoalLine, laid_out: Plot, taken: list[Box]) -> None:
    """The goal line over the bars, set off from them by a seam, and its name."""
    canvas.rule(_ENDS, laid_out.line or 0, colour=style.PAPER, width=10)
    canvas.rule(_ENDS, laid_out.line or 0, colour=style.GOAL, width=5, dashes=True)
    labels.goal_name(canvas, goal, laid_out, taken)


def _invitation(canvas: "Canvas", text: str, laid_out: Plot) -> None:
    """Where there is nothing to show yet: the bars' places, a seedling, and a kind line."""
    for column in laid_out.columns:
        place = column.confirmed
        canvas.block(Box(place.left, place.bottom, place.width, 18), colour=style.FAINT, radii=(9, 0))
    canvas.seedling(WIDTH / 2, 466, 96, colours=(style.STROKES, style.STAYED))
    for number, line in enumerate(_balanced(text)):
        fitted = canvas.shortened(line, style.INVITATION, INNER)
        canvas.write(fitted, WIDTH / 2, 394 - 54 * number, style.INVITATION, centred=True)


def _balanced(text: str) -> list[str]:
    """The text in lines of like length, as few as the width allows, four at most."""
    widest = _wrapped(text, _INVITATION_WIDTH)
    narrower = (_wrapped(text, width) for width in range(_INVITATION_WIDTH // 2, _INVITATION_WIDTH))
    same = (lines for lines in narrower if len(lines) == len(widest) and " ".join(lines) == " ".join(widest))
    return next(same, widest)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width=width, max_lines=4, placeholder="…")

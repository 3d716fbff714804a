"""The words in the plot: each stands where nothing else does, or not at all."""

from typing import TYPE_CHECKING

from bot.telegram.picture import style
from bot.telegram.picture.layout import (
    BASELINE,
    INNER,
    MARGIN,
    PLOT,
    WIDTH,
    Box,
    Column,
    Plot,
    first_free,
    within_margins,
)
from bot.telegram.picture.values import Bar, GoalLine

if TYPE_CHECKING:
    from bot.telegram.picture.canvas import Canvas

_SIZES = (style.TEXT.size, 30, 28)
_GAP = 10
_SAMPLE = 60


def month_names(canvas: "Canvas", bars: tuple[Bar, ...], plot: Plot) -> None:
    """Name every bar; every second one, counted back from the newest, where the names would touch."""
    room = plot.slot - 8
    size = _common_size(canvas, [bar.label for bar in bars], room)
    step = 1 if all(canvas.width_of(bar.label, style.NEWEST.sized(size)) <= room for bar in bars) else 2
    for back, (bar, column) in enumerate(zip(reversed(bars), reversed(plot.columns), strict=True)):
        if back % step == 0:
            kind = (style.TEXT if back else style.NEWEST).sized(size)
            name = canvas.shortened(bar.label, kind, plot.slot * step - 8)
            place = within_margins(column.box.middle, 88, canvas.width_of(name, kind), size)
            canvas.write(name, place.left, place.bottom + style.DESCENT, kind)


def figures(canvas: "Canvas", bars: tuple[Bar, ...], plot: Plot) -> list[Box]:
    """Write figures over the bars as far as there is room, the newest first; returns all places taken."""
    taken = [column.box for column in plot.columns]
    if plot.line is not None:
        taken.append(Box(MARGIN, plot.line - 2, INNER, 4))
    size = _common_size(canvas, [bar.text for bar in bars], plot.slot)
    for number in _by_weight(bars):
        column, text = plot.columns[number], bars[number].text
        kind = (style.NEWEST if number == len(bars) - 1 else style.TEXT).sized(size)
        spot = first_free(_figure_spots(column, plot.line, canvas.width_of(text, kind), size), taken)
        if spot:
            canvas.write(text, spot.left, spot.bottom + style.DESCENT, kind)
            taken.append(spot)
    return taken


def goal_name(canvas: "Canvas", goal: GoalLine, plot: Plot, taken: list[Box]) -> None:
    """Write the goal's name at its line, or above the whole plot beside a piece of the line."""
    label = _goal_label(canvas, goal, beyond=plot.beyond)
    width, height = canvas.width_of(label, style.GOAL_NAME), style.GOAL_NAME.size
    above = BASELINE + PLOT + _GAP
    spot = first_free(_goal_spots(plot.line or 0, width, height), taken)
    if spot is None:
        spot = Box(MARGIN + _SAMPLE + 16, above, width, height)
        canvas.rule((MARGIN, MARGIN + _SAMPLE), above + 20, colour=style.GOAL, width=5, dashes=True)
    canvas.write(label, spot.left, spot.bottom + style.DESCENT, style.GOAL_NAME)


def _by_weight(bars: tuple[Bar, ...]) -> list[int]:
    """The bars' numbers: the newest, then the tallest, then back in time."""
    newest_first = list(reversed(range(len(bars))))
    tallest = max(newest_first, key=lambda number: bars[number].confirmed + bars[number].pending, default=0)
    return sorted(newest_first, key=lambda number: (number != len(bars) - 1, number != tallest))


def _figure_spots(column: Column, line: float | None, width: float, height: float) -> list[Box]:
    """Where a bar's figure may stand: on the bar, else on the goal line when that runs through its place."""
    if not column.box.height or not 0 < width <= INNER:
        return []
    top = column.box.top
    floors = [top, line] if line is not None and top <= line < top + 60 else [top]
    return [within_margins(column.box.middle, floor + _GAP, width, height) for floor in floors]


def _goal_spots(line: float, width: float, height: float) -> list[Box]:
    """Above the line, or below it when it runs high enough; left first."""
    floors = [floor for floor in (line + _GAP, line - _GAP - height) if floor >= BASELINE + _GAP]
    return [Box(left, floor, width, height) for floor in floors for left in (MARGIN, WIDTH - MARGIN - width)]


def _goal_label(canvas: "Canvas", goal: GoalLine, *, beyond: bool) -> str:
    """The goal's name and amount; an arrow says that the goal lies above the scale."""
    arrow, amount = "↑ " if beyond else "", f" · {goal.amount}" if goal.amount else ""
    room = INNER * 0.8 - canvas.width_of(arrow + amount, style.GOAL_NAME)
    name = canvas.shortened(goal.name, style.GOAL_NAME, room)
    return canvas.shortened(f"{arrow}{name}{amount}", style.GOAL_NAME, INNER * 0.9)


def _common_size(canvas: "Canvas", texts: list[str], room: float) -> float:
    """One size for all labels of a row: the largest at which each fits its room, if any does."""
    return min((canvas.fitting(text, style.NEWEST, _SIZES, room) for text in texts), default=style.TEXT.size)

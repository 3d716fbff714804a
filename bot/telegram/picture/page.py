"""The whole picture: a heading and below it the cards there is something to say on."""

import math
from dataclasses import dataclass

from bot.telegram.picture import bars, style
from bot.telegram.picture.bars import BarsCard, InvitationCard
from bot.telegram.picture.boxes import Box
from bot.telegram.picture.canvas import Canvas
from bot.telegram.picture.cards import EDGE, SIDES, WIDTH, Card
from bot.telegram.picture.goal import GoalCard
from bot.telegram.picture.heading import Heading
from bot.telegram.picture.paused import PausedCard
from bot.telegram.picture.rhythm import RhythmCard, most
from bot.telegram.picture.values import MonthPicture

LOWEST = 1080
"""A picture is at least square."""
TALLEST = 1440
"""3 to 4, as phones take photographs; more only when long texts leave the bars no room."""
_GAP = 20


@dataclass(frozen=True, slots=True)
class Page:
    """The parts with their places."""

    height: int
    parts: tuple[tuple[Card, Box], ...]


def paint(canvas: Canvas, page: Page) -> None:
    """Draw all parts."""
    for part, box in page.parts:
        part.paint(canvas, box)


def lay_out(picture: MonthPicture) -> Page:
    """Stack the parts; the bars take what room the others leave."""
    heading, first, others = Heading(picture), _first(picture), _others(picture)
    fixed = 2 * EDGE + heading.height + sum(_GAP + card.height for card in others)
    height = math.ceil(max(LOWEST, min(TALLEST, fixed + first.height), fixed + bars.LEAST))
    full = Box(EDGE, EDGE, WIDTH - 2 * EDGE, height - 2 * EDGE)
    heights = [heading.height, height - fixed, *(card.height for card in others)]
    boxes = _stacked(full, heights)
    return Page(height, ((heading, boxes[0].inset(SIDES, 0)), *zip((first, *others), boxes[1:], strict=True)))


def _stacked(full: Box, heights: list[float]) -> list[Box]:
    """Boxes from the top down with gaps, none after the first: the heading has room of its own."""
    tops = [full.top - sum(heights[:place]) - _GAP * max(place - 1, 0) for place in range(len(heights))]
    return [Box(full.left, top - high, full.width, high) for top, high in zip(tops, heights, strict=True)]


def new_canvas(picture: MonthPicture, page: Page) -> Canvas:
    """A sheet of the page's size."""
    return Canvas(WIDTH, page.height, background=style.PAPER, language=picture.language)


def _first(picture: MonthPicture) -> Card:
    if picture.empty:
        return InvitationCard(picture.bars, picture.empty_text)
    return BarsCard(picture.bars)


def _others(picture: MonthPicture) -> list[Card]:
    """The cards that only some pictures have."""
    found: list[Card] = []
    if picture.goal:
        found.append(GoalCard(picture.goal))
    if picture.rhythm and most(picture.rhythm) > 0:
        found.append(RhythmCard(picture.rhythm))
    if picture.paused and picture.paused.ended > 0:
        found.append(PausedCard(picture.paused))
    return found

"""A sheet to draw on, by matplotlib's object interface: no pyplot and no settings shared between threads."""

import io
from collections.abc import Sequence
from typing import Literal

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from bot.telegram.picture.boxes import Box
from bot.telegram.picture.lettering import DPI, clean, font
from bot.telegram.picture.style import TEXT, Type

SQUARE = (0.0, 0.0, 0.0, 0.0)

Side = Literal["left", "center", "right"]
Corners = tuple[float, float, float, float]
"""Radii, clockwise from the upper left corner."""
Part = tuple[Box, str, str | None]
"""A piece of a strip: where it is, its colour and that of its hatching."""


class Canvas:
    """One picture while it is drawn; coordinates and sizes are pixels from the lower left corner."""

    def __init__(self, width: float, height: float, *, background: str, language: str) -> None:
        self._figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=background)
        self._canvas = FigureCanvasAgg(self._figure)
        self._language = language

    def png(self, title: str) -> bytes:
        """The picture so far, as PNG."""
        file = io.BytesIO()
        metadata = {"Title": clean(title, TEXT), "Software": "Omtanke"}
        self._canvas.print_png(file, metadata=metadata)  # type: ignore[no-untyped-call]
        return file.getvalue()

    def write(self, text: str, x: float, y: float, style: Type, *, side: Side = "left") -> None:
        """Write a line of text with its baseline at `y`, and its left or right end or its centre at `x`."""
        self._figure.text(
            x,
            y,
            clean(text, style),
            transform=IdentityTransform(),
            font=font(style),
            color=style.colour,
            ha=side,
            va="baseline",
            parse_math=False,
            usetex=False,
            language=self._language or None,
        )

    def block(self, box: Box, *, colour: str, hatch: str | None = None, corners: Corners = SQUARE) -> None:
        """Fill a box; `hatch` is the colour of diagonal strokes."""
        self._add(_patch(_outline(box, corners), colour, hatch))

    def strip(self, box: Box, parts: Sequence[Part], *, colour: str, radius: float) -> None:
        """Fill a box with rounded corners, and what of its parts lies inside them."""
        outline = _outline(box, (radius,) * 4)
        self._add(_patch(outline, colour, None))
        for part, paint, hatch in parts:
            patch = _patch(_outline(part, SQUARE), paint, hatch)
            self._add(patch)
            patch.set_clip_path(outline, IdentityTransform())

    def seedling(self, x: float, y: float, height: float, *, colours: tuple[str, str]) -> None:
        """Draw a stem with two leaves, growing from a point; the colours are the lower and the upper leaf's."""
        wide, thick = height * 0.62, max(8.0, height / 18)
        for colour, across, top in zip(colours, (-wide, wide), (y + wide, y + height), strict=True):
            root, tip = (x, top - height / 2), (x + across, top)
            outline = Path([root, (x, top), tip, (x + across, root[1]), root], [Path.MOVETO, *[Path.CURVE3] * 4])
            self._add(_patch(outline, colour, None))
        self.block(Box(x - thick / 2, y, thick, height * 0.51), colour=colours[1], corners=(thick / 2, thick / 2, 0, 0))

    def _add(self, patch: PathPatch) -> None:
        self._figure.add_artist(patch)


def _patch(outline: Path, colour: str, hatch: str | None) -> PathPatch:
    patch = PathPatch(outline, facecolor=colour, linewidth=0, transform=IdentityTransform())
    if hatch:
        patch.set(hatch="//", hatchcolor=hatch, hatch_linewidth=3)
    return patch


def _outline(box: Box, corners: Corners) -> Path:
    """A box's outline, each rounded corner a quadratic curve around its corner point."""
    upper_left, upper_right, lower_right, lower_left = (min(r, box.width / 2, box.height) for r in corners)
    left, right, bottom, top = box.left, box.right, box.bottom, box.top
    points = [
        *((left, bottom + lower_left), (left, top - upper_left), (left, top), (left + upper_left, top)),
        *((right - upper_right, top), (right, top), (right, top - upper_right)),
        *((right, bottom + lower_right), (right, bottom), (right - lower_right, bottom)),
        *((left + lower_left, bottom), (left, bottom), (left, bottom + lower_left)),
    ]
    corner = [Path.LINETO, Path.CURVE3, Path.CURVE3]
    return Path(points, [Path.MOVETO, *corner * 4])

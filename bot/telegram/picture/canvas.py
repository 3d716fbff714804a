"""A sheet to draw on, by matplotlib's object interface: no pyplot and no settings shared between threads.

Importing matplotlib takes most of a second, so this module is imported when a picture is first drawn.
"""

import io
from collections.abc import Sequence
from pathlib import Path as FilePath

from matplotlib import get_data_path
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from bot.telegram.picture.layout import Box
from bot.telegram.picture.style import Type

_DPI = 72
"""At 72 dots an inch a point is a pixel, so type sizes are pixels too."""
_LONGEST_TEXT = 200
_FONTS = FilePath(get_data_path()) / "fonts" / "ttf"
_REGULAR = _FONTS / "DejaVuSans.ttf"
_BOLD = _FONTS / "DejaVuSans-Bold.ttf"


class Canvas:
    """One picture while it is drawn; coordinates and sizes are pixels from the lower left corner."""

    def __init__(self, width: int, height: int, *, background: str, language: str) -> None:
        self._figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, facecolor=background)
        self._canvas = FigureCanvasAgg(self._figure)
        self._language = language

    def png(self, title: str) -> bytes:
        """The picture so far, as PNG."""
        file = io.BytesIO()
        metadata = {"Title": _clean(title, _REGULAR), "Software": "Omtanke"}
        self._canvas.print_png(file, metadata=metadata)  # type: ignore[no-untyped-call]
        return file.getvalue()

    def width_of(self, text: str, style: Type) -> float:
        """How wide a text would be."""
        drawable, font = _clean(text, _file(style)), _font(style)
        width, _, _ = self._canvas.get_renderer().get_text_width_height_descent(drawable, font, False)  # type: ignore[no-untyped-call]
        return float(width)

    def shortened(self, text: str, style: Type, room: float) -> str:
        """The text, cut with an ellipsis where it would be wider than the room."""
        clean = _clean(text, _file(style))
        if self.width_of(clean, style) <= room:
            return clean
        cuts = (clean[:end].rstrip(" ,.-–·") + "…" for end in range(len(clean) - 1, 0, -1))
        return next((cut for cut in cuts if self.width_of(cut, style) <= room), "…")

    def fitting(self, text: str, style: Type, sizes: Sequence[float], room: float) -> float:
        """The first of the sizes at which the text fits the room, else the last."""
        return next((size for size in sizes if self.width_of(text, style.sized(size)) <= room), sizes[-1])

    def write(self, text: str, x: float, y: float, style: Type, *, centred: bool = False) -> None:
        """Write a line of text with its baseline at `y`, beginning at `x` or centred on it."""
        self._figure.text(
            x,
            y,
            _clean(text, _file(style)),
            transform=IdentityTransform(),
            font=_font(style),
            color=style.colour,
            ha="center" if centred else "left",
            va="baseline",
            parse_math=False,
            usetex=False,
            language=self._language or None,
        )

    def block(self, box: Box, *, colour: str, hatch: str | None = None, radii: tuple[float, float] = (0, 0)) -> None:
        """Fill a box, its upper and lower corners rounded by the radii; `hatch` is the colour of diagonal strokes."""
        patch = PathPatch(_rounded(box, *radii), facecolor=colour, linewidth=0, transform=IdentityTransform())
        if hatch:
            patch.set(hatch="//", hatchcolor=hatch, hatch_linewidth=3)
        self._figure.add_artist(patch)

    def seedling(self, x: float, y: float, height: float, *, colours: tuple[str, str]) -> None:
        """Draw a stem with two leaves, growing from a point; the colours are the lower and the upper leaf's."""
        wide = height * 0.62
        for colour, side, top in zip(colours, (-wide, wide), (y + wide, y + height), strict=True):
            root, tip = (x, top - height / 2), (x + side, top)
            outline = Path([root, (x, top), tip, (x + side, root[1]), root], [Path.MOVETO, *[Path.CURVE3] * 4])
            self._figure.add_artist(PathPatch(outline, facecolor=colour, linewidth=0, transform=IdentityTransform()))
        self.block(Box(x - 4, y - height * 0.15, 8, height * 0.7), colour=colours[1], radii=(4, 4))

    def rule(self, ends: tuple[float, float], y: float, *, colour: str, width: float, dashes: bool = False) -> None:
        """Draw a horizontal line."""
        stroke = Line2D(ends, (y, y), color=colour, linewidth=width, dash_capstyle="butt")
        stroke.set_linestyle((0, (3, 2)) if dashes else "-")
        stroke.set_transform(IdentityTransform())
        self._figure.add_artist(stroke)


def _file(style: Type) -> FilePath:
    return _BOLD if style.bold else _REGULAR


def _font(style: Type) -> FontProperties:
    return FontProperties(fname=_file(style), size=style.size)


def _clean(text: str, file: FilePath) -> str:
    """The text on one line without what the font has no glyph for, such as emoji."""
    font = get_font(str(file))
    known = (letter for letter in text[:_LONGEST_TEXT] if letter.isspace() or font.get_char_index(ord(letter)))
    return " ".join("".join(known).split())


def _rounded(box: Box, upper: float, lower: float) -> Path:
    """A box's outline, each rounded corner a quadratic curve around its corner point."""
    up, low = (min(radius, box.width / 2, box.height) for radius in (upper, lower))
    left, right, bottom, top = box.left, box.right, box.bottom, box.top
    points = [
        *((left, bottom + low), (left, top - up), (left, top), (left + up, top)),
        *((right - up, top), (right, top), (right, top - up)),
        *((right, bottom + low), (right, bottom), (right - low, bottom)),
        *((left + low, bottom), (left, bottom), (left, bottom + low)),
    ]
    corner = [Path.LINETO, Path.CURVE3, Path.CURVE3]
    return Path(points, [Path.MOVETO, *corner * 4])

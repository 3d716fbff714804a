"""Texts as they come out: cleaned, measured, shortened. The fonts are the ones matplotlib ships."""

import textwrap
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.font_manager import FontProperties, get_font

from bot.telegram.picture.style import Type

DPI = 72
"""At 72 dots an inch a point is a pixel, so type sizes are pixels too."""
_LONGEST = 120
_FONTS = Path(get_data_path()) / "fonts" / "ttf"
_REGULAR = _FONTS / "DejaVuSans.ttf"
_BOLD = _FONTS / "DejaVuSans-Bold.ttf"
_SUBPIXELS = 64
"""FreeType measures in these parts of a pixel."""


def font(style: Type) -> FontProperties:
    """The font to set a style in."""
    return FontProperties(fname=_file(style), size=style.size)


def clean(text: str, style: Type) -> str:
    """The text on one line without what the font has no glyph for, such as emoji."""
    face = get_font(str(_file(style)))
    known = (letter for letter in text[:_LONGEST] if letter.isspace() or face.get_char_index(ord(letter)))
    return " ".join("".join(known).split())


def width_of(text: str, style: Type) -> float:
    """How wide a text is, in pixels."""
    face = get_font(str(_file(style)))
    face.clear()
    face.set_size(style.size, DPI)
    face.set_text(clean(text, style), 0.0)
    width, _ = face.get_width_height()
    return float(width) / _SUBPIXELS


def shortened(text: str, style: Type, room: float) -> str:
    """The text, cut with an ellipsis where it would be wider than the room."""
    whole = clean(text, style)
    if width_of(whole, style) <= room:
        return whole
    # a longer cut is the wider one, so the longest that fits is found by halving
    fits = bisect_right(range(1, len(whole)), room, key=lambda end: width_of(_cut(whole, end), style))
    return _cut(whole, fits) if fits else ""


def fitting(texts: Sequence[str], style: Type, sizes: Sequence[float], room: float) -> Type:
    """The style in the first of the sizes at which every text fits the room, else in the last."""
    for size in sizes:
        if all(width_of(text, style.sized(size)) <= room for text in texts):
            return style.sized(size)
    return style.sized(sizes[-1])


def balanced(text: str, characters: int) -> list[str]:
    """The text in lines of like length, as few as the width in characters allows, four at most."""
    widest = _wrapped(text, characters)
    narrower = (_wrapped(text, width) for width in range(characters // 2, characters))
    same = (lines for lines in narrower if len(lines) == len(widest) and " ".join(lines) == " ".join(widest))
    return next(same, widest)


def _cut(text: str, end: int) -> str:
    return text[:end].rstrip(" ,.-–·") + "…"


def _wrapped(text: str, characters: int) -> list[str]:
    return textwrap.wrap(text, width=characters, max_lines=4, placeholder="…")


def _file(style: Type) -> Path:
    return _BOLD if style.bold else _REGULAR

"""Draws the month's picture. Runs in any thread."""

from bot.telegram.picture.values import MonthPicture


def draw(picture: MonthPicture) -> bytes:
    """The picture as PNG: 1080 pixels wide, square or up to about 3 to 4, legible at a third of that.

    Importing matplotlib takes most of a second, so it is loaded when a picture is first drawn.
    """
    from bot.telegram.picture.page import lay_out, new_canvas, paint  # noqa: PLC0415 - loads matplotlib

    page = lay_out(picture)
    canvas = new_canvas(picture, page)
    paint(canvas, page)
    return canvas.png(picture.title)

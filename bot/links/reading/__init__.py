"""What a page says of what it sells, by its structured data. Slow to load and to hostile texts: for the worker."""

from bot.links.reading import document
from bot.links.reading.meta import product_of, title_of
from bot.links.reading.products import merged, product_in
from bot.links.reading.text import plain
from bot.links.values import Contents

__all__ = ["read"]


def read(body: bytes, charset: str | None, url: str) -> Contents:
    """What the body of the page at `url` holds; JSON-LD before microdata before meta elements. Raises nothing."""
    page = document.tree(body, charset)
    if page is None:
        return Contents()
    meta = document.meta(page)
    product = merged(
        [product_in(document.json_ld(page), url), product_in(document.microdata(page, url), url), product_of(meta)]
    )
    return Contents(title_of(meta) or plain(document.title(page)), product)

"""A page's text as a tree, and what structured data stands in it: JSON-LD, microdata, and meta elements."""

from collections.abc import Iterator
from typing import Any

import extruct
import lxml.html

MOST_BLOCKS = 50
"""Of JSON-LD, and of products in microdata."""

_JSON_LD = "//script[@type='application/ld+json']"
_PRODUCTS = "//*[@itemscope][contains(@itemtype, 'schema.org/Product')]"

Tree = Any
"""An element of lxml, which has no types."""


def tree(body: bytes, charset: str | None) -> Tree | None:
    """The page as a tree, by the server's charset, else by the page's own, else as UTF-8; None for an empty one."""
    try:
        return _parsed(body, charset or _unnamed(body))
    except (LookupError, ValueError):
        return _parsed(body, _unnamed(body))


def _parsed(body: bytes, charset: str | None) -> Tree | None:
    """Raises LookupError or ValueError for a charset that is none."""
    parser = lxml.html.HTMLParser(encoding=charset, remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(body, parser=parser)
    except lxml.etree.LxmlError:
        return None


def _unnamed(body: bytes) -> str | None:
    """UTF-8 where the body is that; else whatever libxml2 finds in it."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def json_ld(page: Tree) -> list[object]:
    """The JSON-LD of a page. A block that cannot be read takes none of the others with it."""
    return [item for block in page.xpath(_JSON_LD)[:MOST_BLOCKS] for item in _extracted(block, "json-ld", "")]


def microdata(page: Tree, url: str) -> list[object]:
    """The products in a page's microdata, in the form of JSON-LD."""
    nodes = page.xpath(_PRODUCTS)[:MOST_BLOCKS]
    return [item for node in nodes for item in _extracted(node, "microdata", url)[:1]]


def meta(page: Tree) -> dict[str, str]:
    """The first content of each meta element, Open Graph's and others', by its name in lower case."""
    return dict(reversed(list(_meta(page))))


def title(page: Tree) -> str | None:
    """What stands in the title element."""
    found = page.xpath("string(//title[1])")
    return str(found) or None


def _meta(page: Tree) -> Iterator[tuple[str, str]]:
    for element in page.xpath("//meta[@content][@property or @name]"):
        yield (element.get("property") or element.get("name")).strip().lower(), element.get("content")


def _extracted(node: Tree, syntax: str, url: str) -> list[object]:
    """What extruct reads below an element; nothing where it cannot, of whatever kind its error is."""
    try:
        return list(extruct.extract(node, url, syntaxes=[syntax], errors="ignore", uniform=True)[syntax])
    except KeyError:  # an ignored error leaves it out, or makes extruct miss it itself
        return []

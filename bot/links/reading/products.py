"""The product among the things that a page speaks of."""

from collections.abc import Iterable, Sequence

from yarl import URL

from bot.links.reading.graph import Graph, Node, first, types
from bot.links.reading.offers import quote
from bot.links.reading.text import plain
from bot.links.values import Product, SaleClaim

_PRODUCTS = {
    "product",
    "productgroup",
    "productmodel",
    "individualproduct",
    "someproducts",
    "vehicle",
    "car",
    "motorcycle",
    "book",
    "videogame",
}


def product_in(items: Iterable[object], url: str) -> Product | None:
    """The product of the page at `url` by its schema.org things; None where there is none, or which one is unclear."""
    graph = Graph(items)
    node = _the_one([node for node in graph.nodes if types(node) & _PRODUCTS], url)
    if node is None:
        return None
    asked = quote(graph, node)
    return Product(
        name=plain(first(node, "name")),
        brand=_brand(graph, node),
        price=asked.price,
        is_from=asked.is_from,
        sale=SaleClaim.of(asked.before, asked.price),
        availability=asked.availability,
    )


def merged(products: Sequence[Product | None]) -> Product | None:
    """One product of what several sources say of it: each thing by the first that says it, all of a price by one."""
    said = [product for product in products if product is not None]
    if not said:
        return None
    priced = next((product for product in said if product.price), said[0])
    return Product(
        name=next((product.name for product in said if product.name), None),
        brand=next((product.brand for product in said if product.brand), None),
        price=priced.price,
        is_from=priced.is_from,
        sale=priced.sale,
        availability=next((product.availability for product in [priced, *said] if product.availability), None),
    )


def _the_one(nodes: Sequence[Node], url: str) -> Node | None:
    """Of several products the one at this address, the group of the others, or the only one with an offer."""
    if len(nodes) <= 1:
        return nodes[0] if nodes else None
    ways = (
        [node for node in nodes if _is_at(node, url)],
        [node for node in nodes if "productgroup" in types(node)],
        [node for node in nodes if "offers" in node],
        nodes,
    )
    found = next(way for way in ways if way)
    return found[0] if len({plain(first(node, "name")) for node in found}) == 1 else None


def _is_at(node: Node, url: str) -> bool:
    written = first(node, "url") or first(node, "@id")
    try:
        return isinstance(written, str) and URL(url).join(URL(written)).path == URL(url).path
    except (ValueError, TypeError):
        return False


def _brand(graph: Graph, node: Node) -> str | None:
    of_things = (first(each, "name") for each in graph.things(node, "brand"))
    return plain(next((name for name in of_things if name), None) or first(node, "brand", "manufacturer"))

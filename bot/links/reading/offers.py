"""What a thing costs by its schema.org offers."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.money import Money
from bot.links.reading.amounts import money
from bot.links.reading.graph import Graph, Node, first, last, types
from bot.links.values import Availability

_BEFORE = {"listprice", "strikethroughprice"}
"""The types of price that a shop strikes through (schema.org/PriceTypeEnumeration); an MSRP was never asked here."""
_AVAILABILITY = {
    "instock": Availability.IN_STOCK,
    "instoreonly": Availability.IN_STOCK,
    "onlineonly": Availability.IN_STOCK,
    "limitedavailability": Availability.FEW_LEFT,
    "preorder": Availability.TO_COME,
    "presale": Availability.TO_COME,
    "backorder": Availability.TO_COME,
    "madetoorder": Availability.TO_COME,
    "outofstock": Availability.SOLD_OUT,
    "oos": Availability.SOLD_OUT,
    "soldout": Availability.SOLD_OUT,
    "discontinued": Availability.SOLD_OUT,
}
"""schema.org/ItemAvailability, and the words of product feeds without their spaces."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What is asked for a thing, as far as it is said."""

    price: Money | None = None
    before: Money | None = None
    is_from: bool = False
    availability: Availability | None = None


def quote(graph: Graph, product: Node) -> Quote:
    """The lowest of a thing's offers, its variants' where it has none of its own."""
    own = [_offer(graph, each) for each in graph.things(product, "offers")]
    variants = graph.things(product, "hasVariant") if not own else []
    return _lowest([*own, *(_offer(graph, each) for variant in variants for each in graph.things(variant, "offers"))])


def availability(text: object) -> Availability | None:
    """Availability as schema.org or a product feed writes it."""
    word = last(text).replace(" ", "").replace("_", "") if isinstance(text, str) else ""
    return _AVAILABILITY.get(word)


def _lowest(quotes: Iterable[Quote]) -> Quote:
    """The lowest of several in the first one's currency; what can be had goes before what is sold out."""
    found = list(quotes)
    priced = [each for each in found if each.price is not None]
    if not priced:
        return next((each for each in found if each.availability), Quote())
    to_be_had = [each for each in priced if each.availability is not Availability.SOLD_OUT] or priced
    alike = [each for each in to_be_had if _currency(each) == _currency(to_be_had[0])]
    best = min(alike, key=lambda each: each.price.minor if each.price else 0)
    several = len({each.price for each in alike}) > 1
    return Quote(best.price, best.before, best.is_from or several, best.availability)


def _currency(quote: Quote) -> str | None:
    return quote.price.currency if quote.price else None


def _offer(graph: Graph, offer: Node) -> Quote:
    said = availability(first(offer, "availability"))
    if "aggregateoffer" in types(offer) or "lowPrice" in offer:
        return _aggregate(graph, offer, said)
    currency = first(offer, "priceCurrency")
    specified = graph.things(offer, "priceSpecification")
    asked = [_specified(each, currency) for each in specified if _is_asked(each)]
    before = [_specified(each, currency) for each in specified if _price_type(each) in _BEFORE]
    price = money(first(offer, "price"), currency) or _first_of(asked)
    return Quote(price, _first_of(before), availability=said)


def _aggregate(graph: Graph, offer: Node, said: Availability | None) -> Quote:
    currency = first(offer, "priceCurrency")
    low, high = (money(first(offer, *keys), currency) for keys in (("lowPrice", "price"), ("highPrice",)))
    if low is not None:
        return Quote(low, None, is_from="lowPrice" in offer and low != high, availability=said)
    inner = _lowest(_offer(graph, each) for each in graph.things(offer, "offers") if "offers" not in each)
    return Quote(inner.price, inner.before, inner.is_from, said or inner.availability)


def _specified(specification: Node, currency: object) -> Money | None:
    return money(first(specification, "price"), first(specification, "priceCurrency") or currency)


def _is_asked(specification: Node) -> bool:
    """Whether everybody is asked this price for the whole thing: no price per litre, none for members, none before."""
    special = {"referenceQuantity", "validForMemberTier", "eligibleQuantity"} & specification.keys()
    return not special and _price_type(specification) in {"", "saleprice"}


def _price_type(specification: Node) -> str:
    kind = first(specification, "priceType")
    return last(kind) if isinstance(kind, str) else ""


def _first_of(amounts: Iterable[Money | None]) -> Money | None:
    return next((amount for amount in amounts if amount is not None), None)

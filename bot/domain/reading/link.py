"""What others write: links in a message, what a shop's page or a picture adds to it, and posts that are forwarded."""

from dataclasses import replace

from bot.domain.money import Money
from bot.domain.reading.read import read
from bot.domain.reading.text import LINK
from bot.domain.reading.types import Price, PriceDoubt, Reading
from bot.domain.temptation import Kind

_AFTER = ".,;:!?\"')]}>»”…*_"
"""What follows an address in a sentence and does not belong to it."""
LONGEST = 80


def first_link(text: str) -> str | None:
    """The first address of a message as it can be fetched, None where there is none."""
    found = LINK.search(text)
    if found is None:
        return None
    address = found[0].rstrip(_AFTER)
    return address if address.lower().startswith("http") else f"https://{address}"


def without_links(text: str) -> str:
    """A text in one line without the addresses in it: they lead back to a shop, and tell who sent whom there."""
    return " ".join(LINK.sub(" ", text).split())


def with_page(said: Reading, name: str, price: Price) -> Reading:
    """What was read, with the name and the price that a shop's page or a picture gives the thing.

    The shopper's own price counts more, and so does what kind of purchase they say it is; a page makes nothing a
    case of distress, and cannot hide that a thing is essential.
    """
    product = _shortened(name)
    named = read(product, home_currency="EUR", language=said.language)
    kind = Kind.ESSENTIAL if named.kind is Kind.ESSENTIAL else Kind.WANT if said.kind is Kind.OTHER else said.kind
    return replace(
        said,
        product=product,
        price=said.price if said.price.money else price,
        kind=kind,
        need_doubt=kind is Kind.WANT and (said.need_doubt or named.need_doubt),
        things=(),
        besides=(),
    )


def by_a_stranger(reading: Reading) -> Reading:
    """A forwarded post as it counts: that it says of itself to be a gift or planned makes it neither."""
    said_so = reading.kind in {Kind.GIFT, Kind.PLANNED}
    return replace(reading, kind=Kind.WANT if said_so else reading.kind, aside=None)


def price_on_page(price: Money | None, *, is_from: bool) -> Price:
    """A page's price as one that was read; the lowest of several is asked about."""
    if price is None:
        return Price(None, PriceDoubt.MISSING)
    return Price(None, PriceDoubt.AMBIGUOUS, (price,)) if is_from else Price(price)


def _shortened(name: str) -> str:
    """The name in one line, cut at a word."""
    line = " ".join(name.split())
    if len(line) <= LONGEST:
        return line
    head, _, _ = line[: LONGEST + 1].rpartition(" ")
    return head or line[:LONGEST]

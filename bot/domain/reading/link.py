"""Links in a message, and what a shop's page adds to what was read."""

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


def with_page(said: Reading, name: str, price: Money | None, *, is_from: bool = False) -> Reading:
    """What was read, with the name and the price that a shop's page gives the thing.

    The shopper's own price counts more, and so does what kind of purchase they say it is; a page makes nothing a
    case of distress, and cannot hide that a thing is essential. The lowest of several prices is asked about.
    """
    product = _shortened(name)
    named = read(product, home_currency="EUR", language=said.language)
    kind = Kind.ESSENTIAL if named.kind is Kind.ESSENTIAL else Kind.WANT if said.kind is Kind.OTHER else said.kind
    return replace(
        said,
        product=product,
        price=said.price if said.price.money else _of_page(price, is_from=is_from),
        kind=kind,
        need_doubt=kind is Kind.WANT and (said.need_doubt or named.need_doubt),
        things=(),
    )


def _of_page(price: Money | None, *, is_from: bool) -> Price:
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

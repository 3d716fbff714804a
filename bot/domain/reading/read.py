"""Reading one message whole."""

from bot.domain.language import Language
from bot.domain.reading.aside import aside_of
from bot.domain.reading.candidate import Candidate
from bot.domain.reading.context import Role
from bot.domain.reading.distress import is_distress, is_peril
from bot.domain.reading.essential import may_be_needed
from bot.domain.reading.kind import is_nonsense, kind_of
from bot.domain.reading.language import language_of
from bot.domain.reading.offers import asides
from bot.domain.reading.pictured import in_words
from bot.domain.reading.plain import plain
from bot.domain.reading.price import decide, price_candidates
from bot.domain.reading.product import Product, find_product
from bot.domain.reading.several import MOST, bare_list, several
from bot.domain.reading.text import message
from bot.domain.reading.types import Item, Price, Reading
from bot.domain.temptation import Kind

_FINE = frozenset({Kind.ESSENTIAL, Kind.GIFT})


def read(text: str, *, home_currency: str, language: Language | None = None) -> Reading:
    """What a message says. Never raises.

    `home_currency` (ISO 4217) is what a bare number is in; `language` is the shopper's and settles words that the
    languages share. The reading's own language is the text's, None when the text does not tell. A thing told by its
    pictograph alone is put in words first, and the reading is of those.
    """
    said = message(text)
    own = language_of(said)
    found = price_candidates(said)
    price = decide(found, home_currency)
    product = find_product(said, [*_spans(found, price), *asides(said.low, found)])
    told = plain(said.low)
    aside = aside_of(told)
    kind = kind_of(said.low, told, product, own or language, aside)
    need_doubt = kind is Kind.WANT and product is not None and may_be_needed(told, product.name)
    if product is None and kind is Kind.OTHER and aside is None and not text.isascii():
        worded = in_words(text, _language_besides(said.low, found) or language or own or Language.ENGLISH)
        if worded is not None:
            return read(worded, home_currency=home_currency, language=language)
    name = _name(product, kind)
    things = several(said, found, product, home_currency) if kind is Kind.WANT else ()
    maybe = bare_list(said, product) if kind is Kind.WANT and not (found or things) else ()
    besides = _besides(several(said, found, product, home_currency)) if kind in _FINE else ()
    if things:
        name, price = things[0].product, things[0].price
    return Reading(
        text,
        own,
        name,
        price,
        kind,
        need_doubt,
        aside=aside if kind is Kind.OTHER else None,
        things=things[:MOST],
        maybe=maybe[:MOST],
        more=max(map(len, (things, maybe, besides))) > MOST,
        besides=besides[:MOST],
    )


def _language_besides(low: str, found: list[Candidate]) -> Language | None:
    """The language of the words beside the prices: `kr` alone does not tell it."""
    for candidate in found:
        low = low[: candidate.start] + " " * (candidate.end - candidate.start) + low[candidate.end :]
    return language_of(message(low))


def _besides(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The wanted ones of several things, where their names tell that another is needed or a gift."""
    wanted = tuple(item for item in items if _is_wanted(item.product))
    return wanted if len(wanted) < len(items) else ()


def _is_wanted(name: str) -> bool:
    said = message(name)
    told = plain(said.low)
    return kind_of(said.low, told, Product(name, talk=False, framed=True), None) is Kind.WANT and not may_be_needed(
        told, name
    )


def sounds_like_distress(text: str) -> bool:
    """Whether a message is one of distress, at a part of what reading it whole takes."""
    return is_distress(plain(message(text).low))


def sounds_like_peril(text: str) -> bool:
    """Whether a text is of danger or despair; of debts and shopping a goal, a plan or an opinion may well speak."""
    return is_peril(plain(message(text).low))


def _spans(found: list[Candidate], price: Price) -> list[tuple[int, int]]:
    """Where the message speaks of prices; a bare number that lost to the price belongs to the thing's name."""
    taken = price.span if price.money else None
    return [
        (candidate.lead, candidate.tail)
        for candidate in found
        if not taken or candidate.code or candidate.role is not Role.PLAIN or (candidate.start, candidate.end) == taken
    ]


def _name(product: Product | None, kind: Kind) -> str | None:
    """The product as it is told: none where the message is no temptation."""
    if product is None or kind in {Kind.OTHER, Kind.DISTRESS} or is_nonsense(product.name):
        return None
    return None if product.talk and kind not in {Kind.ESSENTIAL, Kind.WANT} else product.name

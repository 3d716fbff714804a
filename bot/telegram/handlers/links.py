"""A link to a shop's page: read it where the message leaves the thing or its price open."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.reading import Reading, first_link, price_on_page, with_page
from bot.domain.temptation import Kind
from bot.links.values import Page, SaleClaim
from bot.telegram.replies import Reply
from bot.telegram.views import links as views
from bot.telegram.visit import Visit


@dataclass(frozen=True, slots=True)
class Looked:
    """What was read, and what there is to say of the page before anything else."""

    reading: Reading
    remarks: Sequence[Reply] = ()
    unread: bool = False
    """There is a link, and nothing to go by."""


def look(visit: Visit, said: Reading) -> Looked:
    """What a message says, with what the page says that it links to. Raises Wanted while that was not read yet."""
    link = first_link(visit.text)
    if link is None or said.kind is Kind.DISTRESS or (said.product and said.price.money):
        return Looked(said)
    page = visit.answers.page(link)
    told = page.product if isinstance(page, Page) else None
    if told is None or not told.name:
        return Looked(said, unread=said.product is None)
    reading = with_page(said, told.name, price_on_page(told.price, is_from=told.is_from))
    claim = told.sale if reading.kind is Kind.WANT and told.sale and reading.price.money == told.sale.now else None
    return Looked(reading, _remarks(visit, claim))


def _remarks(visit: Visit, claim: SaleClaim | None) -> Sequence[Reply]:
    return [views.sale(visit.voice, claim)] if claim else []

"""Sums in writing: what a thing really costs, and what was paid for it."""

import re
from collections.abc import Sequence

from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.reading import Price, read_price_answer
from bot.service.advising import price_of
from bot.service.deciding import buy_cheaper, correct, kept_of
from bot.telegram.handlers.plan import after_buying
from bot.telegram.replies import Reply, Say
from bot.telegram.views import ledger as views
from bot.telegram.views import nudge as nudges
from bot.telegram.visit import Visit
from storage import shoppers
from storage.tables import Temptation

AMOUNT, PAID = "amount", "paid"
_ASKED_AGAIN = "again"
_NOTHING = re.compile(
    r"\s*(?:0+(?:[.,]0+)?\s*(?:kr|dkk|eur|euro|€|\$)?|gratis|ingenting|intet|free|nothing)\W*", re.IGNORECASE
)
_AROUND = """
actually bought cost costs for got hand i instead it just now only paid pay second used was
a about an around circa is like month per price roughly the think week year
ca cirka er i jeg md måned måneden nok om omkring omtrent pr prisen tror ugen vist året
betalt betalte blev brugt den det fik fået gav givet koster kostede kun købt købte minus rettes rettet stedet til
"""
_AROUND_A_SUM = frozenset(_AROUND.split())
"""Words of an answer such as “I only paid 400”, which names no thing."""


def names_a_thing(product: str) -> bool:
    """Whether what was read as a product is one, and not the words around a sum."""
    words = re.findall(r"[^\W\d_]+", product.casefold())
    return not _AROUND_A_SUM.issuperset(words)


def is_all(text: str, price: Price) -> bool:
    """Whether a text tells a price and names nothing beside it."""
    start, end = price.span or (0, 0)
    return price.span is not None and not names_a_thing(f"{text[:start]} {text[end:]}")


def ask(visit: Visit, question: str, about: Temptation, note: str | None = None) -> None:
    """Expect a sum in writing."""
    shoppers.expect(visit.shopper, question, about.id, visit.now)
    visit.shopper.awaiting_note = note


def amount_written(visit: Visit, about: Temptation) -> Sequence[Reply]:
    """The right price; what is not understood is asked about once."""
    amount = _read(visit, about)
    if amount is None:
        return _once_more(visit, about, views.which_amount(visit.voice, about))
    _answered(visit)
    decided = correct(visit.session, visit.shopper, about, amount, visit.now)
    return [views.corrected(visit.voice, about, amount, decided.saving)]


def paid_written(visit: Visit, about: Temptation) -> Sequence[Reply]:
    """What was paid, in the currency of the price."""
    price = price_of(about)
    paid = Money(0, price.currency) if price and _NOTHING.fullmatch(visit.text) else _read(visit, about)
    if paid is None:
        return _once_more(visit, about, views.which_amount(visit.voice, about))
    if price and paid.currency != price.currency:
        return _once_more(visit, about, views.other_currency(visit.voice, about, price))
    _answered(visit)
    kept = kept_of(about, paid)
    decided = buy_cheaper(visit.session, visit.shopper, about, paid, visit.now)
    if not decided.changed and kept:
        return [nudges.unchanged(visit.voice, about)]
    offers = nudges.bought(visit.voice, about, None).keyboard
    if kept is None:
        return [after_buying(visit, about, views.not_cheaper(visit.voice, about, offers))]
    return [after_buying(visit, about, views.cheaper(visit.voice, about, paid, kept, offers))]


def _read(visit: Visit, about: Temptation) -> Money | None:
    home = about.currency or visit.shopper.currency
    read = read_price_answer(visit.text, home_currency=home, language=Language(visit.shopper.language))
    return read.money or (read.candidates[0] if len(read.candidates) == 1 else None)


def _once_more(visit: Visit, about: Temptation, question: Say) -> Sequence[Reply]:
    """Ask a second time and not a third: then the message is read as anything else."""
    if visit.shopper.awaiting_note == _ASKED_AGAIN:
        _answered(visit)
        return []
    ask(visit, visit.shopper.awaiting or AMOUNT, about, _ASKED_AGAIN)
    return [question]


def _answered(visit: Visit) -> None:
    shoppers.expect_nothing(visit.shopper)
    visit.shopper.awaiting_note = None

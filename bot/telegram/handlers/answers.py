"""Answers in text to a question that the bot asked."""

from collections.abc import Callable, Sequence

from bot.domain.about import read_about
from bot.domain.answers import leaves_out, which_of
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.reading import Price, PriceDoubt, Reading, read_price_answer
from bot.domain.scale import read_scale
from bot.domain.talk import read_needed, read_reason
from bot.domain.temptation import Kind, Reason, State
from bot.domain.when import WhenDoubt, read_when
from bot.service.places import zones_of
from bot.service.shoppers import open_question
from bot.service.sleeping import note_reason, note_want
from bot.service.tempting import Tempted, as_asked, set_price
from bot.telegram.handlers import (
    amounts,
    contributions,
    due,
    needs,
    pay,
    plan,
    purchases,
    settings,
    several,
    talking,
    whens,
)
from bot.telegram.replies import Reply
from bot.telegram.views import sleep as views
from bot.telegram.visit import Visit
from storage import shoppers, temptations
from storage.tables import Temptation


def answer(visit: Visit, reading: Reading) -> Sequence[Reply]:
    """Take the message as an answer to the open question; empty when it is none."""
    question = open_question(visit.shopper, visit.now)
    if question is None:
        return []
    if question in needs.OPEN_TO_REASONS and read_about(visit.text):
        return []  # answered as any other such question; this one stays open
    if _something_new(visit, question, reading):
        shoppers.expect_nothing(visit.shopper)
        return []
    return _SETTINGS[question](visit) if question in _SETTINGS else _about_a_thing(visit, question, reading)


def _about_a_thing(visit: Visit, question: str, reading: Reading) -> Sequence[Reply]:
    """The answer to a question about one thing; empty when that is no longer there to be asked about."""
    about = temptations.owned(visit.session, visit.shopper.awaiting_temptation_id or 0, visit.shopper.id or 0)
    if about is not None and question in _IN_ANY_STATE:
        return _IN_ANY_STATE[question](visit, about)
    if about is None or about.state not in {State.OPEN, State.COOLING}:
        shoppers.expect_nothing(visit.shopper)
        return []
    if _tells_why(question, reading):
        return needs.told(visit, about, read_reason(reading.text))
    return _ABOUT_A_THING[question](visit, about)


def _something_new(visit: Visit, question: str, reading: Reading) -> bool:
    """A thing with its price is something new, whatever was asked; what is needed or a gift, too."""
    if _tells_why(question, reading) or (question == needs.PRICE and _place(visit.text, needs.offered(visit))):
        return False
    named = reading.kind is not Kind.OTHER and reading.product is not None
    if question in {amounts.AMOUNT, amounts.PAID}:
        return named and amounts.names_a_thing(reading.product or "")
    if any(asked.answers(question, reading.text) for asked in (plan, pay, contributions)):
        return False
    if question == needs.NEED and read_needed(reading.text) is not None:
        return False
    if named and question in _HELD_AGAINST and not _HELD_AGAINST[question](visit):
        return reading.price.money is not None or talking.names_a_kind(visit, reading)
    return named and (reading.price.money is not None or question in needs.OPEN_TO_REASONS)


def _tells_why(question: str, reading: Reading) -> bool:
    """Whether a reason is told in place of an answer, such as "the old one is broken" where the price is asked for."""
    asked = question in needs.OPEN_TO_REASONS and not talking.is_priced(reading)
    return asked and read_reason(reading.text) is not Reason.OTHER


def _price(visit: Visit, about: Temptation) -> Sequence[Reply]:
    """What tells no price is asked about once more, unless it says that there is none; then the price is left out."""
    language = Language(visit.shopper.language)
    price = read_price_answer(visit.text, home_currency=visit.shopper.currency, language=language)
    money = _chosen(visit.text, price, needs.offered(visit)) or price.money
    if money is None and price.candidates:
        return needs.ask_price(visit, Tempted(about, price.doubt, price.candidates))
    if money is None and not leaves_out(visit.text) and not needs.asked_again(visit):
        return needs.ask_price_again(visit, about)
    if money:
        set_price(about, money, price.payments or as_asked(about, money))
    shoppers.expect_nothing(visit.shopper)
    return needs.nudged(visit, about)


def _chosen(text: str, price: Price, offered: Sequence[Money]) -> Money | None:
    """The one of the sums on offer that an answer names: by its place, or by telling a doubted figure again."""
    likeliest = price.candidates[0] if price.doubt is PriceDoubt.IMPLAUSIBLE and price.candidates else None
    if likeliest in offered and not _guessed(text, likeliest):
        return likeliest
    place = _place(text, offered)
    return place[0] if place else None


def _guessed(text: str, sum_: Money | None) -> bool:
    """Whether a sum is a figure only as if its comma had been lost: 999.999,99 for 99.999.999."""
    return sum_ is not None and "".join(filter(str.isdigit, text)) == str(sum_.minor)


def _place(text: str, offered: Sequence[Money]) -> Sequence[Money]:
    """The sum that is told by its place among those on offer; a bare number is a sum itself."""
    place = None if text.strip().isdigit() else which_of(text, [""] * len(offered))
    return () if place is None else offered[place : place + 1]


def _why(visit: Visit, about: Temptation) -> Sequence[Reply]:
    """The reason; a time alone moves the pause, and the question stays."""
    if replies := whens.told(visit, about):
        return replies
    note_reason(about, visit.text)
    shoppers.expect(visit.shopper, "want", about.id, visit.now)
    return [views.ask_want(visit.voice, about)]


def _want(visit: Visit, about: Temptation) -> Sequence[Reply]:
    """The number may be written too, and a time alone moves the pause; anything else is no answer to it."""
    if replies := whens.told(visit, about):
        return replies
    shoppers.expect_nothing(visit.shopper)
    want = read_scale(visit.text, 10)
    if want is None:
        return []
    note_want(about, want)
    return [views.want_noted(visit.voice, about.want)]


def _when(visit: Visit, about: Temptation) -> Sequence[Reply]:
    return whens.until(visit, about, visit.text)


_SETTINGS: dict[str, Callable[[Visit], Sequence[Reply]]] = {
    "currency": settings.currency_written,
    "timezone": settings.timezone_written,
    whens.PAYDAY: whens.payday_written,
    "language": settings.language_written,
    several.WHICH: several.which_written,
    plan.PLAN: plan.plan_written,
    plan.KIND: plan.kind_written,
    plan.ALLOWANCE: plan.allowance_written,
    pay.PAY: pay.pay_written,
    contributions.KIND: contributions.kind_written,
    contributions.TEXT: contributions.text_written,
}
_HELD_AGAINST: dict[str, Callable[[Visit], bool]] = {
    "currency": lambda visit: settings.currency_of(visit.text) is not None,
    "timezone": lambda visit: bool(zones_of(visit.text)),
    whens.WHEN: lambda visit: read_when(visit.text, now=visit.here).doubt is not WhenDoubt.UNCLEAR,
}
"""Whether a message answers a question that some thing's name would not; what does not may name a kind of thing."""
_ABOUT_A_THING: dict[str, Callable[[Visit, Temptation], Sequence[Reply]]] = {
    needs.PRICE: _price,
    needs.NEED: needs.answered,
    "why": _why,
    "want": _want,
    whens.WHEN: _when,
    whens.NOW: due.written,
}
_IN_ANY_STATE: dict[str, Callable[[Visit, Temptation], Sequence[Reply]]] = {
    amounts.AMOUNT: amounts.amount_written,
    amounts.PAID: amounts.paid_written,
    "delivery": purchases.day_mentioned,
    "delivery-day": purchases.day_written,
    "worth": purchases.score_written,
    "worth-words": purchases.words_written,
}

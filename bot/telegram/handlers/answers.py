"""Answers in text to a question that the bot asked."""

from collections.abc import Callable, Sequence

from bot.domain.language import Language
from bot.domain.reading import Reading, read_price_answer
from bot.domain.scale import read_scale
from bot.domain.talk import read_needed, read_reason
from bot.domain.temptation import Kind, Reason, State
from bot.service.shoppers import open_question
from bot.service.sleeping import note_reason, note_want
from bot.service.tempting import Tempted, as_asked, set_price
from bot.telegram.handlers import amounts, contributions, needs, pay, plan, purchases, settings, whens
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
    if _something_new(question, reading):
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


def _something_new(question: str, reading: Reading) -> bool:
    """A thing with its price is something new, whatever was asked; what is needed or a gift, too."""
    if _tells_why(question, reading):
        return False
    named = reading.kind is not Kind.OTHER and reading.product is not None
    if question in {amounts.AMOUNT, amounts.PAID}:
        return named and amounts.names_a_thing(reading.product or "")
    if any(asked.answers(question, reading.text) for asked in (plan, pay, contributions)):
        return False
    if question == needs.NEED and read_needed(reading.text) is not None:
        return False
    return named and (reading.price.money is not None or question in needs.OPEN_TO_REASONS)


def _tells_why(question: str, reading: Reading) -> bool:
    """Whether a reason is told in place of an answer, such as "the old one is broken" where the price is asked for."""
    asked = question in needs.OPEN_TO_REASONS and reading.price.money is None
    return asked and read_reason(reading.text) is not Reason.OTHER


def _price(visit: Visit, about: Temptation) -> Sequence[Reply]:
    """Asked once: what is still not understood is left out, and a large price told again is believed."""
    language, large = Language(visit.shopper.language), visit.shopper.awaiting_note == needs.LARGE
    price = read_price_answer(visit.text, home_currency=visit.shopper.currency, language=language, insisted=large)
    if price.candidates:
        return needs.ask_price(visit, Tempted(about, price.doubt, price.candidates))
    if price.money:
        set_price(about, price.money, price.payments or as_asked(about, price.money))
    shoppers.expect_nothing(visit.shopper)
    return needs.nudged(visit, about)


def _why(visit: Visit, about: Temptation) -> Sequence[Reply]:
    note_reason(about, visit.text)
    shoppers.expect(visit.shopper, "want", about.id, visit.now)
    return [views.ask_want(visit.voice, about)]


def _want(visit: Visit, about: Temptation) -> Sequence[Reply]:
    """The number may be written too; anything else is no answer to it."""
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
    "payday": whens.payday_written,
    plan.PLAN: plan.plan_written,
    plan.KIND: plan.kind_written,
    plan.ALLOWANCE: plan.allowance_written,
    pay.PAY: pay.pay_written,
    contributions.KIND: contributions.kind_written,
    contributions.TEXT: contributions.text_written,
}
_ABOUT_A_THING: dict[str, Callable[[Visit, Temptation], Sequence[Reply]]] = {
    needs.PRICE: _price,
    needs.NEED: needs.answered,
    "why": _why,
    "want": _want,
    "when": _when,
}
_IN_ANY_STATE: dict[str, Callable[[Visit, Temptation], Sequence[Reply]]] = {
    amounts.AMOUNT: amounts.amount_written,
    amounts.PAID: amounts.paid_written,
    "delivery": purchases.day_mentioned,
    "delivery-day": purchases.day_written,
    "worth": purchases.score_written,
    "worth-words": purchases.words_written,
}

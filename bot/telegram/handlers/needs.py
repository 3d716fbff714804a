"""In doubt whether a thing is needed: the question, its answer in words or by a tap, and reasons told meanwhile."""

from collections.abc import Sequence

from bot.domain.decisions import Act
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.reading import PriceDoubt, read_price_answer
from bot.domain.talk import FINE, read_needed
from bot.domain.temptation import Reason, State
from bot.service.advising import Telling, nudge
from bot.service.deciding import decide
from bot.service.sleeping import note_reason
from bot.service.tempting import Tempted, set_price
from bot.telegram.handlers import consenting
from bot.telegram.replies import Reply
from bot.telegram.views import chat
from bot.telegram.views import nudge as views
from bot.telegram.visit import Press, Visit
from storage import shoppers, temptations
from storage.tables import Temptation

NEED = "need"
"""The question that is open."""
PRICE = "price"
_AGAIN = "again"
"""Noted with the question for the price when it is asked a second time."""
OPEN_TO_REASONS = frozenset({NEED, PRICE})
"""Questions about a thing that a reason is told instead of an answer to, as after a nudge."""


def ask(visit: Visit, temptation: Temptation) -> Sequence[Reply]:
    """Ask whether it is needed, before anything is said of it."""
    kept = temptations.add(visit.session, temptation)
    shoppers.expect(visit.shopper, NEED, kept.id, visit.now)
    return [views.ask_need(visit.voice, kept)]


def answered(visit: Visit, about: Temptation) -> Sequence[Reply]:
    """The answer in words; a price alone is noted, and the question stays. What tells nothing is taken for a want."""
    needed = read_needed(visit.text)
    if needed:
        return told(visit, about, Reason.NEED)
    language = Language(visit.shopper.language)
    price = read_price_answer(visit.text, home_currency=visit.shopper.currency, language=language)
    if price.money:
        set_price(about, price.money, price.payments)
    if price.money and needed is None:
        return ask(visit, about)
    return chosen(visit, about)


def wanted(visit: Visit, press: Press, about: Temptation) -> Sequence[Reply]:
    """A tap on "I'd just like it": on with the price or the nudge. A second one does nothing."""
    asked = visit.shopper.awaiting == PRICE and visit.shopper.awaiting_temptation_id == about.id
    if about.state != State.OPEN or about.nudges or asked:
        return [press.spent()]
    return [press.spent(), *chosen(visit, about)]


def chosen(visit: Visit, about: Temptation) -> Sequence[Reply]:
    """On with a thing that is wanted: its price, or the nudge."""
    if about.price_minor is None:
        return ask_price(visit, Tempted(about, PriceDoubt.MISSING))
    shoppers.expect_nothing(visit.shopper)
    return nudged(visit, about)


def told(visit: Visit, about: Temptation, reason: Reason) -> Sequence[Reply]:
    """A reason told after a nudge or to an open question: a good one ends the matter, any other leaves it open."""
    note(visit, about)
    if reason in FINE:
        decide(visit.session, visit.shopper, about, Act.NEED, visit.now)
        shoppers.expect_nothing(visit.shopper)
    return [chat.talk(visit.voice, reason, visit.tools.adviser.random)]


def note(visit: Visit, about: Temptation) -> None:
    """Keep the first words on why it is wanted; they are quoted when the pause is over."""
    if not about.reason:
        note_reason(about, visit.text)


def ask_price(visit: Visit, asked: Tempted) -> Sequence[Reply]:
    """Ask what it costs; the sums on offer are noted, so that one of them may be told in writing."""
    shoppers.expect(visit.shopper, PRICE, asked.temptation.id, visit.now)
    visit.shopper.awaiting_note = " ".join(f"{sum_.minor}.{sum_.currency}" for sum_ in asked.candidates) or None
    return [views.ask_price(visit.voice, asked)]


def ask_price_again(visit: Visit, about: Temptation) -> Sequence[Reply]:
    """Ask once more, as the answer told no price."""
    shoppers.expect(visit.shopper, PRICE, about.id, visit.now)
    visit.shopper.awaiting_note = _AGAIN
    return [views.ask_price_again(visit.voice, about)]


def asked_again(visit: Visit) -> bool:
    """Whether the open question for the price was asked a second time."""
    return visit.shopper.awaiting_note == _AGAIN


def offered(visit: Visit) -> tuple[Money, ...]:
    """The sums that the open question for the price has on its buttons, in their order."""
    sums = (noted.partition(".") for noted in (visit.shopper.awaiting_note or "").split() if noted != _AGAIN)
    return tuple(Money(int(minor), currency) for minor, _, currency in sums)


def nudged(visit: Visit, about: Temptation) -> Sequence[Reply]:
    """The nudge for a thing that is kept already; it differs from the one before."""
    before = temptations.before(visit.session, about)
    telling = Telling(visit.text, visit.now, before, model=visit.model)
    advice = nudge(visit.session, visit.shopper, about, visit.tools.adviser, telling)
    return [views.nudge(visit.voice, advice, about.id or 0), *consenting.after_nudge(visit, about)]

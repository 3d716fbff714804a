"""The account thing by thing: the history, its entries, what was paid, and the weekly question."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.domain.decisions import Act, move
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.temptation import State
from bot.service import asking
from bot.service import history as service
from bot.service.advising import price_of
from bot.service.deciding import decide
from bot.service.scheduling import DueBatch
from bot.telegram.handlers import decisions
from bot.telegram.handlers.amounts import AMOUNT, PAID, ask, paid_written
from bot.telegram.replies import Reply, Rewrite, Say, Unbutton
from bot.telegram.views import ledger as views
from bot.telegram.views import nudge as nudges
from bot.telegram.visit import Press, Visit
from bot.telegram.voice import Voice
from storage import shoppers
from storage.tables import Temptation

TOLD = "told"
"""The argument of a purchase that is told together with what was paid for it."""


def history(visit: Visit) -> Sequence[Reply]:
    """/history, and its pages in the place of one another."""
    offset = visit.press.id if visit.press else 0
    page = service.history(visit.session, visit.shopper, offset)
    return [_shown(visit.press, views.history(visit.voice, page, visit.shopper))]


def entry(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    """A tap on a number of the history, or on what its card offers besides the acts."""
    match press.argument:
        case "":
            card = service.card(visit.session, visit.shopper, temptation, visit.now)
            return [_shown(press, views.card(visit.voice, card))]
        case "back":
            page = service.page_of(visit.session, visit.shopper, temptation)
            return [_shown(press, views.history(visit.voice, page, visit.shopper))]
        case "amount":
            ask(visit, AMOUNT, temptation)
            return [press.spent(), views.ask_amount(visit.voice, temptation)]
        case "leave":
            return _left(visit, press, temptation)
    return [press.spent()]


def cheaper(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    """Bought for less: asks for how much, unless that is told; without a known price there is nothing to compare."""
    price = price_of(temptation)
    if move(State(temptation.state), Act.CHEAPER) is None:
        return [press.spent(), nudges.unchanged(visit.voice, temptation)]
    if price is None:
        return decisions.decision(Act.BOUGHT)(visit)
    ask(visit, PAID, temptation)
    if press.argument == TOLD:
        return paid_written(visit, temptation)
    return [press.spent(), views.ask_paid(visit.voice, temptation, price)]


def still(visit: Visit) -> Sequence[Reply]:
    """A tap that answers the whole weekly question at once: exactly what it asked about, and is not settled yet."""
    if visit.press is None:
        return []
    asked = asking.asked_together(visit.session, visit.shopper, visit.press.id, visit.now)
    decided = [decide(visit.session, visit.shopper, thing, Act.CONFIRM, visit.now) for thing in asked]
    confirmed = [done.confirmed for done in decided if done.confirmed]
    sums: Counter[str] = Counter()
    for money in confirmed:
        sums[money.currency] += money.minor
    amounts = [Money(minor, currency) for currency, minor in sums.items()]
    return [Unbutton(visit.press.message_id), views.confirmed_all(visit.voice, len(confirmed), amounts)]


def confirm_due(session: Session, batch: DueBatch, now: datetime) -> Reply | None:
    """The weekly question, None when there is nothing to ask."""
    asked = asking.to_ask(session, batch.shopper, now)
    return views.weekly(Voice(Language(batch.shopper.language)), asked, batch.reminder_ids[0]) if asked else None


def _shown(press: Press | None, view: Say) -> Reply:
    """In the place of the message whose button was tapped."""
    return Rewrite(press.message_id, view.text, view.keyboard) if press else view


def _left(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    if visit.shopper.awaiting in {AMOUNT, PAID} and visit.shopper.awaiting_temptation_id == temptation.id:
        shoppers.expect_nothing(visit.shopper)
    return [press.spent(), views.left(visit.voice, temptation)]

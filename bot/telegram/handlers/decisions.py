"""Taps under a nudge, a reminder or a saving."""

from collections.abc import Callable, Sequence

from babel.numbers import list_currencies

from bot.domain.decisions import AFRESH, TAKEN_BACK, Act
from bot.domain.money import Money
from bot.domain.month import Month
from bot.domain.temptation import State
from bot.service.advising import price_of
from bot.service.deciding import Decided, decide, last_undo, month_sum, reopen
from bot.service.houserules import after_undo
from bot.service.tempting import as_asked, set_price
from bot.telegram.handlers.messages import nudged
from bot.telegram.handlers.plan import after_buying
from bot.telegram.replies import Reply, Say
from bot.telegram.views import ledger as ledger_views
from bot.telegram.views import nudge as views
from bot.telegram.visit import Handler, Press, Visit
from storage import shoppers, temptations
from storage.tables import Temptation

TempationHandler = Callable[[Visit, Press, Temptation], Sequence[Reply]]


def about_own(handler: TempationHandler) -> Handler:
    """Only for the shopper whose temptation it is; for anybody else the button does nothing."""

    def guarded(visit: Visit) -> Sequence[Reply]:
        if visit.press is None:
            return []
        own = temptations.owned(visit.session, visit.press.id, visit.shopper.id or 0)
        if own is None:
            return [Say(visit.voice.text("not-yours"))]
        return handler(visit, visit.press, own)

    return guarded


def decision(act: Act) -> Handler:
    """A tap that settles the matter, or takes that back."""

    def handler(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
        if press.argument == AFRESH:
            reopen(visit.session, visit.shopper, temptation, visit.now)
        return _done(visit, press, temptation, act)

    return about_own(handler)


LAST = "last"
"""The argument that undoes no more than what was done last: the word itself, written."""


def undo(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    """A tap on undo takes back what its button names, without an argument the decision."""
    named = {taken.value: act for act, taken in TAKEN_BACK.items()}
    last = last_undo(visit.session, temptation) if press.argument == LAST else Act.UNDO
    return _done(visit, press, temptation, named.get(press.argument, last))


def keep(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    """Still wanted, or a pause that is cut short without a word on that."""
    return _done(visit, press, temptation, Act.END if press.argument == Act.END else Act.KEEP)


def _done(visit: Visit, press: Press, temptation: Temptation, act: Act) -> Sequence[Reply]:
    decided = decide(visit.session, visit.shopper, temptation, act, visit.now)
    shoppers.expect_nothing(visit.shopper)
    view = _VIEWS[act](visit, decided) if decided.changed else views.unchanged(visit.voice, temptation)
    return [press.spent(), view]


def price(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    """A tap on a guessed price, or on leaving it out; one on a question that was answered does nothing."""
    asked = visit.shopper.awaiting == "price" and visit.shopper.awaiting_temptation_id == temptation.id
    if temptation.state != State.OPEN or (temptation.nudges and not asked):
        return [press.spent()]
    minor, _, currency = press.argument.partition(".")
    if minor.isascii() and minor.isdigit() and len(minor) < 15 and currency in list_currencies():
        told = Money(int(minor), currency)
        set_price(temptation, told, as_asked(temptation, told))
    shoppers.expect_nothing(visit.shopper)
    return [press.spent(), *nudged(visit, temptation, temptations.before(visit.session, temptation))]


def _skipped(visit: Visit, decided: Decided) -> Say:
    """What was skipped is booked; without a price there is nothing to book."""
    saved = decided.saving.total if decided.saving else None
    today = visit.here.date()
    total = month_sum(visit.session, visit.shopper, saved.currency, today) if saved else None
    return views.skipped(visit.voice, decided.temptation, saved, Month.of(today), total)


def _bought(visit: Visit, decided: Decided) -> Say:
    said = views.bought(visit.voice, decided.temptation, decided.saving.total if decided.saving else None)
    return after_buying(visit, decided.temptation, said)


def _taken_back(visit: Visit, decided: Decided) -> Say:
    after_undo(visit.session, visit.shopper, decided.temptation)
    return views.taken_back(visit.voice, decided.temptation, decided.saving.total if decided.saving else None)


def _confirmed(visit: Visit, decided: Decided) -> Say:
    """Of a subscription that was counted once more also what it comes to by now."""
    confirmed, again, saving = decided.confirmed, decided.again, decided.saving
    if again and saving:
        return ledger_views.confirmed_again(visit.voice, decided.temptation, again, saving.total)
    return views.confirmed(visit.voice, decided.temptation, confirmed or Money(0, visit.shopper.currency))


def _returned(visit: Visit, decided: Decided) -> Say:
    return ledger_views.returned(visit.voice, decided.temptation, price_of(decided.temptation))


def _return_undone(visit: Visit, decided: Decided) -> Say:
    return ledger_views.return_undone(visit.voice, decided.temptation, decided.undone)


def _confirmation_undone(visit: Visit, decided: Decided) -> Say:
    undone = decided.undone or Money(0, visit.shopper.currency)
    return ledger_views.confirmation_undone(visit.voice, decided.temptation, undone)


_VIEWS: dict[Act, Callable[[Visit, Decided], Say]] = {
    Act.SKIP: _skipped,
    Act.DROP: _skipped,
    Act.NEED: lambda visit, decided: views.needed(visit.voice, decided.temptation),
    Act.BUY: _bought,
    Act.BOUGHT: _bought,
    Act.KEEP: lambda visit, decided: views.kept(visit.voice, decided.temptation),
    Act.END: lambda visit, decided: views.kept(visit.voice, decided.temptation),
    Act.UNDO: _taken_back,
    Act.UNDO_RETURN: _return_undone,
    Act.UNDO_CONFIRM: _confirmation_undone,
    Act.RETURNED: _returned,
    Act.CONFIRM: _confirmed,
}

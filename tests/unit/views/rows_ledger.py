"""The rows of the account thing by thing."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from bot.domain.decisions import Act
from bot.domain.ledger import Balance, Entry
from bot.domain.money import Money
from bot.domain.payments import Period
from bot.domain.temptation import State
from bot.service.asking import MOST_ASKED, Asked
from bot.service.history import Card, HistoryPage, Told
from bot.telegram.replies import Reply
from bot.telegram.views import ledger
from bot.telegram.voice import Voice
from tests.unit.views.values import NOW, Values

MODULES = (ledger,)
TODAY = date(2026, 11, 24)

Made = Iterator[Reply]


def _history(voice: Voice, v: Values) -> Made:
    for offset, total in ((0, 0), (0, 1), (0, 2), (0, 50), (6, 50), (48, 50)):
        yield ledger.history(voice, v.page(offset, total), v.shopper)
    for period in Period:
        thing = v.temptation(period=period)
        yield ledger.history(voice, HistoryPage(((thing, v.balance(pending=True)),), 0, 1), v.shopper)


def _card(voice: Voice, v: Values) -> Made:
    acts = (Act.CONFIRM, Act.BOUGHT, Act.CHEAPER, Act.RETURNED, Act.UNDO, Act.UNDO_RETURN, Act.UNDO_CONFIRM)
    told = (*(Told(entry, TODAY, v.money) for entry in Entry), Told(Entry.REVERSED, TODAY, v.money, waits_again=True))
    for balance in (None, v.balance(pending=True), v.balance(pending=False)):
        for state in State:
            yield ledger.card(voice, Card(v.temptation(state=state), balance, told, acts))
    sent_back = v.temptation(state=State.SKIPPED, returned_at=NOW)
    cheaper = v.temptation(state=State.BOUGHT_CHEAPER, paid_minor=1)
    withdrawn = v.temptation(state=State.SKIPPED, returned_at=NOW, period="month")
    yield ledger.card(voice, Card(withdrawn, None, told, acts))
    for thing, count in ((sent_back, 0), (cheaper, ledger.MOST_TOLD + 1), (cheaper, 4 * ledger.MOST_TOLD)):
        yield ledger.card(voice, Card(thing, None, (told * 60)[:count], ()))


def _weekly(voice: Voice, v: Values) -> Made:
    for count in (1, 2, MOST_ASKED):
        yield ledger.weekly(voice, [Asked(v.temptation(n), v.money, again=False) for n in range(count)], v.row)
        for period in Period:
            yield ledger.weekly(voice, _more(v, period, count), v.row)


def _more(v: Values, period: Period, count: int) -> list[Asked]:
    return [Asked(v.temptation(n, period=period), v.money, again=True) for n in range(count)]


def _corrected(voice: Voice, v: Values) -> Made:
    for saving in (None, Balance(0, v.money.minor, v.money.currency, TODAY)):
        yield ledger.corrected(voice, v.temptation(), v.money, saving)


def _confirmed_all(voice: Voice, v: Values) -> Made:
    sums = [v.money, *(Money(8_900, currency) for currency in v.currencies)]
    for count in (1, 2, MOST_ASKED):
        yield ledger.confirmed_all(voice, count, sums[:count])
    yield ledger.confirmed_all(voice, 0, [])


ROWS: dict[Callable[..., Any], Callable[[Voice, Values], Made]] = {
    ledger.history: _history,
    ledger.card: _card,
    ledger.ask_amount: lambda voice, v: (
        ledger.ask_amount(voice, thing) for thing in (v.temptation(), v.temptation(price_minor=None))
    ),
    ledger.ask_paid: lambda voice, v: iter([ledger.ask_paid(voice, v.temptation(), v.money)]),
    ledger.which_amount: lambda voice, v: iter([ledger.which_amount(voice, v.temptation())]),
    ledger.other_currency: lambda voice, v: iter([ledger.other_currency(voice, v.temptation(), v.money)]),
    ledger.left: lambda voice, v: iter([ledger.left(voice, v.temptation())]),
    ledger.corrected: _corrected,
    ledger.cheaper: lambda voice, v: iter([ledger.cheaper(voice, v.temptation(), v.money, Money(1, "JPY"))]),
    ledger.not_cheaper: lambda voice, v: iter([ledger.not_cheaper(voice, v.temptation())]),
    ledger.returned: lambda voice, v: (
        ledger.returned(voice, v.temptation(period=period), price)
        for price in (v.money, None)
        for period in (None, Period.MONTH)
    ),
    ledger.confirmed_again: lambda voice, v: (
        ledger.confirmed_again(voice, v.temptation(period=period), v.money, v.money) for period in Period
    ),
    ledger.return_undone: lambda voice, v: (
        ledger.return_undone(voice, v.temptation(), taken) for taken in (v.money, None)
    ),
    ledger.confirmation_undone: lambda voice, v: iter([ledger.confirmation_undone(voice, v.temptation(), v.money)]),
    ledger.weekly: _weekly,
    ledger.confirmed_all: _confirmed_all,
}

TELLS: dict[Callable[..., Any], str] = {
    **dict.fromkeys(
        (
            ledger.card,
            ledger.ask_amount,
            ledger.ask_paid,
            ledger.which_amount,
            ledger.other_currency,
            ledger.left,
            ledger.corrected,
            ledger.cheaper,
            ledger.not_cheaper,
            ledger.returned,
            ledger.return_undone,
            ledger.confirmation_undone,
            ledger.confirmed_again,
            ledger.weekly,
        ),
        "product",
    )
}

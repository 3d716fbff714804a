"""The account thing by thing: the history, one entry of it, corrections, and the weekly question."""

from collections.abc import Sequence

from babel.lists import format_list

from bot.domain import figures
from bot.domain.decisions import TAKEN_BACK, Act
from bot.domain.ledger import Balance, Entry
from bot.domain.money import Money
from bot.domain.temptation import State
from bot.service.asking import Asked
from bot.service.history import PAGE, Card, HistoryPage, Told
from bot.service.shoppers import local_time
from bot.telegram.replies import Button, Keyboard, Say
from bot.telegram.views.prices import price_told
from bot.telegram.views.purchases import of_its_kind, offers
from bot.telegram.voice import Voice
from storage.tables import Shopper, Temptation

MOST_TOLD = 15
"""Entries on a card, the newest; a thing that went back and forth longer than that says so."""


def history(voice: Voice, page: HistoryPage, shopper: Shopper) -> Say:
    """Every thing with its state; a tap on its number shows its entry."""
    if not page.total:
        return Say(voice.text("history-none"))
    first, last = page.offset + 1, page.offset + len(page.entries)
    numbered = list(enumerate(page.entries, start=first))
    heading = voice.text("history-heading", **{"from": first, "to": last, "total": page.total})
    lines = [_item(voice, number, *entry, shopper) for number, entry in numbered]
    numbers = tuple(Button(str(number), f"entry:{thing.id}") for number, (thing, _) in numbered)
    rows = (numbers, _page_buttons(voice, page))
    return Say("\n".join([heading, *lines, voice.text("history-hint")]), tuple(row for row in rows if row))


def card(voice: Voice, found: Card) -> Say:
    """One thing, what happened to it in the account, and what can be done."""
    thing = found.temptation
    lines = [_heading(voice, found), *_paid(voice, thing)]
    if len(found.told) > MOST_TOLD:
        lines.append(voice.text("entry-earlier", count=len(found.told) - MOST_TOLD))
    lines += [_told(voice, thing, told) for told in found.told[-MOST_TOLD:]] or [voice.text("entry-nothing")]
    buttons = [_act(voice, act, thing) for act in found.acts]
    buttons += [voice.button(name, f"entry:{thing.id}:{name}") for name in ("amount", "back")]
    return Say("\n".join(lines), _in_pairs(buttons))


def ask_amount(voice: Voice, temptation: Temptation) -> Say:
    """Ask for the right price."""
    price = price_told(voice, temptation)
    name = "ask-amount" if price is None else "ask-amount-price"
    return Say(voice.text(name, product=temptation.product, price=price), _leave(voice, temptation))


def ask_paid(voice: Voice, temptation: Temptation, price: Money) -> Say:
    """Ask what was paid instead of the price."""
    return Say(voice.text("ask-paid", product=temptation.product, price=price), _leave(voice, temptation))


def which_amount(voice: Voice, temptation: Temptation) -> Say:
    """The sum was not understood."""
    return Say(voice.text("amount-unclear", product=temptation.product), _leave(voice, temptation))


def other_currency(voice: Voice, temptation: Temptation, price: Money) -> Say:
    """What was paid has to be in the currency of the price: nothing is converted on the quiet."""
    return Say(voice.text("paid-currency", product=temptation.product, price=price), _leave(voice, temptation))


def left(voice: Voice, temptation: Temptation) -> Say:
    """The question is left open, and nothing is changed."""
    return Say(voice.text("amount-left", product=temptation.product))


def corrected(voice: Voice, temptation: Temptation, price: Money, saving: Balance | None) -> Say:
    """The price is right now, and so is the account where something stands in it."""
    if saving is None:
        return Say(voice.text("corrected", product=temptation.product, price=price))
    return Say(voice.text("corrected-saving", product=temptation.product, price=price, saved=saving.total))


def cheaper(voice: Voice, temptation: Temptation, paid: Money, kept: Money, buttons: Keyboard = ()) -> Say:
    """The difference is kept."""
    return Say(voice.text("cheaper", product=temptation.product, paid=paid, kept=kept), buttons)


def not_cheaper(voice: Voice, temptation: Temptation, buttons: Keyboard = ()) -> Say:
    """Nothing is left of the price: it is simply bought."""
    return Say(voice.text("not-cheaper", product=temptation.product), buttons)


def returned(voice: Voice, temptation: Temptation, price: Money | None) -> Say:
    """Sent back: the price is there again."""
    undo = ((_act(voice, Act.UNDO_RETURN, temptation),),)
    name = of_its_kind("returned" if price else "returned-no-price", temptation)
    return Say(voice.text(name, product=temptation.product, price=price), undo)


def return_undone(voice: Voice, temptation: Temptation, taken: Money | None) -> Say:
    """Bought again, with what may follow; `taken` is out of the account."""
    name = "return-undone" if taken else "return-undone-no-price"
    return Say(voice.text(name, product=temptation.product, price=taken), offers(voice, temptation.id or 0))


def confirmation_undone(voice: Voice, temptation: Temptation, undone: Money) -> Say:
    """Not confirmed any more."""
    return Say(voice.text("confirmation-undone", product=temptation.product, price=undone))


def confirmed_again(voice: Voice, temptation: Temptation, again: Money, total: Money) -> Say:
    """A subscription counted for one more period, and what it comes to by now."""
    text = voice.text("confirmed-again", product=temptation.product, price=again, total=total, period=temptation.period)
    return Say(text)


def weekly(voice: Voice, asked: Sequence[Asked], reminder_id: int) -> Say:
    """Whether the shopper is still without what they skipped: all of it in one question."""
    if len(asked) == 1:
        text = _question(voice, "confirm-one", asked[0])
        return Say("\n\n".join([text, voice.text("confirm-leave")]), (_answers(voice, asked[0]),))
    numbered = list(enumerate(asked, start=1))
    lines = [_question(voice, "confirm-item", each, number) for number, each in numbered]
    text = "\n".join([voice.text("confirm-many"), *lines, "", voice.text("confirm-leave")])
    rows = [_answers(voice, each, number) for number, each in numbered]
    return Say(text, (*rows, (voice.button("still", f"still:{reminder_id}"),)))


def confirmed_all(voice: Voice, count: int, sums: Sequence[Money]) -> Say:
    """All of it stayed; each currency by itself."""
    if not sums:
        return Say(voice.text("confirmed-none"))
    written = format_list([figures.money(money, voice.language) for money in sums], locale=voice.language.value)
    return Say(voice.text("confirmed-all", count=count, amounts=written))


def _item(voice: Voice, number: int, temptation: Temptation, balance: Balance | None, shopper: Shopper) -> str:
    price = price_told(voice, temptation)
    return voice.text(
        "history-item" if price is None else "history-item-price",
        number=number,
        date=figures.date_short(local_time(shopper, temptation.created_at).date(), voice.language),
        product=temptation.product,
        price=price,
        state=_state(voice, temptation, balance),
    )


def _act(voice: Voice, act: Act, thing: Temptation) -> Button:
    """The button of an act; one to undo only what was done last names that."""
    if act in TAKEN_BACK:
        return voice.button(Act.UNDO, f"{Act.UNDO}:{thing.id}:{TAKEN_BACK[act]}")
    return voice.button(of_its_kind(act, thing) if act is Act.RETURNED else act, f"{act}:{thing.id}")


def _state(voice: Voice, temptation: Temptation, balance: Balance | None) -> str:
    name: str = temptation.state
    if name == State.SKIPPED and temptation.returned_at:
        name = of_its_kind("returned", temptation)
    elif name == State.SKIPPED and balance:
        name = "skipped-pending" if balance.pending else "skipped-confirmed"
    return voice.plain(f"state-{name}")


def _page_buttons(voice: Voice, page: HistoryPage) -> tuple[Button, ...]:
    newer = (voice.button("newer", f"history:{max(0, page.offset - PAGE)}"),) if page.offset else ()
    older = page.offset + PAGE
    return (*newer, *((voice.button("older", f"history:{older}"),) if older < page.total else ()))


def _heading(voice: Voice, found: Card) -> str:
    thing, price = found.temptation, price_told(voice, found.temptation)
    state = _state(voice, thing, found.standing)
    return voice.text("entry-price" if price else "entry", product=thing.product, price=price, state=state)


def _paid(voice: Voice, thing: Temptation) -> list[str]:
    if thing.paid_minor is None or thing.currency is None:
        return []
    return [voice.text("entry-paid", paid=Money(thing.paid_minor, thing.currency))]


def _told(voice: Voice, thing: Temptation, told: Told) -> str:
    on = figures.date_short(told.on, voice.language)
    name = of_its_kind("returned", thing) if told.entry is Entry.RETURNED else told.entry
    return voice.text("entry-waits" if told.waits_again else f"entry-{name}", date=on, amount=told.amount)


def _in_pairs(buttons: Sequence[Button]) -> Keyboard:
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def _leave(voice: Voice, temptation: Temptation) -> Keyboard:
    return ((voice.button("leave-it", f"entry:{temptation.id}:leave"),),)


def _question(voice: Voice, name: str, asked: Asked, number: int | None = None) -> str:
    thing = asked.temptation
    variables = {"number": number, "product": thing.product, "amount": asked.amount}
    if not asked.again:
        return voice.text(name, **variables)
    return voice.text(f"{name}-again", **variables, period=thing.period)


def _answers(voice: Voice, asked: Asked, number: int | None = None) -> tuple[Button, ...]:
    thing = asked.temptation.id
    return tuple(voice.button(act, f"{act}:{thing}", number) for act in (Act.CONFIRM, Act.BOUGHT))

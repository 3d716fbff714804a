"""A text message: a temptation, an answer to a question, or a word in between."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.about import Topic, read_about
from bot.domain.language import Language
from bot.domain.reading import (
    Aside,
    Reading,
    by_a_stranger,
    detect_language,
    read,
    read_correction,
    read_price_answer,
)
from bot.domain.temptation import Kind, State
from bot.service.advising import Telling, nudge
from bot.service.finding import with_list
from bot.service.shoppers import follow_language
from bot.service.tempting import Tempted, as_asked, set_price, tempted
from bot.telegram.handlers import (
    account,
    amounts,
    consenting,
    links,
    needs,
    settings,
    several,
    talking,
    understood,
    whens,
)
from bot.telegram.handlers.answers import answer
from bot.telegram.replies import Reply
from bot.telegram.views import chat
from bot.telegram.views import links as link_views
from bot.telegram.views import nudge as views
from bot.telegram.visit import Handler, Visit
from storage import shoppers, temptations
from storage.tables import Shopper, Temptation

LONGEST_MESSAGE = 2_000
"""Longer texts are pasted pages, in which the thing cannot be told from the rest."""


def message(visit: Visit, *, ask_back: bool = False) -> Sequence[Reply]:
    """Read what was written, and answer the most important thing in it first.

    `ask_back`: what was understood is asked about before anything is said of it.
    """
    shopper = visit.shopper
    reading = read_message(visit)
    if reading.kind is Kind.DISTRESS:
        follow_language(shopper, reading.language)
        shoppers.expect_nothing(shopper)
        return [chat.distress(visit.voice, visit.tools.help_lines)]
    if len(visit.text) > LONGEST_MESSAGE:
        return [chat.page(visit.voice, "other-too-long")]
    if visit.forwarded:  # not their words: no answer to anything, and nothing to follow
        return _fresh(visit, reading, temptations.newest(visit.session, shopper.id or 0), ask_back=True)
    if reading.aside is Aside.GRIEF:
        shoppers.expect_nothing(shopper)
        return [chat.no_temptation(visit.voice, reading)]
    if replies := answer(visit, reading):
        return replies  # a date or a number tells too little of the language to change it
    if _follows(shopper, reading):
        reading = read_message(visit)  # a bare number is in another currency now
    last = temptations.newest(visit.session, shopper.id or 0)
    return (
        _aside(visit, reading, last)
        or _corrected(visit, last)
        or _moved(visit, last)
        or _about_me(visit)
        or talking.answered(visit, reading, last)
        or _fresh(visit, reading, last, ask_back=ask_back)
    )


def read_message(visit: Visit) -> Reading:
    """What the message says."""
    shopper = visit.shopper
    said = read(visit.text, home_currency=shopper.currency, language=Language(shopper.language))
    reading = with_list(visit.session, visit.tools.adviser.shelf, said)
    return by_a_stranger(reading) if visit.forwarded else reading


def _follows(shopper: Shopper, reading: Reading) -> bool:
    """Answer in the language of the message's words; returns whether the shopper's currency changed with it."""
    before, span = shopper.currency, reading.price.span
    words = detect_language(f"{reading.text[: span[0]]} {reading.text[span[1] :]}") if span else reading.language
    follow_language(shopper, words or reading.language, by_words=words is not None)
    return shopper.currency != before


def nudged(visit: Visit, temptation: Temptation, last: Temptation | None) -> Sequence[Reply]:
    """The nudge for a temptation whose price is settled; it differs from the one for the `last`."""
    telling = Telling(visit.text, visit.now, last, model=visit.model, may_ask=True)
    advice = nudge(visit.session, visit.shopper, temptation, visit.tools.adviser, telling)
    if advice.need_doubt and not temptation.nudges:
        return needs.ask(visit, temptation)
    kept = temptations.add(visit.session, temptation)
    afresh = kept.state == State.SKIPPED
    return [views.nudge(visit.voice, advice, kept.id or 0, afresh=afresh), *consenting.after_nudge(visit, kept)]


def _fresh(visit: Visit, said: Reading, last: Temptation | None, *, ask_back: bool) -> Sequence[Reply]:
    looked = links.look(visit, said)
    if looked.unread:
        return [link_views.unread(visit.voice)]
    return [*looked.remarks, *new(visit, looked.reading, last, ask_back=ask_back)]


def new(visit: Visit, reading: Reading, last: Temptation | None, *, ask_back: bool) -> Sequence[Reply]:
    """What is said to something new."""
    if reading.things:
        return several.which_first(visit, reading, last)
    if reading.kind is Kind.WANT:
        telling = Telling(visit.text, visit.now, last, visit.nearest)
        asked = tempted(visit.session, visit.tools.adviser.shelf, visit.shopper, reading, telling)
        if asked.temptation.nudges:
            return _tempted(visit, asked, last)
        if reading.need_doubt:
            return needs.ask(visit, asked.temptation)
        return understood.ask_back(visit, asked.temptation) if ask_back else _tempted(visit, asked, last)
    if reading.kind is Kind.OTHER:
        return [chat.no_temptation(visit.voice, reading)]
    fine = chat.sounds_fine(visit.voice, reading.kind, reading.product or visit.text[:80])
    return [fine, *several.which_first(visit, replace(reading, things=reading.besides), last)]


def _aside(visit: Visit, said: Reading, last: Temptation | None) -> Sequence[Reply]:
    """What is said of a thing that is not wanted or bought already; the buttons come back where it may be the last."""
    if said.aside is None:
        return []
    page = chat.no_temptation(visit.voice, said)
    return [views.with_buttons(visit.voice, page, last) if last and talking.just_nudged(visit, last) else page]


def _tempted(visit: Visit, asked: Tempted, last: Temptation | None) -> Sequence[Reply]:
    if asked.doubt is None:
        return nudged(visit, asked.temptation, last)
    kept = temptations.add(visit.session, asked.temptation)
    return needs.ask_price(visit, replace(asked, temptation=kept))


def _corrected(visit: Visit, last: Temptation | None) -> Sequence[Reply]:
    """A price that corrects or completes that of the nudge just given: the same thing, looked at again."""
    if last is None or not talking.just_nudged(visit, last):
        return []
    told = read_correction(visit.text) or (visit.text if last.price_minor is None else None)
    if told is None:
        return []
    language = Language(visit.shopper.language)
    price = read_price_answer(told, home_currency=_currency_of(last, visit.shopper), language=language)
    if price.money is None or (told is visit.text and not amounts.is_all(told, price)):
        return []
    set_price(last, price.money, price.payments or as_asked(last, price.money))
    return needs.nudged(visit, last)


def _moved(visit: Visit, last: Temptation | None) -> Sequence[Reply]:
    """A time alone, while the newest thing rests or right after its nudge: it comes back then."""
    if last is None:
        return []
    if last.state == State.COOLING:
        return whens.told(visit, last)
    return whens.told(visit, last, to_come=True) if talking.just_nudged(visit, last) else []


def _currency_of(temptation: Temptation, shopper: Shopper) -> str:
    """A bare number corrects a price in the currency that it was told in."""
    return temptation.currency or shopper.currency


def _about_me(visit: Visit) -> Sequence[Reply]:
    """An answer to a question about the bot."""
    topic = read_about(visit.text)
    if topic in _SHOWN:
        return _SHOWN[topic](visit)
    return [chat.page(visit.voice, f"about-{topic}")] if topic else []


_SHOWN: dict[Topic, Handler] = {Topic.SAVED: account.summary, Topic.SWITCH: settings.language_asked}
"""What is shown as by its command, instead of a page about it."""

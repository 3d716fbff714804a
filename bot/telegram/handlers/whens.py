"""A time in the shopper's own words, and the payday that it may lean on."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.payday import LAST, read_payday
from bot.domain.when import When, WhenDoubt, offered, only_a_time, read_when
from bot.service.sleeping import sleep_on
from bot.telegram.handlers import settings
from bot.telegram.replies import Reply, Say
from bot.telegram.views import settings as settings_views
from bot.telegram.views import sleep as views
from bot.telegram.visit import Press, Visit
from storage import shoppers, temptations
from storage.tables import Temptation

WHEN, NOW, PAYDAY = "when", "now", "payday"
FOR_A_TIME = frozenset({WHEN, NOW, PAYDAY})
"""Questions that a time answers, or makes needless."""
_FAR = timedelta(days=300)
"""From here on a date without its year may be taken for another."""
_DAYS = frozenset(map(str, range(1, LAST + 1)))
_LONGEST_NOTE = 300
_ASKED_AGAIN = "asked again"
"""Noted with the open question: one that is not understood twice is closed."""


def ask_when(visit: Visit, about: Temptation) -> Sequence[Reply]:
    """Ask for a time in words."""
    _expect(visit, "when", about, None)
    return [views.ask_when(visit.voice, about)]


def ask_change(visit: Visit, about: Temptation) -> Sequence[Reply]:
    """Ask for another time, by a tap or in words."""
    _expect(visit, WHEN, about, None)
    return [views.choose_pause(visit.voice, about)]


def until(visit: Visit, about: Temptation, phrase: str) -> Sequence[Reply]:
    """Sleep on a thing until the time that a phrase names, or ask back."""
    when = read_when(phrase, now=visit.here, payday=visit.shopper.payday)
    if when.due is not None:
        return until_wall(visit, about, when.due)
    if when.doubt is WhenDoubt.PAYDAY:
        _expect(visit, "payday", about, phrase[:_LONGEST_NOTE])
        return [settings_views.ask_payday(visit.voice, about.id)]
    return _ask_back(visit, about, when)


def told(visit: Visit, about: Temptation, *, to_come: bool = False) -> Sequence[Reply]:
    """A message that is nothing but a time moves the question there; empty when it is anything else.

    `to_come`: so is a time that is past, which may answer what was asked last ("last night").
    """
    if not only_a_time(visit.text, now=visit.here):
        return []
    doubt = read_when(visit.text, now=visit.here, payday=visit.shopper.payday).doubt
    if to_come and doubt not in {None, WhenDoubt.PAYDAY}:
        return []
    return until(visit, about, visit.text)


def until_wall(visit: Visit, about: Temptation, due: datetime) -> Sequence[Reply]:
    """Sleep on a thing until a local time, said back with a way to change it; what else was asked stays open."""
    decided, wall = sleep_on(visit.session, visit.shopper, about, visit.now, due)
    if not decided.changed:
        return [Say(visit.voice.text("remind-decided", product=about.product))]
    if visit.shopper.awaiting in FOR_A_TIME:
        shoppers.expect_nothing(visit.shopper)
    return [views.changed(visit.voice, about, wall, moved=wall != due, far=wall - visit.here > _FAR)]


def at(visit: Visit, press: Press, about: Temptation) -> Sequence[Reply]:
    """A tap on a time that was offered, unless it has come too close by now."""
    due = views.offered_time(press.argument)
    if due is None:
        return []
    when = read_when(due.isoformat(timespec="minutes"), now=visit.here)
    if when.due is None:
        return [press.spent(), *_ask_back(visit, about, when)]
    return [press.spent(), *until_wall(visit, about, when.due)]


def payday_written(visit: Visit) -> Sequence[Reply]:
    """The day somebody is paid; a date in its place is taken for the time to ask at.

    Something without a figure is no answer: it is left to be read as something new.
    """
    day = read_payday(visit.text)
    if day:
        return _paid_on(visit, day)
    about = _waiting(visit)
    if about and read_when(visit.text, now=visit.here).due:
        return until(visit, about, visit.text)
    if any(character.isdigit() for character in visit.text):
        return [settings_views.payday_unknown(visit.voice, about.id if about else None)]
    shoppers.expect_nothing(visit.shopper)
    return []


def payday_chosen(visit: Visit) -> Sequence[Reply]:
    """A tap on a day, on leaving it, or on forgetting it."""
    press = visit.press
    if press is None:
        return []
    if press.argument in _DAYS:
        return [press.spent(), *_paid_on(visit, int(press.argument))]
    if press.argument == "forget":
        visit.shopper.payday = None
    shoppers.expect_nothing(visit.shopper)
    if press.id:
        return [press.spent(), Say(visit.voice.text("payday-left"))]
    return [settings_views.replaced(settings.view(visit), press.message_id)]


def _paid_on(visit: Visit, day: int) -> Sequence[Reply]:
    """Remember the payday, and answer what was waiting for it."""
    about, phrase = _waiting(visit), visit.shopper.awaiting_note
    visit.shopper.payday = day
    shoppers.expect_nothing(visit.shopper)
    noted = settings_views.payday_noted(visit.voice, day)
    if about is None or phrase is None:
        return [noted]
    return [noted, *until(visit, about, phrase)]


def _waiting(visit: Visit) -> Temptation | None:
    """The thing that was to be asked about after payday."""
    if visit.shopper.awaiting != "payday":
        return None
    number = visit.shopper.awaiting_temptation_id or 0
    return temptations.owned(visit.session, number, visit.shopper.id or 0)


def _ask_back(visit: Visit, about: Temptation, when: When) -> Sequence[Reply]:
    """Say what is wrong; the second time that nothing is understood the question is closed."""
    again = visit.shopper.awaiting == "when" and visit.shopper.awaiting_note == _ASKED_AGAIN
    if when.doubt is WhenDoubt.UNCLEAR and again:
        shoppers.expect_nothing(visit.shopper)
        return [views.left_as_it_is(visit.voice, about)]
    _expect(visit, "when", about, _ASKED_AGAIN if when.doubt is WhenDoubt.UNCLEAR else None)
    return [views.not_understood(visit.voice, about, when, offered(when, visit.here))]


def _expect(visit: Visit, question: str, about: Temptation, note: str | None) -> None:
    shoppers.expect(visit.shopper, question, about.id, visit.now)
    visit.shopper.awaiting_note = note

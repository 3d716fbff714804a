"""Several things in one message, looked at one by one."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.answers import which_of
from bot.domain.reading import Reading
from bot.domain.temptation import State
from bot.service.advising import Telling
from bot.service.tempting import tempted
from bot.telegram.handlers import needs
from bot.telegram.replies import Reply
from bot.telegram.views import several as views
from bot.telegram.visit import Visit
from storage import shoppers, temptations
from storage.tables import Temptation

WHICH = "which"
"""The question that is open; the things stand in its note, by their ids."""


def which_first(visit: Visit, reading: Reading, last: Temptation | None) -> Sequence[Reply]:
    """Keep each of the things, and ask which one to look at; nothing is added up, and nothing comes back by itself.

    Empty without any thing.
    """
    kept = []
    if not reading.things:
        return []
    for item in reading.things:
        one = replace(reading, product=item.product, price=item.price, things=(), besides=())
        telling = Telling(item.product, visit.now, last, visit.nearest)
        asked = tempted(visit.session, visit.tools.adviser.shelf, visit.shopper, one, telling)
        kept.append(temptations.add(visit.session, asked.temptation))
    shoppers.expect(visit.shopper, WHICH, None, visit.now)
    visit.shopper.awaiting_note = " ".join(str(thing.id) for thing in kept)
    return [views.which_first(visit.voice, kept, more=reading.more)]


def which_written(visit: Visit) -> Sequence[Reply]:
    """The first one, the second or its name, as a tap on it; anything else is no answer."""
    numbers = map(int, (visit.shopper.awaiting_note or "").split())
    things = [temptations.owned(visit.session, number, visit.shopper.id or 0) for number in numbers]
    shoppers.expect_nothing(visit.shopper)
    place = which_of(visit.text, [thing.product if thing else "" for thing in things])
    thing = things[place] if place is not None else None
    return needs.chosen(visit, thing) if thing and thing.state == State.OPEN and not thing.nudges else []

"""Several things in one message, looked at one by one."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.reading import Reading
from bot.service.advising import Telling
from bot.service.tempting import tempted
from bot.telegram.replies import Reply
from bot.telegram.views import several as views
from bot.telegram.visit import Visit
from storage import temptations
from storage.tables import Temptation


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
    return [views.which_first(visit.voice, kept)]

"""Asking back: what somebody else wrote, or a model saw or heard, is a temptation only once the shopper says so."""

from collections.abc import Sequence

from bot.domain.temptation import State
from bot.telegram.replies import Reply
from bot.telegram.views import media as views
from bot.telegram.visit import Press, Visit
from storage import temptations
from storage.tables import Temptation


def ask_back(visit: Visit, temptation: Temptation) -> Sequence[Reply]:
    """Is it that? A yes goes on as a wish that was chosen among several does."""
    return [views.is_it(visit.voice, temptations.add(visit.session, temptation))]


def wrong(visit: Visit, press: Press, about: Temptation) -> Sequence[Reply]:
    """It is not: nothing of it is kept. Once there was more to it, the tap comes too late and does nothing."""
    if about.state != State.OPEN or about.nudges:
        return [press.spent()]
    visit.session.delete(about)
    return [press.spent(), views.misunderstood(visit.voice)]

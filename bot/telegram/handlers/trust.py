"""Why do I see this? One tap under every nudge."""

from collections.abc import Sequence

from bot.domain.language import Language
from bot.service import trusting
from bot.service.advising import price_of
from bot.telegram.replies import Reply
from bot.telegram.views import trust as views
from bot.telegram.visit import Press, Visit
from storage.tables import Temptation


def why(visit: Visit, _press: Press, temptation: Temptation) -> Sequence[Reply]:
    """The story of the newest nudge for a thing."""
    told = trusting.why(visit.session, temptation, Language(visit.shopper.language))
    if not told.opinions:
        return [views.forgotten(visit.voice, temptation)]
    return [views.why(visit.voice, temptation, price_of(temptation), told)]

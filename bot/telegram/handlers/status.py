"""/status, for operators: how the running deployment stands."""

from collections.abc import Sequence

from bot.service.standing import standing_of
from bot.telegram.replies import Reply
from bot.telegram.views import chat
from bot.telegram.views import status as views
from bot.telegram.visit import Visit


def status(visit: Visit) -> Sequence[Reply]:
    """What waits, and for how long; to anybody but an operator there is no such command."""
    if visit.shopper.telegram_id not in visit.tools.admins:
        return [chat.page(visit.voice, "other-command")]
    return [views.status(visit.voice, standing_of(visit.session, visit.now, but=visit.update_id))]

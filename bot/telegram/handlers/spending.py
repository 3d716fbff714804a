"""/spending, for operators: what the language model was asked for."""

from collections.abc import Sequence
from datetime import timedelta

from bot.telegram.replies import Reply
from bot.telegram.views import chat
from bot.telegram.views import spending as views
from bot.telegram.visit import Visit
from storage import model_use

DAYS = 7


def spending(visit: Visit) -> Sequence[Reply]:
    """The last seven UTC days, today first."""
    if visit.shopper.telegram_id not in visit.tools.admins:
        return [chat.page(visit.voice, "other-command")]
    days = [visit.now.date() - timedelta(days=ago) for ago in range(DAYS)]
    return [views.spending(visit.voice, [(day, model_use.in_all(visit.session, day)) for day in days])]

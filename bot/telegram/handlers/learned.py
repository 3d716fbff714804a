"""A tap that makes the bot forget what it learned of the four kinds of nudge."""

from collections.abc import Sequence

from bot.service.learning import forget
from bot.telegram.handlers import settings
from bot.telegram.replies import Reply, Say
from bot.telegram.views.settings import replaced
from bot.telegram.visit import Visit


def forgotten(visit: Visit) -> Sequence[Reply]:
    """All four kinds are equal again; the settings show it."""
    if visit.press is None:
        return []
    forget(visit.shopper, visit.now)
    return [replaced(settings.view(visit), visit.press.message_id), Say(visit.voice.text("learned-forgotten"))]

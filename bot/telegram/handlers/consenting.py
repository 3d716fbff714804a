"""Whether the shopper's words may go to a provider: asked once, and switched in the settings."""

from collections.abc import Sequence

from bot.advice.model.use import Use
from bot.service import consent
from bot.telegram.handlers import settings
from bot.telegram.replies import Reply
from bot.telegram.views import consent as views
from bot.telegram.views import settings as settings_views
from bot.telegram.visit import Visit
from storage import shoppers
from storage.library import GENERAL
from storage.tables import Temptation


def after_nudge(visit: Visit, about: Temptation) -> Sequence[Reply]:
    """The question, once for each provider: after the first nudge that a model would have helped with."""
    return for_use(visit, Use.PHRASES) or (for_use(visit, Use.PLACES) if about.category == GENERAL else [])


def for_use(visit: Visit, use: Use) -> Sequence[Reply]:
    """The question, where a model that would have helped in this way is there to be allowed."""
    provider = visit.tools.provider
    if provider is None or use not in provider.uses or not consent.unasked(visit.shopper, provider):
        return []
    consent.asked(visit.shopper, provider)
    return [views.ask(visit.voice, provider)]


def privacy(visit: Visit) -> Sequence[Reply]:
    """/privacy."""
    shoppers.expect_nothing(visit.shopper)
    provider = visit.tools.provider
    return [views.privacy(visit.voice, provider, allowed=consent.allowed(visit.shopper, provider))]


def answered(visit: Visit) -> Sequence[Reply]:
    """A tap on yes or no, or on the switch in the settings; a yes holds for the provider it was given to."""
    press, provider = visit.press, visit.tools.provider
    if press is None or press.argument not in {"yes", "no", "switch"}:
        return []
    if provider is None or (press.argument == "yes" and consent.unasked(visit.shopper, provider)):
        return [press.used(), views.nobody(visit.voice)]
    if press.argument == "switch":
        consent.answered(visit.shopper, provider, yes=not consent.allowed(visit.shopper, provider))
        return [settings_views.replaced(settings.view(visit), press.message_id)]
    consent.answered(visit.shopper, provider, yes=press.argument == "yes")
    return [press.spent(), views.noted(visit.voice, provider, yes=press.argument == "yes")]

"""Commands that explain, and what is no text."""

from collections.abc import Sequence

from bot.telegram.replies import Reply
from bot.telegram.views import chat
from bot.telegram.visit import Handler, Visit
from storage import reminders, shoppers


def page(name: str) -> Handler:
    """A handler that shows one text of the catalogue."""

    def show(visit: Visit) -> Sequence[Reply]:
        shoppers.expect_nothing(visit.shopper)
        return [chat.page(visit.voice, name)]

    return show


def stop(visit: Visit) -> Sequence[Reply]:
    """Nothing unasked any more."""
    reminders.stop(visit.session, visit.shopper.id or 0)
    shoppers.expect_nothing(visit.shopper)
    return [chat.page(visit.voice, "stopped")]

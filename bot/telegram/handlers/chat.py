"""Commands that explain, and what is no text."""

from collections.abc import Sequence

from bot.domain.reading import sounds_like_peril
from bot.telegram.arguments import after_command
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


def heeding(command: Handler) -> Handler:
    """The command, but where what is written behind it sounds like danger or despair: that gets the caring text."""

    def heeded(visit: Visit) -> Sequence[Reply]:
        said = after_command(visit.text)
        if not (said and sounds_like_peril(said)):
            return command(visit)
        shoppers.expect_nothing(visit.shopper)
        return [chat.distress(visit.voice, visit.tools.help_lines)]

    return heeded


def stop(visit: Visit) -> Sequence[Reply]:
    """Nothing unasked any more."""
    reminders.stop(visit.session, visit.shopper.id or 0)
    shoppers.expect_nothing(visit.shopper)
    return [chat.page(visit.voice, "stopped")]

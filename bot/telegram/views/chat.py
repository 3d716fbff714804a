"""Greeting, helping, and the messages that are no temptation."""

from bot.domain.language import Language
from bot.domain.temptation import Kind, Reason
from bot.telegram.replies import Say
from bot.telegram.voice import Voice
from prompts.help_lines import HelpLines


def page(voice: Voice, name: str) -> Say:
    """A text without variables, such as `start`, `help` or `privacy`."""
    return Say(voice.text(name))


def sounds_fine(voice: Voice, kind: Kind, product: str) -> Say:
    """What is essential, planned or a gift gets no nudge."""
    return Say(voice.text(f"sounds-fine-{kind}", product=product))


def distress(voice: Voice, lines: HelpLines) -> Say:
    """The fixed text that points to people."""
    return Say(voice.text("distress", lines=lines.text(voice.language)))


def talk(voice: Voice, reason: Reason) -> Say:
    """One short answer to the reason a shopper gives."""
    return Say(voice.text(f"talk-{reason}"))


def went_wrong(language: str) -> Say:
    """The apology when an update could not be handled."""
    return Say(Voice(Language(language)).text("went-wrong"))

"""Greeting, helping, and the messages that are no temptation."""

from random import Random

from bot.domain.language import Language
from bot.domain.reading import Aside, Reading
from bot.domain.talk import read_reason
from bot.domain.temptation import Kind, Reason
from bot.telegram.replies import Say
from bot.telegram.voice import Voice
from prompts.help_lines import HelpLines

TALK_VARIANTS = 3
_ASIDE = {Aside.GRIEF: "other-grief", Aside.DECLINED: "other-declined", Aside.BOUGHT: "other-bought"}


def page(voice: Voice, name: str) -> Say:
    """A text without variables, such as `start`, `help` or `privacy`."""
    return Say(voice.text(name))


def no_temptation(voice: Voice, said: Reading) -> Say:
    """The page for a message that is about no temptation."""
    return page(voice, _page_for(said))


def _page_for(said: Reading) -> str:
    if said.aside:
        return _ASIDE[said.aside]
    if read_reason(said.text) is Reason.MOOD:
        return "other-mood"
    return "other-hello" if any(character.isalpha() for character in said.text) else "other-unclear"


def sounds_fine(voice: Voice, kind: Kind, product: str) -> Say:
    """What is essential, planned or a gift gets no nudge."""
    return Say(voice.text(f"sounds-fine-{kind}", product=product))


def distress(voice: Voice, lines: HelpLines) -> Say:
    """The fixed text that points to people."""
    return Say(voice.text("distress", lines=lines.text(voice.language)))


def talk(voice: Voice, reason: Reason, random: Random) -> Say:
    """One short answer to the reason a shopper gives; there are several, so that it is not always the same."""
    return Say(voice.text(f"talk-{reason}-{random.randint(1, TALK_VARIANTS)}"))


def went_wrong(language: str) -> Say:
    """The apology when an update could not be handled."""
    return Say(Voice(Language(language)).text("went-wrong"))

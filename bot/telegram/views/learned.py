"""What the bot learned of the four kinds of nudge, as a part of /settings."""

from collections.abc import Mapping

from bot.domain.learning import Tally, known, learned
from bot.domain.temptation import Strategy
from bot.telegram.replies import Keyboard
from bot.telegram.voice import Voice

Counted = Mapping[Strategy, Tally]


def settings_line(voice: Voice, counted: Counted) -> str:
    """The kind that leads this shopper to skip or sleep most often, or that there is none to be told yet."""
    best = learned(counted)
    if best is None:
        return voice.text("learned-nothing")
    return voice.text(f"learned-{best.strategy}", led=best.tally.led, shown=best.tally.shown)


def settings_buttons(voice: Voice, counted: Counted) -> Keyboard:
    """A row to forget it, where there is anything to forget."""
    return ((voice.button("forget-learned", "forget:0"),),) if known(counted) else ()

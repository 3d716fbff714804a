"""Several things in one message."""

from collections.abc import Sequence

from bot.telegram.replies import Button, Say
from bot.telegram.views.prices import price_told
from bot.telegram.voice import Voice
from storage.tables import Temptation

LONGEST_LABEL = 40
"""Characters of a thing's name on a button."""


def which_first(voice: Voice, things: Sequence[Temptation], *, more: bool = False) -> Say:
    """Which one first? A button for each thing, one below the other; that there are `more` is said."""
    rows = tuple((Button(_label(voice, thing), f"want:{thing.id}"),) for thing in things)
    name = "ask-which-first-of-more" if more else "ask-which-first"
    return Say(voice.text(name, count=len(things)), rows)


def _label(voice: Voice, thing: Temptation) -> str:
    name, price = thing.product, price_told(voice, thing)
    short = name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1].rstrip()}…"
    return f"{short} · {price}" if price else short

"""Pictures and recordings: what was understood of them, and what to do where nothing was."""

from bot.advice.model.use import Use
from bot.telegram.attachments import LONGEST_SECONDS
from bot.telegram.files import LARGEST
from bot.telegram.replies import Say
from bot.telegram.views.prices import price_told
from bot.telegram.voice import Voice
from storage.tables import Temptation


def is_it(voice: Voice, understood: Temptation) -> Say:
    """Is it that? A yes leads on, a no forgets it."""
    price = price_told(voice, understood)
    name = "media-is-it-price" if price else "media-is-it"
    yes = voice.button("understood", f"want:{understood.id}")
    no = voice.button("misunderstood", f"wrong:{understood.id}")
    return Say(voice.text(name, product=understood.product, price=price), ((yes, no),))


def misunderstood(voice: Voice) -> Say:
    """It was not that: a line in writing is the way."""
    return Say(voice.text("media-misunderstood"))


def heard(voice: Voice, text: str) -> Say:
    """What was heard, as it was heard."""
    return Say(voice.text("media-heard", text=text))


def unread(voice: Voice, use: Use) -> Say:
    """It was looked into, and told nothing."""
    return Say(voice.text(f"media-{use}-unread"))


def off(voice: Voice, use: Use) -> Say:
    """Nobody looks into such a thing now."""
    return Say(voice.text(f"media-{use}-off"))


def not_taken(voice: Voice, use: Use) -> Say:
    """It is too large, too long, or of a kind that cannot be looked into."""
    limits = {"megabytes": LARGEST // 2**20, "minutes": LONGEST_SECONDS // 60}
    return Say(voice.text(f"media-{use}-not-taken", **limits))

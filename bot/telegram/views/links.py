"""What a shop's page says, and what it does not."""

from bot.links.values import SaleClaim
from bot.telegram.replies import Say
from bot.telegram.voice import Voice


def sale(voice: Voice, claim: SaleClaim) -> Say:
    """A shop's word that it was dearer before, in plain words."""
    return Say(voice.text("link-sale", before=claim.before, now=claim.now))


def unread(voice: Voice) -> Say:
    """The page told nothing: one short question."""
    return Say(voice.text("link-unread"))

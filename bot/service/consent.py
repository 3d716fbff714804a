"""Whether a shopper lets their words go to a provider: asked once for each, and theirs to change."""

from bot.service.outside import Provider
from storage.tables import Shopper


def allowed(shopper: Shopper, provider: Provider | None) -> bool:
    """Whether the shopper said yes to this provider, for what goes there now."""
    return provider is not None and shopper.provider == provider.key and shopper.provider_allowed


def unasked(shopper: Shopper, provider: Provider) -> bool:
    """Whether this shopper was not asked about this provider."""
    return shopper.provider != provider.key


def asked(shopper: Shopper, provider: Provider) -> None:
    """The question was put; until the answer it is a no."""
    answered(shopper, provider, yes=False)


def answered(shopper: Shopper, provider: Provider, *, yes: bool) -> None:
    """The shopper's answer, or a later change of mind."""
    shopper.provider, shopper.provider_allowed = provider.key, yes

"""Whether a shopper lets their words go to a provider: asked once for each, and theirs to change."""

from storage.tables import Shopper


def allowed(shopper: Shopper, provider: str | None) -> bool:
    """Whether the shopper said yes to this provider, by its host."""
    return provider is not None and shopper.provider == provider and shopper.provider_allowed


def unasked(shopper: Shopper, provider: str | None) -> bool:
    """Whether there is a provider that this shopper was not asked about; a new one is a new question."""
    return provider is not None and shopper.provider != provider


def asked(shopper: Shopper, provider: str) -> None:
    """The question was put; until the answer it is a no."""
    shopper.provider, shopper.provider_allowed = provider, False


def answered(shopper: Shopper, provider: str, *, yes: bool) -> None:
    """The shopper's answer, or a later change of mind."""
    shopper.provider, shopper.provider_allowed = provider, yes

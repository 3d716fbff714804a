"""What a server with models may be used for. Each sends something else of the shopper's there."""

from enum import StrEnum


class Use(StrEnum):
    """One use; the value is how it is kept with a shopper's yes."""

    PLACES = "places"
    """Embeddings: the name of a thing that nobody knows."""
    PHRASES = "phrases"
    """A language model: what is written about a thing, with its price and the goal's name."""
    PICTURES = "pictures"
    """A model that sees: photos and screenshots."""
    VOICE = "voice"
    """A model that hears: voice notes."""

"""What a shopper sent besides words, on its way to a model: held for one question, and kept nowhere."""

from base64 import b64encode
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo or a screenshot."""

    content: bytes = field(repr=False)
    mime: str = "image/jpeg"

    @property
    def url(self) -> str:
        """All of it in a `data:` URL, as servers take it."""
        return f"data:{self.mime};base64,{b64encode(self.content).decode()}"


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording."""

    content: bytes = field(repr=False)
    mime: str = "audio/ogg"

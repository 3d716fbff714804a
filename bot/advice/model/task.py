"""One thing asked of a model: the prompt, one message of data, and how the answer is read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Fault(StrEnum):
    """Why an answer cannot be shown as it is. The text is what the model is told."""

    FORM = "the answer is not one JSON object of the given form"
    ID = "an id is not among the given ones"
    LENGTH = "a text is empty or too long"
    SIGNS = "a text holds figures, signs, markup, addresses or other writing than plain letters"
    WORDS = (
        "a text has words that are neither the shopper's own nor plain ones, in the language asked for, of wishing, "
        "feeling and asking; it names no amount, make, shop, source or other people"
    )
    CLAIM = "a sentence states something that the shopper did not say: speak of them and their wish, or ask"
    BANNED = "a text tells the shopper what to do, blames or praises"
    REPEATED = "a text only repeats a stored one"
    QUESTIONS = "there is more than one question, or the question is none"
    CARE = "a text speaks of harm or distress: people answer that, not you"


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """What a model is to do; the same where it is asked the same."""

    name: str
    """Of the answer's form."""
    system: str
    data: str
    version: str
    """Of the prompt."""
    schema: dict[str, Any] = field(compare=False)
    """What a server that can holds the model to."""
    read: Callable[[str], T | frozenset[Fault]] = field(compare=False)
    """What a JSON object says, if it may be used, or all that is wrong with it. Raises pydantic's ValidationError."""
    picture: str = field(default="", repr=False)
    """What is to be looked at, as a `data:` URL; empty where there is nothing to be seen."""

    def messages(self, *more: dict[str, Any]) -> list[dict[str, Any]]:
        """As chat completions take them."""
        content = [_text(self.data), _picture(self.picture)] if self.picture else self.data
        return [{"role": "system", "content": self.system}, {"role": "user", "content": content}, *more]


def _text(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


def _picture(url: str) -> dict[str, Any]:
    return {"type": "image_url", "image_url": {"url": url}}

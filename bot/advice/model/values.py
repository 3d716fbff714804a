"""What is asked of a model, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol

from bot.advice.model.task import T, Task


class Trouble(StrEnum):
    """Why a model's answer is not used."""

    TIME = "no answer in time"
    UNREACHABLE = "the server cannot be reached"
    KEY = "the key is refused"
    LIMIT = "the server's limit is reached"
    SERVER = "the server fails"
    REQUEST = "the server does not take the request"
    REFUSED = "the model refuses"
    FORM = "the answer has not the form"
    UNGROUNDED = "the answer claims what is not stored"
    RESTING = "the server is left alone for a while"


@dataclass(frozen=True, slots=True)
class Usage:
    """What a call cost: tokens of all its tries, as the server counts them, and seconds."""

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0

    @property
    def tokens(self) -> int:
        """All of them."""
        return self.prompt_tokens + self.completion_tokens


UNKNOWN = Usage(calls=1)
"""Of a call that nobody waited for to the end."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """An answer that may be shown, or why there is none; what it cost, and the prompt's version, in either case."""

    checked: T | None
    usage: Usage
    prompt: str
    trouble: Trouble | None = None


class Ask(Protocol):
    """A way to ask a language model."""

    def __call__(self, task: Task[T]) -> Outcome[T] | None:
        """What it answers; None when it did not."""
        ...

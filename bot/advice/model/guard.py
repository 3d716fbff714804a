"""Round a call of a server with models: one deadline, a breaker, the account of what it cost, and nothing raised."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from openai import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    InternalServerError,
    PermissionDeniedError,
    RateLimitError,
)

from bot.advice.model.breaker import Breaker
from bot.advice.model.values import Outcome, Trouble, Usage

T = TypeVar("T")
log = logging.getLogger(__name__)

SECONDS = 8.0
"""The deadline over all tries (DESIGN 7)."""


class ModelError(Exception):
    """A try came to nothing."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(slots=True)
class Spent:
    """Adds up what the tries cost, those before one that broke off included."""

    usage: Usage = field(default_factory=Usage)

    def begin(self) -> None:
        """One more call: whatever comes of it, its server may count it."""
        self.usage = replace(self.usage, calls=self.usage.calls + 1)

    def add(self, answer: Any) -> None:
        """The tokens that an answer tells of."""
        told = getattr(answer, "usage", None)
        self.usage = Usage(
            self.usage.calls,
            self.usage.prompt_tokens + _count(told, "prompt_tokens", "input_tokens"),
            self.usage.completion_tokens + _count(told, "completion_tokens", "output_tokens"),
        )


@dataclass(slots=True)
class Guard:
    """What stands between the bot and a server. `clock` counts seconds."""

    breaker: Breaker
    seconds: float
    clock: Callable[[], float]

    async def run(self, call: Callable[[Spent], Awaitable[Outcome[T]]], prompt: str = "") -> Outcome[T]:
        """What a call comes to, or why it came to nothing. Never raises but for cancellation."""
        begun = self.clock()
        if not self.breaker.try_one():
            return Outcome(None, Usage(), prompt, Trouble.RESTING)
        spent = Spent()
        try:
            async with asyncio.timeout(self.seconds):
                outcome = await call(spent)
            self.breaker.succeeded()
        except TimeoutError:
            outcome = Outcome(None, Usage(), "", self._failed(Trouble.TIME))
        except ModelError as error:
            outcome = Outcome(None, Usage(), "", self._failed(error.trouble))
        usage = replace(spent.usage, seconds=self.clock() - begun)
        return replace(outcome, usage=usage, prompt=prompt)

    def _failed(self, trouble: Trouble) -> Trouble:
        log.warning("the model's server: %s", trouble)
        self.breaker.failed(for_good=trouble is Trouble.KEY)
        return trouble


_TROUBLES: tuple[tuple[type[Exception], Trouble], ...] = (
    (APITimeoutError, Trouble.TIME),
    (APIConnectionError, Trouble.UNREACHABLE),
    (AuthenticationError, Trouble.KEY),
    (PermissionDeniedError, Trouble.KEY),
    (RateLimitError, Trouble.LIMIT),
    (InternalServerError, Trouble.SERVER),
    (APIStatusError, Trouble.REQUEST),
)


def trouble_of(error: Exception) -> Trouble:
    """What an error of the client means for the operator."""
    return next((trouble for kind, trouble in _TROUBLES if isinstance(error, kind)), Trouble.FORM)


def _count(told: Any, *names: str) -> int:
    """A count of tokens by the first of these names, whatever the server wrote there."""
    counts = (getattr(told, name, None) for name in names)
    count = next((count for count in counts if isinstance(count, int)), 0)
    return min(max(count, 0), 10**6)

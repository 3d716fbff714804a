"""One call of a model, with all that may go wrong: one deadline, at most one repair, and nothing raised."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from openai import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    AsyncOpenAI,
    AuthenticationError,
    InternalServerError,
    PermissionDeniedError,
    RateLimitError,
)
from pydantic import ValidationError

from bot.advice.model.breaker import Breaker
from bot.advice.model.rungs import Form, object_in
from bot.advice.model.task import Fault, Task
from bot.advice.model.values import Outcome, Trouble, Usage

T = TypeVar("T")
log = logging.getLogger(__name__)

SECONDS = 8.0
"""The deadline over all tries (DESIGN 7)."""
MOST_TOKENS = 400
"""Of an answer: several times what a good one takes."""
LONGEST_ANSWER = 8_000
"""Characters of an answer that are looked at."""
_NOT_TAKEN = {400, 404, 415, 422, 501}
"""What servers answer to a form of request that they do not know."""
_FAILED = 500


class ModelError(Exception):
    """A try came to nothing."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(slots=True)
class Asker:
    """Asks a model of an OpenAI-compatible server. `clock` counts seconds."""

    client: AsyncOpenAI
    model: str
    breaker: Breaker
    seconds: float = SECONDS
    clock: Callable[[], float] = time.monotonic
    form: Form = field(default_factory=Form)
    """What the server takes, as far as is known."""
    _proven: bool = field(default=False, init=False)
    """Whether it has taken that once."""

    async def ask(self, task: Task[T]) -> Outcome[T]:
        """An answer that may be used, or why there is none. Never raises but for cancellation."""
        begun = self.clock()
        if not self.breaker.try_one():
            return Outcome(None, Usage(), task.version, Trouble.RESTING)
        spent = _Spent()
        try:
            async with asyncio.timeout(self.seconds):
                outcome = await self._checked(task, spent)
            self.breaker.succeeded()
        except TimeoutError:
            outcome = Outcome(None, Usage(), "", self._failed(Trouble.TIME))
        except ModelError as error:
            outcome = Outcome(None, Usage(), "", self._failed(error.trouble))
        usage = replace(spent.usage, seconds=self.clock() - begun)
        return replace(outcome, usage=usage, prompt=task.version)

    def _failed(self, trouble: Trouble) -> Trouble:
        log.warning("the model's server: %s", trouble)
        self.breaker.failed(for_good=trouble is Trouble.KEY)
        return trouble

    async def _checked(self, task: Task[T], spent: "_Spent") -> Outcome[T]:
        """The first answer, or the one that was repaired; a server that answers badly is not left alone for it."""
        answer = await self._answer(task, task.messages(), spent)
        found = _read(answer, task)
        if isinstance(found, frozenset):
            told = "Not as asked for: " + "; ".join(sorted(found)) + ". Answer again, with the JSON object alone."
            again = task.messages({"role": "assistant", "content": answer}, {"role": "user", "content": told})
            found = _read(await self._answer(task, again, spent), task)
        if not isinstance(found, frozenset):
            return Outcome(found, Usage(), "")
        log.info("a model's answer was not used: %s", ", ".join(sorted(fault.name for fault in found)))
        return Outcome(None, Usage(), "", Trouble.FORM if Fault.FORM in found else Trouble.UNGROUNDED)

    async def _answer(self, task: Task[T], messages: list[dict[str, Any]], spent: "_Spent") -> str:
        """The text of an answer, asked for in the highest form that the server takes. Raises ModelError."""
        before = self.form
        while True:
            try:
                completion = await self._complete(task, messages)
            except APIStatusError as error:
                lower = self.form.lower if self._may_be_the_form(error.status_code) else None
                self.form = lower or before  # what fails in every form fails for another reason
                if lower is None:
                    raise ModelError(_trouble(error)) from None
            except (APIError, ValueError) as error:
                raise ModelError(_trouble(error)) from None
            else:
                self._proven = True
                spent.add(completion)
                return _text(completion)

    def _may_be_the_form(self, status: int) -> bool:
        """Whether a server may mean that it does not know this form; some fail over it, until one was taken."""
        return status in _NOT_TAKEN or (status == _FAILED and not self._proven)

    async def _complete(self, task: Task[T], messages: list[dict[str, Any]]) -> Any:
        create: Any = self.client.chat.completions.create
        asked = {"model": self.model, "messages": messages, "max_tokens": MOST_TOKENS, "temperature": 0.4}
        form = self.form.of(task.name, task.schema)
        return await create(**asked, **self.form.parameters, extra_body={"response_format": form} if form else None)


@dataclass(slots=True)
class _Spent:
    """Adds up what the tries cost, one of those that broke off half way included."""

    usage: Usage = field(default_factory=Usage)

    def add(self, completion: Any) -> None:
        told = getattr(completion, "usage", None)
        self.usage = Usage(
            self.usage.calls + 1,
            self.usage.prompt_tokens + _count(told, "prompt_tokens"),
            self.usage.completion_tokens + _count(told, "completion_tokens"),
        )


def _count(told: Any, name: str) -> int:
    """A count of tokens, whatever the server wrote there."""
    count = getattr(told, name, 0)
    return min(count, 10**6) if isinstance(count, int) and count > 0 else 0


def _read(answer: str, task: Task[T]) -> T | frozenset[Fault]:
    try:
        return task.read(object_in(answer[:LONGEST_ANSWER]) or "")
    except ValidationError:
        return frozenset({Fault.FORM})


def _text(completion: Any) -> str:
    """The text of a completion. Raises ModelError where there is none."""
    choices = getattr(completion, "choices", None)
    message = getattr(choices[0], "message", None) if isinstance(choices, list) and choices else None
    if getattr(message, "refusal", None):
        raise ModelError(Trouble.REFUSED)
    text = getattr(message, "content", None)
    if not isinstance(text, str) or not text:
        raise ModelError(Trouble.FORM)
    return text


_TROUBLES: tuple[tuple[type[Exception], Trouble], ...] = (
    (APITimeoutError, Trouble.TIME),
    (APIConnectionError, Trouble.UNREACHABLE),
    (AuthenticationError, Trouble.KEY),
    (PermissionDeniedError, Trouble.KEY),
    (RateLimitError, Trouble.LIMIT),
    (InternalServerError, Trouble.SERVER),
    (APIStatusError, Trouble.REQUEST),
)


def _trouble(error: Exception) -> Trouble:
    """What an error of the client means for the operator."""
    return next((trouble for kind, trouble in _TROUBLES if isinstance(error, kind)), Trouble.FORM)

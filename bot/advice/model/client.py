"""One question to a language model, with all that may go wrong: at most one repair, and nothing raised."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from openai import APIError, APIStatusError, AsyncOpenAI
from pydantic import ValidationError

from bot.advice.model.breaker import Breaker
from bot.advice.model.guard import SECONDS, Guard, ModelError, Spent, trouble_of
from bot.advice.model.rungs import Form, object_in
from bot.advice.model.task import Fault, Task
from bot.advice.model.values import Outcome, Trouble, Usage

T = TypeVar("T")
log = logging.getLogger(__name__)

MOST_TOKENS = 400
"""Of an answer: several times what a good one takes."""
LONGEST_ANSWER = 8_000
"""Characters of an answer that are looked at."""
_NOT_TAKEN = {400, 404, 415, 422, 501}
"""What servers answer to a form of request that they do not know."""
_FAILED = 500


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
        guard = Guard(self.breaker, self.seconds, self.clock)
        return await guard.run(lambda spent: self._checked(task, spent), task.version)

    async def _checked(self, task: Task[T], spent: Spent) -> Outcome[T]:
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

    async def _answer(self, task: Task[T], messages: list[dict[str, Any]], spent: Spent) -> str:
        """The text of an answer, asked for in the highest form that the server takes. Raises ModelError."""
        before = self.form
        while True:
            try:
                completion = await self._complete(task, messages)
            except APIStatusError as error:
                lower = self.form.lower if self._may_be_the_form(error.status_code) else None
                self.form = lower or before  # what fails in every form fails for another reason
                if lower is None:
                    raise ModelError(trouble_of(error)) from None
            except (APIError, ValueError) as error:
                raise ModelError(trouble_of(error)) from None
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

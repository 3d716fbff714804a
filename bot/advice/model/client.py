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
TEMPERATURE = 0.4
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
    _suspected: Form | None = field(default=None, init=False)
    """What it took once after refusing more without saying why: a passing fault may have been the reason."""

    async def ask(self, task: Task[T]) -> Outcome[T]:
        """An answer that may be used, or why there is none. Never raises but for cancellation."""
        guard = Guard(self.breaker, self.seconds, self.clock)
        return await guard.run(lambda spent: self._checked(task, spent), task.version)

    async def _checked(self, task: Task[T], spent: Spent) -> Outcome[T]:
        """The first answer, or the one that was repaired. A model that claims too much is no failing server.

        Raises ModelError.
        """
        answer = await self._answer(task, task.messages(), spent)
        found = _read(answer, task)
        if isinstance(found, frozenset):
            told = "Not as asked for: " + "; ".join(sorted(found)) + ". Answer again, with the JSON object alone."
            again = task.messages({"role": "assistant", "content": answer}, {"role": "user", "content": told})
            found = _read(await self._answer(task, again, spent), task)
        if not isinstance(found, frozenset):
            return Outcome(found, Usage(), "")
        if Fault.FORM in found:
            raise ModelError(Trouble.FORM)
        log.info("a model's answer was not used: %s", ", ".join(sorted(fault.name for fault in found)))
        return Outcome(None, Usage(), "", Trouble.UNGROUNDED)

    async def _answer(self, task: Task[T], messages: list[dict[str, Any]], spent: Spent) -> str:
        """The text of an answer, asked for in the highest form that the server takes. Raises ModelError."""
        form, told_why = self.form, True
        while True:
            spent.begin()
            try:
                completion = await self._complete(task, messages, form)
            except APIStatusError as error:
                named = form.without(str(error.body or error.message)) if error.status_code in _NOT_TAKEN else None
                lower = named or (form.lower if self._may_be_the_form(error.status_code) else None)
                if lower is None:
                    raise ModelError(trouble_of(error)) from None
                form, told_why = lower, told_why and named is not None
            except (APIError, ValueError) as error:
                raise ModelError(trouble_of(error)) from None
            else:
                self._keep_to(form, told_why=told_why)
                spent.add(completion)
                return _text(completion)

    def _keep_to(self, form: Form, *, told_why: bool) -> None:
        """Ask so from now on, where the server said why it took no more, or took no more a second time."""
        if told_why or form == self._suspected:
            self.form, self._proven, self._suspected = form, True, None
        else:
            self._suspected = form

    def _may_be_the_form(self, status: int) -> bool:
        """Whether a server may mean that it does not know this form; some fail over it, until one was taken."""
        return status in _NOT_TAKEN or (status == _FAILED and not self._proven)

    async def _complete(self, task: Task[T], messages: list[dict[str, Any]], form: Form) -> Any:
        create: Any = self.client.chat.completions.create
        asked = {"model": self.model, "messages": messages} | form.parameters(MOST_TOKENS, TEMPERATURE)
        wanted = form.of(task.name, task.schema)
        return await create(**asked, extra_body={"response_format": wanted} if wanted else None)


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

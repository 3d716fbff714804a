"""What the bot may ask of somebody outside: between two runs of a unit of work, never inside one.

Work that needs such an answer raises `Wanted`. Its transaction is rolled back, the question is answered without one,
and the work runs again with the answer at hand: nothing is stored twice, and nothing holds the database meanwhile.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, Self, TypeVar

from sqlmodel import Session

from bot.advice.model.task import Task
from bot.advice.model.values import Outcome
from bot.links.pages import Pages
from bot.links.values import Page, Refused
from storage.database import Database

T = TypeVar("T")

SECONDS = 8.5
"""For all that a server with models is asked for one message: its own deadline of 8 s (DESIGN 7), and a little."""
MOST_QUESTIONS = 4
"""No more is asked for one message, whatever the answers lead to."""


@dataclass(frozen=True, slots=True)
class NearestCategory:
    """Which category's meaning is nearest to a thing's name; the answer is its id, None when none is near."""

    thing: str


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What a shop's page says; the answer is a `Page`, or why it was not read."""

    url: str


@dataclass(frozen=True, slots=True)
class AskModel:
    """What a language model answers; the answer is an `Outcome`."""

    task: Task[Any]


Question = NearestCategory | ReadPage | AskModel


@dataclass(frozen=True, slots=True)
class Provider:
    """Whoever runs a server with models, as shoppers are told."""

    host: str
    phrases: bool = False
    """Whether a language model reads along; else the names of unknown things are all that goes there."""

    @property
    def key(self) -> str:
        """By what a shopper's answer is kept: another host, or more that goes there, is another question."""
        return f"{self.host} (phrases)" if self.phrases else self.host


class Models(Protocol):
    """A server with models."""

    @property
    def provider(self) -> Provider:
        """Where the shopper's words go."""
        ...

    async def nearest(self, thing: str) -> str | None:
        """The category whose meaning is nearest to a thing's name. Never raises but for cancellation."""
        ...

    async def ask(self, task: Task[T]) -> Outcome[T] | None:
        """What a language model answers, None where there is none. Never raises but for cancellation."""
        ...

    async def close(self) -> None:
        """End the connections."""
        ...


@dataclass(frozen=True, slots=True)
class Outside:
    """Whoever answers: shops' pages, and a server with models where one is set. To be entered as a context."""

    pages: Pages | None = None
    models: Models | None = None

    @property
    def provider(self) -> Provider | None:
        """Whom shoppers' words may go to, None when there is nobody."""
        return self.models.provider if self.models else None

    async def answer(self, question: Question) -> Any:
        """The answer, None when there is none. Never raises but for cancellation."""
        match question:
            case ReadPage(url):
                return await self.pages.read(url) if self.pages else None
            case NearestCategory(thing):
                return await self.models.nearest(thing) if self.models else None
            case AskModel(task):
                return await self.models.ask(task) if self.models else None

    async def __aenter__(self) -> Self:
        if self.pages:
            await self.pages.__aenter__()
        return self

    async def __aexit__(self, *raised: object) -> None:
        if self.models:
            await self.models.close()
        if self.pages:
            await self.pages.__aexit__(*raised)


class Wanted(Exception):  # noqa: N818  no error: a question on its way out
    """The work cannot go on without an answer to `question`."""

    def __init__(self, question: Question) -> None:
        super().__init__(type(question).__name__)
        self.question = question


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered so far."""

    known: dict[Question, Any] = field(default_factory=dict)

    def to(self, question: Question) -> Any:
        """The answer, None when there is none. Raises Wanted when it was not asked yet."""
        if question not in self.known and len(self.known) < MOST_QUESTIONS:
            raise Wanted(question)
        return self.known.get(question)

    def page(self, url: str) -> Page | Refused | None:
        """What a page says. Raises Wanted when it was not read yet."""
        read: Page | Refused | None = self.to(ReadPage(url))
        return read

    def asked(self, task: Task[T]) -> Outcome[T] | None:
        """What a language model answers. Raises Wanted when it was not asked yet."""
        outcome: Outcome[T] | None = self.to(AskModel(task))
        return outcome

    def nearest(self, thing: str) -> str | None:
        """The category that a thing belongs to by its meaning. Raises Wanted when that was not asked yet."""
        found: str | None = self.to(NearestCategory(thing))
        return found


async def run_with_answers(
    database: Database,
    work: Callable[[Session, Answers], T],
    find_out: Callable[[Question], Awaitable[Any]],
    *,
    seconds: float = SECONDS,
) -> T:
    """Run a unit of work, again and again until everything that it asks is answered.

    A server with models has one deadline for all that it is asked; what comes later has no answer.
    """
    answers, left = Answers(), seconds
    while True:
        try:
            return await database.run(lambda session: work(session, answers))
        except Wanted as wanted:
            question, begun = wanted.question, time.monotonic()
            of_models = not isinstance(question, ReadPage)
            answers.known[question] = await _within(left if of_models else None, find_out(question))
            left -= time.monotonic() - begun if of_models else 0.0


async def _within(seconds: float | None, answer: Awaitable[Any]) -> Any:
    try:
        return await asyncio.wait_for(answer, seconds)
    except TimeoutError:
        return None

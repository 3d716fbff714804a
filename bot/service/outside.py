"""What the bot may ask of somebody outside: between two runs of a unit of work, never inside one.

Work that needs such an answer raises `Wanted`. Its transaction is rolled back, the question is answered without one,
and the work runs again with the answer at hand: nothing is stored twice, and nothing holds the database meanwhile.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from sqlmodel import Session

from storage.database import Database

T = TypeVar("T")

MOST_QUESTIONS = 4
"""No more is asked for one message, whatever the answers lead to."""


@dataclass(frozen=True, slots=True)
class NearestCategory:
    """Which category's meaning is nearest to a thing's name; the answer is its id, None when none is near."""

    thing: str


Question = NearestCategory


class Outside(Protocol):
    """Whoever answers: a server with models."""

    @property
    def host(self) -> str:
        """Where the shopper's words go, as it is named to them."""
        ...

    async def answer(self, question: Question) -> Any:
        """The answer, None when there is none. Never raises but for cancellation."""
        ...


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

    def nearest(self, thing: str) -> str | None:
        """The category that a thing belongs to by its meaning. Raises Wanted when that was not asked yet."""
        found: str | None = self.to(NearestCategory(thing))
        return found


async def run_with_answers(
    database: Database, work: Callable[[Session, Answers], T], find_out: Callable[[Question], Awaitable[Any]]
) -> T:
    """Run a unit of work, again and again until everything that it asks is answered."""
    answers = Answers()
    while True:
        try:
            return await database.run(lambda session: work(session, answers))
        except Wanted as wanted:
            answers.known[wanted.question] = await find_out(wanted.question)

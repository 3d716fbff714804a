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

from bot.advice.model.media import Picture, Sound
from bot.advice.model.seeing import Seen
from bot.advice.model.task import Task
from bot.advice.model.use import Use
from bot.advice.model.values import Outcome
from bot.domain.language import Language
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


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or a recording that a shopper sent, as Telegram tells of it; it is fetched when it is looked into."""

    file_id: str
    mime: str


@dataclass(frozen=True, slots=True)
class LookAt:
    """What is to be seen in a picture; the answer is an `Outcome` of `Seen`."""

    picture: Attachment
    caption: str
    language: Language


@dataclass(frozen=True, slots=True)
class ListenTo:
    """What is said in a recording; the answer is an `Outcome` of its text."""

    recording: Attachment


Question = NearestCategory | ReadPage | AskModel | LookAt | ListenTo


@dataclass(frozen=True, slots=True)
class Provider:
    """Whoever runs a server with models, as shoppers are told."""

    host: str
    uses: frozenset[Use] = frozenset({Use.PLACES})

    @property
    def key(self) -> str:
        """By what a shopper's answer is kept: another host, or more that goes there, is another question."""
        more = self.uses - {Use.PLACES}  # the names of unknown things are the least of it
        return f"{self.host} ({', '.join(sorted(more))})" if more else self.host


class Files(Protocol):
    """Where the files are that shoppers send."""

    async def fetch(self, file_id: str) -> bytes | None:
        """A file's content; None where it cannot be had, or is larger than what is taken. Raises nothing of its own."""
        ...


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

    async def see(self, picture: Picture, caption: str, language: Language) -> Outcome[Seen] | None:
        """What is to be seen, None where no model sees. Never raises but for cancellation."""
        ...

    async def hear(self, sound: Sound) -> Outcome[str] | None:
        """What is said, None where no model hears. Never raises but for cancellation."""
        ...

    async def close(self) -> None:
        """End the connections."""
        ...


@dataclass(frozen=True, slots=True)
class Outside:
    """Whoever answers: shops' pages, and a server with models where one is set. To be entered as a context."""

    pages: Pages | None = None
    models: Models | None = None
    files: Files | None = None

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
            case LookAt(picture, caption, language):
                content = await self._fetched(picture)
                seen = Picture(content, picture.mime) if content else None
                return await self.models.see(seen, caption, language) if self.models and seen else None
            case ListenTo(recording):
                content = await self._fetched(recording)
                return await self.models.hear(Sound(content, recording.mime)) if self.models and content else None

    async def _fetched(self, attachment: Attachment) -> bytes | None:
        return await self.files.fetch(attachment.file_id) if self.files else None

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

    def seen(self, picture: Attachment, caption: str, language: Language) -> Outcome[Seen] | None:
        """What is to be seen in a picture. Raises Wanted when it was not looked at yet."""
        outcome: Outcome[Seen] | None = self.to(LookAt(picture, caption, language))
        return outcome

    def heard(self, recording: Attachment) -> Outcome[str] | None:
        """What is said in a recording. Raises Wanted when it was not listened to yet."""
        outcome: Outcome[str] | None = self.to(ListenTo(recording))
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

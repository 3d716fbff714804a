"""The server with models, as the bot's units of work ask it."""

import time
from dataclasses import dataclass

from openai import AsyncOpenAI, DefaultAsyncHttpxClient
from sqlmodel import Session, col, select

from bot.advice.embeddings import Described, Embeddings, Server
from bot.advice.model import tasks
from bot.advice.model.breaker import Breaker, Patience
from bot.advice.model.client import Asker
from bot.advice.model.hearing import Listener
from bot.advice.model.media import Picture, Sound
from bot.advice.model.seeing import Seen
from bot.advice.model.task import T, Task
from bot.advice.model.use import Use
from bot.advice.model.values import Outcome
from bot.domain.language import Language
from bot.service.outside import Provider
from bot.settings import Settings
from storage.database import Database
from storage.library import GENERAL
from storage.tables import Category

SECONDS = 8.0
"""No call to the server lasts longer."""
MOST_WORDS = 60
"""So many of the words that lead to a category describe it."""


@dataclass(frozen=True, slots=True)
class Models:
    """What a server with models can answer; any of it may be missing."""

    provider: Provider
    client: AsyncOpenAI
    database: Database
    embeddings: Embeddings | None = None
    asker: Asker | None = None
    eyes: Asker | None = None
    ears: Listener | None = None

    async def nearest(self, thing: str) -> str | None:
        """The category that is nearest in meaning to a thing's name."""
        return await self.embeddings.nearest(thing, await self.database.run(described)) if self.embeddings else None

    async def ask(self, task: Task[T]) -> Outcome[T] | None:
        """What a language model answers."""
        return await self.asker.ask(task) if self.asker else None

    async def see(self, picture: Picture, caption: str, language: Language) -> Outcome[Seen] | None:
        """What one thing a picture is about."""
        return await self.eyes.ask(tasks.see(picture, caption, language)) if self.eyes else None

    async def hear(self, sound: Sound) -> Outcome[str] | None:
        """What is said in a recording."""
        return await self.ears.hear(sound) if self.ears else None

    async def close(self) -> None:
        """End the connections."""
        await self.client.close()


def from_settings(settings: Settings, database: Database, patience: Patience | None = None) -> Models | None:
    """The server and the models that the settings name, None where they name none."""
    client = client_of(settings)
    if client is None:
        return None
    named = settings.models
    near, chat, eyes, ears = (named.get(use) for use in (Use.PLACES, Use.PHRASES, Use.PICTURES, Use.VOICE))

    def breaker() -> Breaker:
        return Breaker(time.monotonic, patience)

    return Models(
        Provider(client.base_url.netloc.decode(), frozenset(named)),
        client,
        database,
        Embeddings(Server(client, near)) if near else None,
        Asker(client, chat, breaker()) if chat else None,
        Asker(client, eyes, breaker()) if eyes else None,
        Listener(client, ears, breaker()) if ears else None,
    )


def client_of(settings: Settings) -> AsyncOpenAI | None:
    """The OpenAI-compatible server of the settings, None where there is none. Each call is tried once."""
    key = settings.openai_api_key
    if key is None and settings.openai_base_url is None:
        return None
    secret = key.get_secret_value() if key else "none"  # a local server wants no key, but the client does
    return AsyncOpenAI(
        api_key=secret,
        base_url=settings.openai_base_url,
        timeout=SECONDS,
        max_retries=0,
        http_client=DefaultAsyncHttpxClient(follow_redirects=False),  # to a host that nobody said yes to
    )


def described(session: Session) -> dict[str, Described]:
    """Every kind of thing by id, in the words that are known for it."""
    rows = session.scalars(select(Category).where(col(Category.id) != GENERAL).order_by(col(Category.id)))
    return {row.id: Described(_in_words(row), row.branch) for row in rows}


def _in_words(row: Category) -> str:
    return ", ".join((row.name_en, row.name_da, *row.words.splitlines()[:MOST_WORDS]))

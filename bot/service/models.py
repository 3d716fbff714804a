"""The server with models, as the bot's units of work ask it."""

from dataclasses import dataclass

from openai import AsyncOpenAI
from sqlmodel import Session, col, select

from bot.advice.embeddings import Described, Embeddings, Server
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
    """What a server with models can answer. `host` is where shoppers' words go."""

    host: str
    database: Database
    embeddings: Embeddings

    async def nearest(self, thing: str) -> str | None:
        """The category that is nearest in meaning to a thing's name."""
        return await self.embeddings.nearest(thing, await self.database.run(described))


def from_settings(settings: Settings, database: Database) -> Models | None:
    """The server and the models that the settings name, None where they name none."""
    model, client = settings.omtanke_embeddings_model, client_of(settings)
    if model is None or client is None:
        return None
    return Models(client.base_url.netloc.decode(), database, Embeddings(Server(client, model)))


def client_of(settings: Settings) -> AsyncOpenAI | None:
    """The OpenAI-compatible server of the settings, None where there is none. Each call is tried once."""
    key = settings.openai_api_key
    if key is None and settings.openai_base_url is None:
        return None
    secret = key.get_secret_value() if key else "none"  # a local server wants no key, but the client does
    return AsyncOpenAI(api_key=secret, base_url=settings.openai_base_url, timeout=SECONDS, max_retries=0)


def described(session: Session) -> dict[str, Described]:
    """Every kind of thing by id, in the words that are known for it."""
    rows = session.scalars(select(Category).where(col(Category.id) != GENERAL).order_by(col(Category.id)))
    return {row.id: Described(_in_words(row), row.branch) for row in rows}


def _in_words(row: Category) -> str:
    return ", ".join((row.name_en, row.name_da, *row.words.splitlines()[:MOST_WORDS]))

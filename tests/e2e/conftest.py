"""Whole conversations: one database of each kind for all of them, emptied of shoppers after each."""

from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy import delete
from sqlmodel import Session, col

from bot.domain.language import Language
from storage.database import Database
from storage.tables import Inbox, Opinion, Shopper
from tests.support.scene import scene
from tests.support.talk import Talk


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL conversations are held in Danish alone: to a database it makes no difference in what language."""
    needless = dict.fromkeys(filter(_is_needless, items))
    config.hook.pytest_deselected(items=list(needless))
    items[:] = [item for item in items if item not in needless]


def _is_needless(item: pytest.Item) -> bool:
    if not isinstance(item, pytest.Function) or "talk" not in item.fixturenames or not hasattr(item, "callspec"):
        return False
    told = item.callspec.params
    return told.get("backend") == "postgresql" and told.get("language") is Language.ENGLISH


@pytest.fixture
def database(backend: str, request: pytest.FixtureRequest) -> Iterator[Database]:
    """A database of each kind in turn, with the library and nobody in it."""
    opened = request.getfixturevalue(f"common_{backend}")
    yield opened
    empty(opened)


@pytest.fixture
def sqlite(common_sqlite: Database) -> Iterator[Database]:
    """An SQLite database with the library and nobody in it."""
    yield common_sqlite
    empty(common_sqlite)


def empty(database: Database) -> None:
    """Delete the shoppers, with all that is theirs, and the updates."""

    def work(session: Session) -> None:
        session.execute(delete(Opinion).where(col(Opinion.file) == "shopper"))
        for table in (Shopper, Inbox):
            session.execute(delete(table))

    database.run_sync(work)


@pytest.fixture(params=list(Language), ids=str)
def language(request: pytest.FixtureRequest) -> Language:
    """Each language in turn."""
    return Language(request.param)


@pytest.fixture
async def talk(database: Database, language: Language) -> AsyncIterator[Talk]:
    """A shopper before the bot, in each language and on each kind of database."""
    async with scene(database) as opened:
        yield Talk(opened, language)


@pytest.fixture
async def told(sqlite: Database, language: Language) -> AsyncIterator[Talk]:
    """The same on SQLite alone, for tables of texts, in which the kind of database makes no difference."""
    async with scene(sqlite) as opened:
        yield Talk(opened, language)

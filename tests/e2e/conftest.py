"""Whole conversations: one database of each kind for all of them, emptied of shoppers after each."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlmodel import Session

from bot.domain.language import Language
from storage.database import Database
from storage.tables import Inbox, Shopper
from tests.conftest import beside, execute, sqlite_copy
from tests.support.scene import scene
from tests.support.talk import Talk


@pytest.fixture(scope="session")
def kept_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """An SQLite database that every conversation leaves empty of shoppers."""
    opened = Database(sqlite_copy(sqlite_template, tmp_path_factory.mktemp("kept")))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def kept_postgresql(postgres: str, postgres_template: str) -> Iterator[Database]:
    """The same on PostgreSQL."""
    execute(postgres, f"CREATE DATABASE kept_omtanke TEMPLATE {postgres_template}")
    opened = Database(beside(postgres, "kept_omtanke"))
    yield opened
    opened.close()


@pytest.fixture
def database(backend: str, request: pytest.FixtureRequest) -> Iterator[Database]:
    """A database of each kind in turn, with the library and nobody in it."""
    opened = request.getfixturevalue(f"kept_{backend}")
    yield opened
    empty(opened)


@pytest.fixture
def sqlite(kept_sqlite: Database) -> Iterator[Database]:
    """An SQLite database with the library and nobody in it."""
    yield kept_sqlite
    empty(kept_sqlite)


def empty(database: Database) -> None:
    """Delete the shoppers, with all that is theirs, and the updates."""

    def work(session: Session) -> None:
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

"""A session on each kind of database whose work is rolled back, so that tests share one database quickly."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from storage.database import Database
from tests.conftest import beside, execute, sqlite_copy


@pytest.fixture(scope="session")
def shared_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """An SQLite database with the schema and the library, which every test leaves as it was."""
    opened = Database(sqlite_copy(sqlite_template, tmp_path_factory.mktemp("shared")))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shared_postgresql(postgres: str, postgres_template: str) -> Iterator[Database]:
    """The same on PostgreSQL."""
    execute(postgres, f"CREATE DATABASE shared_omtanke TEMPLATE {postgres_template}")
    opened = Database(beside(postgres, "shared_omtanke"))
    yield opened
    opened.close()


@pytest.fixture
def shared(backend: str, request: pytest.FixtureRequest) -> Database:
    """A database of each kind for tests that leave it as it was."""
    found = request.getfixturevalue(f"shared_{backend}")
    assert isinstance(found, Database)
    return found


@pytest.fixture
def session(shared: Database) -> Iterator[Session]:
    """A session in a transaction that is rolled back at the end."""
    with Session(shared.engine, expire_on_commit=False) as opened:
        opened.begin()
        yield opened
        opened.rollback()

"""A session on each kind of database whose work is rolled back, so that tests share one database quickly."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from storage.database import Database


@pytest.fixture
def shared(backend: str, request: pytest.FixtureRequest) -> Database:
    """A database of each kind for tests that leave it as it was."""
    found = request.getfixturevalue(f"common_{backend}")
    assert isinstance(found, Database)
    return found


@pytest.fixture
def session(shared: Database) -> Iterator[Session]:
    """A session in a transaction that is rolled back at the end."""
    with Session(shared.engine, expire_on_commit=False) as opened:
        opened.begin()
        yield opened
        opened.rollback()

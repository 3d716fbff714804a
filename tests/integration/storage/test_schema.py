"""Bringing a database to the newest schema, once, whoever asks."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from sqlalchemy import inspect, text
from sqlmodel import SQLModel

from storage import library, schema
from storage.database import Database
from storage.errors import DatabaseUnavailable, Trouble
from tests.support.keys import CIPHER


def tables(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names())


def test_an_empty_database_gets_every_table_once(empty_url: str) -> None:
    with closing(Database(empty_url, CIPHER)) as database:
        assert schema.upgrade(database) is True
        assert tables(database) >= set(SQLModel.metadata.tables)
        assert schema.upgrade(database) is False


def test_processes_that_start_at_once_on_one_database(empty_url: str) -> None:
    """Each has its own connections, as two processes have; one upgrades and loads, the other finds it done."""
    together = Barrier(2, timeout=30)

    def start(_: int) -> tuple[bool, int]:
        with closing(Database(empty_url, CIPHER)) as database:
            together.wait()
            upgraded = schema.upgrade(database)
            together.wait()
            return upgraded, database.run_sync(library.load)

    with ThreadPoolExecutor(2) as processes:
        upgraded, loaded = zip(*processes.map(start, range(2)), strict=True)
    assert sorted(upgraded) == [False, True]
    assert min(loaded) == 0 < max(loaded)


@pytest.mark.parametrize("revision", ["9999", "fromthefuture"])
def test_a_database_of_a_newer_version_is_left_alone(database: Database, revision: str) -> None:
    made_newer = text("UPDATE alembic_version SET version_num = :revision").bindparams(revision=revision)
    database.run_sync(lambda session: session.execute(made_newer))
    with pytest.raises(DatabaseUnavailable) as caught:
        schema.upgrade(database)
    assert caught.value.trouble is Trouble.NEWER_SCHEMA
    assert str(caught.value) == "the database was made by a newer Omtanke; update the program"
    assert (
        database.run_sync(lambda session: session.scalar(text("SELECT version_num FROM alembic_version"))) == revision
    )

"""Bringing a database to the newest schema, once, whoever asks."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from pydantic import SecretStr
from sqlalchemy import inspect, text
from sqlmodel import SQLModel

from bot.opening import open_database
from bot.service.readiness import Readiness
from bot.settings import Settings
from storage import library, schema
from storage.database import Database
from storage.errors import DatabaseUnavailable, Trouble
from storage.schema import Version
from tests.support.keys import CIPHER
from tests.support.newer import newer_migrations


def tables(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names())


def test_an_empty_database_gets_every_table_once(empty_url: str) -> None:
    with closing(Database(empty_url, CIPHER)) as database:
        assert schema.upgrade(database) is True
        assert tables(database) >= set(SQLModel.metadata.tables)
        assert schema.upgrade(database) is False


def test_processes_that_start_at_once_on_one_database(empty_url: str) -> None:
    """Each has its own connections, as two processes have; one upgrades and loads, the other finds it done."""
    together = Barrier(2, timeout=60)

    def start(_: int) -> tuple[bool, int]:
        with closing(Database(empty_url, CIPHER)) as database:
            together.wait()
            with database.patient():
                upgraded = schema.upgrade(database)
                together.wait()
                return upgraded, database.run_sync(library.load)

    with ThreadPoolExecutor(2) as processes:
        upgraded, loaded = zip(*processes.map(start, range(2)), strict=True)
    assert sorted(upgraded) == [False, True]
    assert min(loaded) == 0 < max(loaded)


def revision_of(database: Database) -> str:
    return str(database.run_sync(lambda session: session.scalar(text("SELECT version_num FROM alembic_version"))))


def oldest_code_of(database: Database) -> str:
    return str(database.run_sync(lambda session: session.scalar(text("SELECT oldest_code FROM compatibility"))))


def told(database: Database, source: Path | None = None) -> Version:
    return database.run_sync(lambda session: schema.version(session.connection(), source=source))


GROWN = ("9998", 'op.add_column("shopper", sa.Column("grown", sa.String(), nullable=True))', "0012")
CUT = ("9999", 'op.drop_column("temptation", "talk")', "9998")
"""Two versions to come: this one can share what the first makes, and not what the second makes."""


def test_a_schema_is_told_as_it_stands_to_the_program(empty_url: str, tmp_path: Path) -> None:
    later, last = newer_migrations(tmp_path / "later", GROWN), newer_migrations(tmp_path / "last", GROWN, CUT)
    with closing(Database(empty_url, CIPHER)) as database:
        assert told(database) is Version.OLDER
        schema.upgrade(database, "0010")
        assert told(database) is Version.OLDER
        schema.upgrade(database)
        assert told(database) is Version.CURRENT
        assert told(database, later) is Version.OLDER
        schema.upgrade(database, source=later)
        assert told(database) is Version.NEWER
        schema.upgrade(database, source=last)
        assert told(database) is Version.FOREIGN
        assert told(database, later) is Version.NEWER
        assert told(database, last) is Version.CURRENT


def test_a_newer_schema_that_can_be_shared_is_left_as_it_is(database: Database, tmp_path: Path) -> None:
    schema.upgrade(database, source=newer_migrations(tmp_path / "later", GROWN))
    assert schema.upgrade(database) is False
    assert (revision_of(database), oldest_code_of(database)) == ("9998", "0012")


def test_a_newer_schema_that_cannot_is_refused(database: Database, tmp_path: Path) -> None:
    schema.upgrade(database, source=newer_migrations(tmp_path / "last", GROWN, CUT))
    with pytest.raises(DatabaseUnavailable) as caught:
        schema.upgrade(database)
    assert caught.value.trouble is Trouble.NEWER_SCHEMA
    assert str(caught.value) == "the database was made by a newer Omtanke; update the program"
    assert revision_of(database) == "9999"


def test_a_revision_that_says_nothing_of_itself_is_refused(database: Database) -> None:
    """As one of a version that went another way, or a database that somebody mended by hand."""
    database.run_sync(lambda session: session.execute(text("UPDATE alembic_version SET version_num = 'elsewhere'")))
    database.run_sync(lambda session: session.execute(text("DELETE FROM compatibility")))
    assert told(database) is Version.FOREIGN
    database.run_sync(lambda session: session.execute(text("DROP TABLE compatibility")))
    assert told(database) is Version.FOREIGN


def test_an_older_program_leaves_the_newer_one_s_library_alone(database: Database, tmp_path: Path) -> None:
    head, url = revision_of(database), database.url.render_as_string(hide_password=False)
    settings = Settings(_env_file=None, database_url=SecretStr(url))  # type: ignore[call-arg]
    edited = text("UPDATE library_file SET digest = 'of a newer one' WHERE name = 'general.toml'")
    kept = text("SELECT count(*) FROM library_file WHERE digest = 'of a newer one'")
    schema.upgrade(database, source=newer_migrations(tmp_path / "later", GROWN))
    database.run_sync(lambda session: session.execute(edited))
    open_database(settings).close()
    assert database.run_sync(lambda session: session.scalar(kept)) == 1

    taken_back = text("UPDATE alembic_version SET version_num = :head").bindparams(head=head)
    database.run_sync(lambda session: session.execute(taken_back))
    open_database(settings).close()
    assert database.run_sync(lambda session: session.scalar(kept)) == 0


async def test_what_a_load_balancer_is_told_of_the_schema(empty_url: str, tmp_path: Path) -> None:
    async def reached() -> bool:
        return True

    with closing(Database(empty_url, CIPHER)) as database:
        readiness = Readiness(database, reached, lambda: 0.0, away=None)
        assert await readiness.missing() == ["database: migrations are missing"]
        schema.upgrade(database)
        assert await readiness.missing() == []
        schema.upgrade(database, source=newer_migrations(tmp_path / "later", GROWN))
        assert await readiness.missing() == []
        schema.upgrade(database, source=newer_migrations(tmp_path / "last", GROWN, CUT))
        assert await readiness.missing() == [f"database: {Trouble.NEWER_SCHEMA}"]

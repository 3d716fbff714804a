"""Bringing a database to the newest schema."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage import data_keys
from storage.database import Database
from storage.errors import DatabaseUnavailable, Trouble, in_plain_words
from storage.turns import take_turn

_ENCRYPTED_SINCE = "0009"
"""What an older SQLite file held as plain text still lies in its free pages."""


def upgrade(database: Database, revision: str = "head") -> bool:
    """Run the migrations that are missing; returns whether there were any.

    Raises DatabaseUnavailable, also when the database was made by a newer version, or with other keys than these.
    """
    with in_plain_words(), as_file(files("storage") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        with migrating(database) as connection:
            config.attributes["connection"] = connection
            take_turn(connection)
            before = MigrationContext.configure(connection).get_current_revision()
            upgraded = _upgrade(config, before, revision)
            if revision == "head":
                data_keys.check_in(connection)
        if database.in_process and upgraded and before is not None and before < _ENCRYPTED_SINCE:
            _write_anew(database)
    return upgraded


@contextmanager
def migrating(database: Database) -> Iterator[Connection]:
    """A transaction in which tables may be rebuilt.

    SQLite deletes what points to the rows of a table that is dropped, unless it is told not to before the transaction.
    """
    with database.engine.connect() as connection:
        if not database.in_process:
            with connection.begin():
                yield connection
            return
        _to_sqlite(connection, "PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
        finally:
            _to_sqlite(connection, "PRAGMA foreign_keys=ON")


def _upgrade(config: Config, current: str | None, revision: str) -> bool:
    scripts = ScriptDirectory.from_config(config)
    if current is not None and current not in {script.revision for script in scripts.walk_revisions()}:
        raise DatabaseUnavailable(Trouble.NEWER_SCHEMA)
    if current == scripts.get_current_head():
        return False
    command.upgrade(config, revision)
    return True


def _write_anew(database: Database) -> None:
    """Leave nothing in an SQLite file but what it holds now."""
    with database.engine.connect() as connection:
        _to_sqlite(connection, "VACUUM")
        _to_sqlite(connection, "PRAGMA wal_checkpoint(TRUNCATE)")


def _to_sqlite(connection: Connection, statement: str) -> None:
    """Straight to the driver, outside of any transaction."""
    driver = connection.connection.dbapi_connection
    if driver is not None:
        driver.cursor().execute(statement)

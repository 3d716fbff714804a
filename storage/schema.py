"""Bringing a database to the newest schema, and telling whether this program can work with the one that is there.

While a fleet is upgraded, programs of two versions share one database. Each migration declares as `oldest_code` the
oldest revision whose code can work with what it makes; the database keeps that of the newest one (`compatibility`),
so that a program that does not know the revision can ask.

Alembic, a part of a start's time, is imported only where a migration is missing, which at most starts none is. So the
file of a migration begins with its revision, and the order of the names is that of the revisions.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

from sqlalchemy import Connection, delete, insert, inspect, select, text
from sqlmodel import col

from storage import data_keys
from storage.database import Database
from storage.errors import DatabaseUnavailable, Trouble, in_plain_words
from storage.tables import Compatibility
from storage.turns import take_turn

_ENCRYPTED_SINCE = "0009"
"""What an older SQLite file held as plain text still lies in its free pages."""


class Version(Enum):
    """How a database's schema stands to this program."""

    OLDER = auto()
    """Migrations are missing, maybe all of them."""
    CURRENT = auto()
    NEWER = auto()
    """A newer program made it, and says that this one can share it."""
    FOREIGN = auto()
    """A newer program made it, and this one cannot work with it."""


def upgrade(database: Database, revision: str = "head", *, source: Traversable | None = None) -> bool:
    """Run the migrations that are missing; returns whether there were any.

    `source` is the folder of migrations, where it is not the program's own. Raises DatabaseUnavailable, also for a
    schema that is too new for this program, and for one whose rows are encrypted with other keys than these.
    """
    with in_plain_words():
        with migrating(database) as connection:
            take_turn(connection)
            before = _revision(connection)
            upgraded = _upgrade(connection, revision, source)
            if revision == "head":
                data_keys.check_in(connection)
        if database.in_process and upgraded and before is not None and before < _ENCRYPTED_SINCE:
            _write_anew(database)
    return upgraded


def _upgrade(connection: Connection, revision: str, source: Traversable | None) -> bool:
    found = version(connection, source=source)
    if found is Version.FOREIGN:
        raise DatabaseUnavailable(Trouble.NEWER_SCHEMA)
    if found is not Version.OLDER:
        return False
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    with as_file(_folder(source)) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    return True


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


def is_there(database: Database) -> bool:
    """Whether the database has our tables, in a form that this program can work with; nothing is changed.

    Raises DatabaseUnavailable, also when it was made by another version that this one cannot work with.
    """
    with in_plain_words(), database.engine.connect() as connection:
        if _revision(connection) is None:
            return False
        match version(connection):
            case Version.OLDER:
                raise DatabaseUnavailable(Trouble.OLDER_SCHEMA)
            case Version.FOREIGN:
                raise DatabaseUnavailable(Trouble.NEWER_SCHEMA)
        return True


def version(connection: Connection, *, source: Traversable | None = None) -> Version:
    """How the schema stands to this program; nothing is changed."""
    known, current = _revisions(source), _revision(connection)
    if current == known[-1]:
        return Version.CURRENT
    if current is None or current in known:
        return Version.OLDER
    return Version.NEWER if _oldest_code(connection) in known else Version.FOREIGN


def keep_oldest_code(connection: Connection, revision: str) -> None:
    """Note the oldest revision whose code can work with the schema; migrations do so when they are through."""
    if inspect(connection).has_table(str(Compatibility.__tablename__)):
        connection.execute(delete(Compatibility))
        connection.execute(insert(Compatibility).values(id=1, oldest_code=revision))


def _folder(source: Traversable | None) -> Traversable:
    return source or files("storage") / "migrations"


def _revisions(source: Traversable | None) -> list[str]:
    """Every revision there is a migration to, oldest first."""
    names = (each.name for each in (_folder(source) / "versions").iterdir())
    return sorted(name.partition("_")[0] for name in names if name[:1].isdigit())


def _revision(connection: Connection) -> str | None:
    """The one that the database has, as Alembic keeps it; None where it has none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    stored: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return stored


def _oldest_code(connection: Connection) -> str | None:
    """As the newest migration declared it; None where none of them did yet."""
    if not inspect(connection).has_table(str(Compatibility.__tablename__)):
        return None
    return connection.scalar(select(col(Compatibility.oldest_code)))


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

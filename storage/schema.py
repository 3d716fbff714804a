"""Bringing a database to the newest schema."""

from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.database import Database
from storage.errors import DatabaseUnavailable, Trouble, in_plain_words
from storage.turns import take_turn


def upgrade(database: Database, revision: str = "head") -> bool:
    """Run the migrations that are missing; returns whether there were any.

    Raises DatabaseUnavailable, also when the database was made by a newer version.
    """
    with in_plain_words(), as_file(files("storage") / "migrations") as folder, database.engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        return _upgrade(connection, config, revision)


def is_current(connection: Connection) -> bool:
    """Whether no migration of this version is missing. A newer version's schema is current: old code can share it."""
    with as_file(files("storage") / "migrations") as folder:
        scripts = ScriptDirectory(str(folder))
        current = MigrationContext.configure(connection).get_current_revision()
        older = {script.revision for script in scripts.walk_revisions()} - {scripts.get_current_head()}
    return current is not None and current not in older


def is_there(database: Database) -> bool:
    """Whether the database has our tables, as this version knows them; nothing is changed.

    Raises DatabaseUnavailable, also when it was made by another version.
    """
    with in_plain_words(), as_file(files("storage") / "migrations") as folder, database.engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        scripts = ScriptDirectory(str(folder))
        if current not in {None, scripts.get_current_head()}:
            older = current in {script.revision for script in scripts.walk_revisions()}
            raise DatabaseUnavailable(Trouble.OLDER_SCHEMA if older else Trouble.NEWER_SCHEMA)
        return current is not None


def _upgrade(connection: Connection, config: Config, revision: str) -> bool:
    take_turn(connection)
    scripts = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in {script.revision for script in scripts.walk_revisions()}:
        raise DatabaseUnavailable(Trouble.NEWER_SCHEMA)
    if current == scripts.get_current_head():
        return False
    command.upgrade(config, revision)
    return True

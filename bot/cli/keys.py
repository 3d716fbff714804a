"""`omtanke db new-key` and `rotate-key`: the keys by which personal text and ids are encrypted."""

import time
from collections.abc import Callable, Iterator

from bot.opening import open_database
from bot.settings import Settings
from storage import data_keys, rotation
from storage.cipher import cipher_of
from storage.database import Database

PAUSE_SECONDS = 0.01
"""Between two units of work, so that a running bot gets its turn."""


def fresh() -> Iterator[str]:
    """A new key, to be put into OMTANKE_DATA_KEY."""
    yield data_keys.new_key()


def rotate(settings: Settings, sleep: Callable[[float], object] = time.sleep) -> Iterator[str]:
    """Encrypt everything with the first key, also beside a running bot. Started again, it goes on where it was.

    Raises DatabaseUnavailable, KeyFileError.
    """
    database = open_database(settings)
    try:
        for part in rotation.encryptions():
            if rows := _through(database, part, sleep):
                yield f"{part.table.name}: {rows} rows"
        yield _ending(database)
    finally:
        database.close()


def _through(database: Database, part: rotation.Encryption, sleep: Callable[[float], object]) -> int:
    """Work off one table; returns how many rows were encrypted anew."""
    total = 0
    for work in rotation.through(part):
        total += database.run_sync(work)
        sleep(PAUSE_SECONDS)
    return total


def _ending(database: Database) -> str:
    """Forget the old keys, unless a bot that still encrypts with one of them wrote meanwhile."""
    key_id = cipher_of(database.engine.dialect).key_id
    if database.read_sync(rotation.left):
        return f"a running bot still encrypts with an old key: start it with key {key_id} first, then rotate again"
    others = database.run_sync(lambda session: data_keys.check_out(session.connection()))
    dropped = f"; {', '.join(others)} may be dropped from OMTANKE_DATA_KEY" if others else ""
    return f"everything is encrypted with key {key_id}{dropped}"

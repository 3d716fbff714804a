"""`omtanke db backup`: a copy of the database, beside the bot at work."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bot.opening import open_cipher
from bot.settings import Settings
from storage.backup import back_up
from storage.database import Database


def run(settings: Settings, target: str) -> Iterator[str]:
    """Back up to a new file; yields what is to be told. Raises BackupError, DatabaseUnavailable, KeyFileError."""
    with closing(Database(settings.database_url.get_secret_value(), open_cipher(settings))) as database:
        made = back_up(database, Path(target))
    yield f"backed up to {target}: {made.size:,} bytes, checked; its schema is {made.revision}"

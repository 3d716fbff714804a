"""What a command opens by the settings, without all of the bot: the cipher, the database, the models; and the clock."""

import logging
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.settings import Settings
from storage import data_keys, key_file, library, schema
from storage.cipher import Cipher
from storage.data_keys import cipher_from
from storage.database import Database
from storage.schema import Version

if TYPE_CHECKING:  # most commands need no more than the database
    from bot.service.outside import Models

log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """The clock of a running bot; tests pass their own."""
    return datetime.now(UTC)


def open_cipher(settings: Settings) -> Cipher:
    """The cipher of the settings' keys, else of the key file, which is made at the first start. Raises KeyFileError."""
    if settings.omtanke_data_key:
        return cipher_from(settings.omtanke_data_key.get_secret_value())
    found = key_file.read_or_make(key_file.place(os.environ))
    if found.made:
        log.info("made the key file %s; who loses it loses what shoppers wrote, so keep a copy elsewhere", found.path)
    return found.cipher


def open_database(settings: Settings, *, as_it_is: bool = False) -> Database:
    """The database, with its schema and the library brought up to date. Raises DatabaseUnavailable, KeyFileError.

    Those of a newer program, which this one can share, are left as they are; `as_it_is` leaves any that is there.
    """
    database = Database(settings.database_url.get_secret_value(), open_cipher(settings))
    if as_it_is and schema.is_there(database):
        database.run_sync(lambda session: data_keys.verify(session.connection()))
        return database
    with database.patient():
        schema.upgrade(database)
        if database.run_sync(lambda session: schema.version(session.connection())) is not Version.NEWER:
            database.run_sync(library.load)
    return database


def open_models(settings: Settings, database: Database) -> "Models | None":
    """The server with models, None where the settings name none; nothing is sent to it yet."""
    if not settings.models:
        return None
    from bot.service import models  # noqa: PLC0415  the client costs 15 MB and 0.4 s, which most bots need not pay

    return models.from_settings(settings, database)

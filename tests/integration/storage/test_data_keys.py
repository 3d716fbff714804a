"""A database knows the keys that it was encrypted with."""

from contextlib import closing

import pytest
from sqlalchemy import select
from sqlmodel import Session

from storage import data_keys, schema
from storage.cipher import Cipher
from storage.database import Database
from storage.errors import DatabaseUnavailable, Trouble
from storage.tables import DataKey
from tests.support.keys import CIPHER

OLD, NEW, OTHER = bytes(32), bytes(range(32)), bytes([7]) * 32


def start(url: str, *keys: bytes) -> list[str]:
    """Open a database as a process does at its start; returns the ids of the keys it has noted since."""
    with closing(Database(url, Cipher(keys))) as database:
        schema.upgrade(database)
        return database.run_sync(noted)


def noted(session: Session) -> list[str]:
    return sorted(session.scalars(select(DataKey.key_id)))  # type: ignore[call-overload]


def ids(*keys: bytes) -> list[str]:
    return sorted(Cipher([key]).key_id for key in keys)


def test_the_first_process_notes_its_key(empty_url: str) -> None:
    assert start(empty_url, OLD) == ids(OLD)
    assert start(empty_url, OLD) == ids(OLD)


def test_a_process_with_another_key_does_not_start(empty_url: str) -> None:
    start(empty_url, OLD)
    with pytest.raises(DatabaseUnavailable) as caught:
        start(empty_url, NEW)
    assert caught.value.trouble is Trouble.WRONG_KEY
    assert start(empty_url, OLD) == ids(OLD)


def test_a_new_key_is_noted_by_the_first_who_encrypts_with_it(empty_url: str) -> None:
    start(empty_url, OLD)
    assert start(empty_url, OLD, NEW) == ids(OLD)
    assert start(empty_url, NEW, OLD) == ids(OLD, NEW)
    assert start(empty_url, OLD, NEW) == ids(OLD, NEW)
    with pytest.raises(DatabaseUnavailable):
        start(empty_url, OLD)
    with pytest.raises(DatabaseUnavailable):
        start(empty_url, NEW)


def test_old_keys_are_forgotten_when_nothing_needs_them(empty_url: str) -> None:
    start(empty_url, OLD)
    with closing(Database(empty_url, Cipher([NEW, OLD, OTHER]))) as database:
        schema.upgrade(database)
        assert database.run_sync(lambda session: data_keys.check_out(session.connection())) == ids(OLD)
        assert database.run_sync(lambda session: data_keys.check_out(session.connection())) == []
    assert start(empty_url, NEW) == ids(NEW)


def test_a_noted_key_is_proved_and_not_taken_by_its_name(database: Database) -> None:
    """A proof that was exchanged does not open."""

    def exchange(session: Session) -> None:
        found = session.get_one(DataKey, CIPHER.key_id)
        found.proof = CIPHER.encrypt("Omtanke", "temptation.product")

    database.run_sync(exchange)
    with pytest.raises(DatabaseUnavailable):
        database.run_sync(lambda session: data_keys.verify(session.connection()))

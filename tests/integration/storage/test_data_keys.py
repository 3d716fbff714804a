"""A database knows the keys that it was encrypted with."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial

import pytest
from sqlalchemy import delete, insert, select
from sqlmodel import Session, col

from storage import data_keys, inbox, schema
from storage.cipher import Cipher
from storage.database import Database
from storage.errors import DatabaseUnavailable, Trouble
from storage.inbox import Arrival
from storage.tables import DataKey
from tests.support.keys import CIPHER
from tests.support.rows import NOW

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


# the lane key

CHAT = 700_100


def lane(url: str, *keys: bytes) -> int:
    """A chat's lane, for a process that starts with these keys."""
    with closing(Database(url, Cipher(keys))) as database:
        schema.upgrade(database)
        return lane_in(database)


def lane_in(database: Database) -> int:
    return database.run_sync(lambda session: data_keys.lane_of(session.connection(), CHAT))


def lane_before(key: bytes) -> int:
    """What a program from before there were lane keys computes whose first key this is."""
    return Cipher([key]).hash(CHAT, "inbox.chat_id")


def as_before(url: str, *keys: bytes) -> None:
    """What is noted of these keys is as a program from before there were lane keys notes it."""
    with closing(Database(url, Cipher([OLD]))) as database:
        database.run_sync(lambda session: session.execute(delete(DataKey)))
        for key in keys:
            database.run_sync(partial(note_as_before, key=key))


def note_as_before(session: Session, key: bytes) -> None:
    cipher = Cipher([key])
    proof = cipher.encrypt("Omtanke", "data_key.proof")
    session.connection().execute(insert(DataKey).values(key_id=cipher.key_id, proof=proof))


def test_a_new_database_has_a_lane_key_that_no_data_key_tells(empty_url: str) -> None:
    first = lane(empty_url, OLD)
    assert first != lane_before(OLD)
    assert lane(empty_url, OLD, NEW) == lane(empty_url, NEW, OLD) == first


@pytest.mark.parametrize(
    ("known", "keys", "first"),
    [
        ([OLD], [OLD], OLD),
        ([OLD], [OLD, NEW], OLD),
        ([OLD], [NEW, OLD], OLD),
        ([OLD, NEW], [NEW, OLD], NEW),
        ([OLD, NEW], [OLD, NEW], OLD),
        ([], [NEW, OLD], NEW),
    ],
    ids=["one key", "old first", "new first at the upgrade", "new first before", "old first again", "none noted"],
)
def test_in_an_upgraded_database_lanes_stay_what_those_who_still_run_compute(
    empty_url: str, known: list[bytes], keys: list[bytes], first: bytes
) -> None:
    start(empty_url, OLD)
    with closing(Database(empty_url, Cipher([OLD, NEW]))) as database:
        database.run_sync(lambda session: inbox.store(session, [Arrival(1, CHAT, "{}")], NOW))
    as_before(empty_url, *known)
    assert lane(empty_url, *keys) == lane_before(first)
    assert lane(empty_url, OLD, NEW) == lane(empty_url, NEW, OLD) == lane_before(first)


def test_a_process_that_did_not_check_in_computes_the_same(empty_url: str) -> None:
    start(empty_url, OLD)
    as_before(empty_url, OLD)
    with closing(Database(empty_url, Cipher([NEW, OLD]))) as database:
        assert lane_in(database) == lane_before(OLD)
        assert lane(empty_url, OLD) == lane_before(OLD)
        assert lane_in(database) == lane_before(OLD)


def test_a_key_that_a_program_from_before_noted_gets_the_lane_key_beside_it(empty_url: str) -> None:
    first = lane(empty_url, OLD)
    with closing(Database(empty_url, Cipher([NEW, OLD]))) as database:
        database.run_sync(partial(note_as_before, key=NEW))
        assert lane(empty_url, OLD, NEW) == lane(empty_url, NEW, OLD) == first
        gone = delete(DataKey).where(col(DataKey.key_id) == Cipher([OLD]).key_id)
        database.run_sync(lambda session: session.execute(gone))
    assert lane(empty_url, NEW) == first


def test_where_programs_from_before_rotated_all_go_on_as_they_do(empty_url: str) -> None:
    """They forget the old key with what stands beside it, and have put everything into lanes by the new one."""
    start(empty_url, OLD)
    as_before(empty_url, NEW)
    assert lane(empty_url, NEW, OLD) == lane(empty_url, NEW) == lane_before(NEW)


def test_forgetting_the_old_key_keeps_the_lane_key(empty_url: str) -> None:
    first = lane(empty_url, OLD)
    with closing(Database(empty_url, Cipher([NEW, OLD]))) as database:
        database.run_sync(lambda session: data_keys.check_out(session.connection()))
    assert lane(empty_url, NEW) == first


def test_processes_that_start_at_once_agree(empty_url: str) -> None:
    orders = [(OLD, NEW), (NEW, OLD)] * 3
    with ThreadPoolExecutor(len(orders)) as threads:
        found = set(threads.map(lambda keys: lane(empty_url, *keys), orders))
    assert found == {lane(empty_url, OLD, NEW)}
    assert start(empty_url, OLD, NEW) == ids(OLD, NEW)


def test_a_lane_key_that_was_altered_does_not_open(database: Database, database_url: str) -> None:
    def exchange(session: Session) -> None:
        found = session.get_one(DataKey, CIPHER.key_id)
        found.lane_key = found.proof

    database.run_sync(exchange)
    with closing(Database(database_url, CIPHER)) as other, pytest.raises(DatabaseUnavailable) as caught:
        schema.upgrade(other)
    assert caught.value.trouble is Trouble.WRONG_KEY

"""The step to encryption and back, with rows in the database."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, inspect, text
from sqlmodel import Session

from storage import inbox, schema, shoppers, temptations
from storage.cipher import Cipher
from storage.database import Database
from storage.errors import DatabaseUnavailable
from tests.migration.test_migrations import downgrade
from tests.support.keys import CIPHER

WHEN = "2026-11-24 09:15:00+00:00"
ANNA, BO = 700_100_200_300, 5
PERSONAL = ("Airwrap", "Rom", "hver fredag", "den er blå", "hold da op", "værd", "larmer", "Ulæselig", str(ANNA))
"""What nobody may read in a dump."""
ROWS: dict[str, list[dict[str, Any]]] = {
    "shopper": [
        {
            "id": number,
            "telegram_id": person,
            "chat_id": person + 1,
            "language": "da",
            "language_known": True,
            "language_chosen": False,
            "currency": "DKK",
            "timezone": "Europe/Copenhagen",
            "quiet_from": 1320,
            "quiet_until": 480,
            "stopped": False,
            "provider_allowed": False,
            "plan": plan,
            "awaiting_note": None,
            "created_at": WHEN,
        }
        for number, person, plan in ((1, ANNA, "Ikke hver fredag"), (2, BO, None))
    ],
    "goal": [{"shopper_id": 1, "name": "Rom", "amount_minor": 500_000, "currency": "DKK", "set_at": WHEN}],
    "temptation": [
        {
            "id": 3,
            "shopper_id": 1,
            "product": "Dyson Airwrap",
            "category": "hair",
            "state": "open",
            "nudges": 1,
            "considered": '{"said":"Airwrap"}',
            "reason": "fordi den er blå",
            "talk": '[["hold da op", "Ja"]]',
            "created_at": WHEN,
        }
    ],
    "verdict": [
        {
            "id": 4,
            "shopper_id": 1,
            "temptation_id": 3,
            "product": "Dyson Airwrap",
            "category": "hair",
            "score": 5,
            "words": "pengene værd",
            "created_at": WHEN,
        }
    ],
    "contribution": [
        {
            "id": 5,
            "shopper_id": 1,
            "category": "hair",
            "language": "da",
            "text": "Den larmer.",
            "interest": "none",
            "state": "waiting",
            "author_told": True,
            "created_at": WHEN,
        }
    ],
    "opinion_report": [{"contribution_id": 5, "shopper_id": 2, "created_at": WHEN}],
    "inbox": [
        {"update_id": 6, "chat_id": 0, "state": "done", "raw": None, "replies": None, "error": None},
        {"update_id": 7, "chat_id": ANNA, "state": "new", "raw": "Airwrap 899", "replies": None, "error": None},
        {"update_id": 8, "chat_id": -100, "state": "failed", "raw": "hold da op", "replies": None, "error": "Ulæselig"},
    ],
}


@pytest.fixture
def before(empty_url: str) -> Iterator[Database]:
    """A database of the version before, with a row or more in each table."""
    with closing(Database(empty_url, CIPHER)) as opened:
        schema.upgrade(opened, "0008")
        with opened.engine.begin() as connection:
            fill(connection)
        yield opened


def fill(connection: Connection) -> None:
    for table, rows in ROWS.items():
        for row in rows:
            told = {**row, "received_at": WHEN} if table == "inbox" else row
            names = ", ".join(f":{name}" for name in told)
            connection.execute(text(f"INSERT INTO {table} ({', '.join(told)}) VALUES ({names})"), told)  # noqa: S608


def dump(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table as the database has it, without any of our types."""
    tables = MetaData()
    tables.reflect(database.engine, only=list(ROWS))
    with database.engine.connect() as connection:
        rows = {name: connection.execute(tables.tables[name].select()).mappings().all() for name in ROWS}
    return {name: [tuple(sorted(row.items())) for row in found] for name, found in rows.items()}


def test_nothing_personal_is_left_in_plain_words(before: Database) -> None:
    assert all(word in str(dump(before)) for word in PERSONAL)
    schema.upgrade(before)
    assert [word for word in PERSONAL if word in str(dump(before))] == []
    for name, rows in ROWS.items():
        assert len(dump(before)[name]) == len(rows), name


def test_everything_is_read_as_it_was(before: Database) -> None:
    schema.upgrade(before)

    def work(session: Session) -> None:
        anna, bo = shoppers.by_telegram_id(session, ANNA), shoppers.by_telegram_id(session, BO)
        assert anna is not None
        assert bo is not None
        assert (anna.id, anna.telegram_id, anna.chat_id, anna.plan) == (1, ANNA, ANNA + 1, "Ikke hver fredag")
        assert (bo.id, bo.telegram_id, bo.chat_id, bo.plan) == (2, BO, BO + 1, None)
        goal = shoppers.goal(session, anna)
        assert goal is not None
        assert goal.name == "Rom"
        (thing,) = temptations.all_of(session, 1)
        assert (thing.product, thing.reason, thing.talk) == (
            "Dyson Airwrap",
            "fordi den er blå",
            ROWS["temptation"][0]["talk"],
        )
        (update,) = inbox.unanswered(session)
        assert (update.update_id, update.chat_id, update.raw) == (7, ANNA, "Airwrap 899")
        done, failed = inbox.get(session, 6), inbox.get(session, 8)
        assert failed is not None
        assert (failed.chat_id, failed.raw, failed.error) == (-100, "hold da op", "Ulæselig")
        assert done is not None
        assert (done.lane, done.chat_id) == (0, None)
        inbox.forget_chat(session, -100, but=0)
        session.refresh(failed)
        assert (failed.state, failed.raw) == ("done", None)

    before.run_sync(work)


def test_up_down_and_up_again_keeps_every_row(before: Database) -> None:
    """Also those that point to a table which is rebuilt on the way."""
    first = dump(before)
    schema.upgrade(before)
    downgrade(before, "0008")
    assert dump(before) == first
    assert "data_key" not in inspect(before.engine).get_table_names()
    schema.upgrade(before)
    downgrade(before, "0008")
    assert dump(before) == first


def test_foreign_keys_hold_again_afterwards(before: Database) -> None:
    schema.upgrade(before)

    def leave(session: Session) -> int:
        found = shoppers.by_telegram_id(session, ANNA)
        assert found is not None
        shoppers.remove(session, found)
        return temptations.count(session, 1)

    assert before.run_sync(leave) == 0


def test_nothing_is_left_in_the_free_pages_of_an_sqlite_file(before: Database) -> None:
    schema.upgrade(before)
    if before.in_process:
        path = Path(before.url.database or "")
        content = b"".join(file.read_bytes() for file in path.parent.iterdir())
        assert [word for word in PERSONAL if word.encode() in content] == []


def test_a_database_that_was_encrypted_with_another_key_is_not_touched(before: Database, empty_url: str) -> None:
    schema.upgrade(before)
    known = dump(before)
    with closing(Database(empty_url, Cipher([bytes(32)]))) as other, pytest.raises(DatabaseUnavailable):
        schema.upgrade(other)
    assert dump(before) == known

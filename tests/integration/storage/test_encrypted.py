"""Encrypted columns on every database: what stands there, what comes back, and what may not be asked."""

from contextlib import closing

import pytest
from sqlalchemy import String, select, type_coerce, update
from sqlmodel import Session, SQLModel, col

from storage import shoppers
from storage.cipher import Altered, Cipher
from storage.columns import Encrypted, EncryptedId
from storage.database import Database
from storage.errors import DatabaseUnavailable, Trouble
from storage.tables import HASH_OF, Goal, Shopper, Temptation
from tests.support.keys import CIPHER
from tests.support.rows import NOW, add_shopper, add_temptation, row_id

WORDS = "Smørrebrød 🥪 \0 and a new line\n"
OTHER = Cipher([bytes(32)])
COLUMNS = [
    (table, column)
    for table in SQLModel.metadata.sorted_tables
    for column in table.columns
    if isinstance(column.type, Encrypted)
]


def stored(session: Session, column: object) -> str | None:
    """What stands in a column of the only row."""
    return session.scalar(select(type_coerce(col(column), String)))


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=str)
def test_a_value_is_named_as_its_column(table: object, column: object) -> None:
    assert f"{table}.{column.name}" == column.type.name  # type: ignore[attr-defined]


def test_every_hash_finds_an_encrypted_column() -> None:
    for table in SQLModel.metadata.sorted_tables:
        hashed = [column.info[HASH_OF] for column in table.columns if HASH_OF in column.info]
        assert all(isinstance(table.columns[name].type, EncryptedId) for name in hashed)


def test_what_is_written_comes_back_and_stands_there_encrypted(session: Session) -> None:
    shopper = add_shopper(session, 2**52, plan=WORDS)
    thing = add_temptation(session, shopper, WORDS, reason=None)
    session.flush()
    session.expire_all()
    assert (shopper.telegram_id, shopper.plan, thing.product, thing.reason) == (2**52, WORDS, WORDS, None)
    assert stored(session, Temptation.reason) is None
    for column, name in ((Shopper.plan, "shopper.plan"), (Temptation.product, "temptation.product")):
        found = stored(session, column) or ""
        assert found.startswith(CIPHER.prefix)
        assert CIPHER.decrypt(found, name) == WORDS


def test_only_what_changes_is_encrypted_anew(session: Session) -> None:
    thing = add_temptation(session, add_shopper(session), reason="it is blue")
    session.flush()
    before = stored(session, Temptation.product), stored(session, Temptation.reason)
    thing.reason = "it is red"
    session.flush()
    after = stored(session, Temptation.product), stored(session, Temptation.reason)
    assert (after[0], after[1] == before[1]) == (before[0], False)


def test_a_shopper_is_found_by_any_key(session: Session) -> None:
    shopper = add_shopper(session)
    assert shopper.telegram_hash == CIPHER.hash(1001, "shopper.telegram_id")
    assert shoppers.by_telegram_id(session, 1001) is shopper
    assert shoppers.by_telegram_id(session, 1002) is None


@pytest.mark.parametrize(
    "asked",
    [
        lambda: col(Temptation.product) == "airfryer",
        lambda: col(Temptation.product).in_(["airfryer"]),
        lambda: col(Temptation.product).like("air%"),
        lambda: col(Temptation.product).desc(),
        lambda: col(Temptation.product) + "x",
        lambda: col(Shopper.telegram_id) == 1001,
        lambda: col(Shopper.telegram_id) > 1001,
    ],
)
def test_what_would_find_nothing_cannot_be_asked(asked: "type[object]") -> None:
    with pytest.raises(TypeError, match="keyed hash"):
        asked()


def test_whether_there_is_a_value_can_be_asked(session: Session) -> None:
    shopper = add_shopper(session)
    add_temptation(session, shopper, reason="it is blue")
    add_temptation(session, shopper)
    found = select(col(Temptation.reason)).where(col(Temptation.reason).is_not(None))
    assert session.scalars(found).all() == ["it is blue"]


def test_a_value_that_was_moved_is_an_error_of_its_own_row(session: Session) -> None:
    thing = add_temptation(session, add_shopper(session), reason="it is blue")
    session.flush()
    moved = update(Temptation.__table__).values(product=Temptation.__table__.c.reason)  # type: ignore[attr-defined]
    session.execute(moved)
    session.expire_all()
    with pytest.raises(Altered, match=r"temptation\.product"):
        _ = thing.product


def test_a_process_with_another_key_says_so_in_one_line(database: Database, database_url: str) -> None:
    def keep(session: Session) -> None:
        number = row_id(add_shopper(session))
        session.add(Goal(shopper_id=number, name="Rome", amount_minor=1, currency="DKK", set_at=NOW))

    database.run_sync(keep)
    with closing(Database(database_url, OTHER)) as other:
        for work in (
            lambda session: session.scalars(select(Goal)).all(),
            lambda session: add_shopper(session, 1002),
        ):
            with pytest.raises(DatabaseUnavailable) as caught:
                other.run_sync(work)
            assert caught.value.trouble is Trouble.WRONG_KEY
            assert not caught.value.passing
            assert "OMTANKE_DATA_KEY" in str(caught.value)

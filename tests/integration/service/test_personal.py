"""A shopper's own data. The tables are walked, so that a new one cannot be forgotten here."""

from typing import Any

import pytest
from sqlalchemy import Table, inspect, select
from sqlmodel import Session, SQLModel

from bot.domain.contributing import Interest
from bot.domain.decisions import Act
from bot.domain.houserules import Rule
from bot.domain.language import Language
from bot.domain.money import Money
from bot.service import contributing
from bot.service.deciding import decide
from bot.service.goals import set_goal
from bot.service.personal import everything, forget
from bot.service.purchases import note_words
from bot.service.sleeping import note_reason, sleep_on
from bot.telegram.views.personal import files
from bot.telegram.voice import Voice
from storage import contributions, inbox, model_use, shoppers, verdicts
from storage.inbox import Arrival
from storage.tables import HASH_OF, HouseRule, Shopper
from tests.support.rows import NOW, add_shopper, add_temptation, row_id

ANNA, BO = 700_100_200_300, 700_400_500_600
DELETE_REQUEST = 5

TABLES = tuple(SQLModel.metadata.sorted_tables)
OF_A_SHOPPER = tuple(
    t for t in TABLES if t.name == "shopper" or any(f.column.table.name == "shopper" for f in t.foreign_keys)
)
IN_EXPORT = {
    "profile": "shopper",
    "goal": "goal",
    "temptations": "temptation",
    "savings": "saving",
    "reminders": "reminder",
    "verdicts": "verdict",
    "house_rules": "house_rule",
    "opinions": "contribution",
    "reports": "opinion_report",
    "model_use": "model_use",
}
FAILED = "updates_put_aside"
"""The one part of the export that is of a chat's, not of a shopper's rows."""


def live(session: Session, telegram_id: int, first_update: int) -> Shopper:
    """A shopper who has done everything that leaves a row, and whose words can be told from others'."""
    name = f"words of {telegram_id}"
    shopper = add_shopper(session, telegram_id)
    set_goal(session, shopper, name, Money(500_000, "DKK"), NOW)
    skipped, slept = (add_temptation(session, shopper, f"{name} {number}") for number in range(2))
    decide(session, shopper, skipped, Act.SKIP, NOW)
    sleep_on(session, shopper, slept, NOW)
    note_reason(slept, name)
    note_words(verdicts.keep(session, slept, 4, NOW), name)
    draft = contributing.Draft("airfryers", f"I like mine. So say the {name}, and they mean it.", Interest.NONE)
    opinion = contributing.contribute(session, shopper, draft, NOW)
    contributions.report(session, opinion, row_id(shopper), NOW)
    session.add(HouseRule(shopper_id=row_id(shopper), category="*", rule=Rule.NO_BUY, set_at=NOW))
    model_use.add(session, row_id(shopper), NOW.date(), 1, 350)
    for number in range(first_update, first_update + 3):
        inbox.store(session, [Arrival(number, telegram_id, name)], NOW)
    inbox.done(session, first_update)
    inbox.fail(session, first_update + 1, f"could not read: {name}")
    session.flush()
    return shopper


@pytest.fixture
def anna(session: Session) -> Shopper:
    live(session, BO, 100)
    return live(session, ANNA, DELETE_REQUEST - 2)


def rows(session: Session, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in session.execute(select(table)).mappings()]


def mentions(row: dict[str, Any], telegram_id: int) -> bool:
    """Whether anything in a row is the shopper's id or their words."""
    return any(str(telegram_id) in str(value) for value in row.values())


def test_the_tables_of_a_shopper_are_those_that_point_to_one() -> None:
    assert {table.name for table in OF_A_SHOPPER} == set(IN_EXPORT.values())


def test_the_export_has_every_row_and_every_column(session: Session, anna: Shopper) -> None:
    exported = {table.name: table for table in everything(session, anna)}
    assert [row[0] for row in exported.pop(FAILED).rows] == [DELETE_REQUEST - 1]
    assert {name: IN_EXPORT[name] for name in exported} == IN_EXPORT
    for name, part in exported.items():
        table = SQLModel.metadata.tables[IN_EXPORT[name]]
        owner = table.c.id if table.name == "shopper" else table.c.shopper_id
        stored = session.execute(select(table).where(owner == anna.id)).mappings().all()
        assert stored, f"the test leaves no row in {table.name}"
        assert set(part.header) == {column.name for column in table.columns if HASH_OF not in column.info}
        in_this_order = [[row[column] for column in part.header] for row in stored]
        assert sorted(map(str, in_this_order)) == sorted(str(list(row)) for row in part.rows)


@pytest.mark.parametrize("language", Language)
def test_every_part_of_the_export_is_a_file_with_a_name_of_its_own(
    session: Session, anna: Shopper, language: Language
) -> None:
    told = everything(session, anna)
    assert len({name for name, _ in files(Voice(language), told)}) == len(told)


def test_the_export_has_nothing_of_another(session: Session, anna: Shopper) -> None:
    told = str(everything(session, anna))
    assert str(ANNA) in told
    assert str(BO) not in told


def test_a_shopper_who_did_nothing_can_export_it(session: Session) -> None:
    parts = {table.name: len(table.rows) for table in everything(session, add_shopper(session))}
    assert parts == {**dict.fromkeys(IN_EXPORT, 0), FAILED: 0, "profile": 1}


def test_after_forgetting_no_row_of_the_shopper_is_left_anywhere(session: Session, anna: Shopper) -> None:
    """Only the update that asked for it, which is answered yet."""
    number = row_id(anna)
    before = {table.name: rows(session, table) for table in TABLES}
    assert all(before[table.name] for table in OF_A_SHOPPER)
    forget(session, anna, DELETE_REQUEST)
    session.flush()
    for table in TABLES:
        left = rows(session, table)
        assert not [row for row in left if row.get("shopper_id") == number], table.name
        told = [row for row in left if mentions(row, ANNA) and row.get("update_id") != DELETE_REQUEST]
        assert told == [], table.name
        assert [row for row in left if mentions(row, BO)] == [row for row in before[table.name] if mentions(row, BO)]
    assert shoppers.by_telegram_id(session, ANNA) is None


def test_forgetting_leaves_the_others_rows(session: Session, anna: Shopper) -> None:
    bo = shoppers.by_telegram_id(session, BO)
    assert bo is not None
    before = everything(session, bo)
    forget(session, anna, DELETE_REQUEST)
    session.expire_all()
    assert everything(session, bo) == before


def test_an_update_that_was_forgotten_is_still_known_by_its_id(session: Session, anna: Shopper) -> None:
    forget(session, anna, DELETE_REQUEST)
    assert inbox.store(session, [Arrival(DELETE_REQUEST - 1, ANNA, "again")], NOW) == []


def test_every_column_that_points_to_a_shopper_takes_its_row_along(session: Session) -> None:
    """On the database itself, not only in the models."""
    inspector = inspect(session.connection())
    for table in TABLES:
        for key in inspector.get_foreign_keys(table.name):
            assert key["options"].get("ondelete") == "CASCADE", (table.name, key)

"""Rotation of keys, beside whoever writes meanwhile, broken off and taken up again."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlmodel import Session

from storage import contributions, inbox, rotation, shoppers, temptations, verdicts
from storage.cipher import Cipher
from storage.database import Database
from storage.inbox import Arrival
from storage.rotation import AT_ONCE, encryptions, left
from storage.tables import Contribution, Goal, Shopper
from tests.support.rows import NOW, add_shopper, add_temptation, row_id

OLD, NEW = bytes(32), bytes(range(32))
PEOPLE = (1001, 1002)
TABLES = {"shopper", "goal", "temptation", "verdict", "contribution", "inbox"}


@pytest.fixture
def old(database_url: str) -> Iterator[Database]:
    """A process that knows the old key only, on a database where that one is noted by nobody."""
    with closing(Database(database_url, Cipher([OLD]))) as opened:
        opened.run_sync(lambda session: session.connection().exec_driver_sql("DELETE FROM data_key"))
        yield opened


@pytest.fixture
def both(database_url: str) -> Iterator[Database]:
    """One that encrypts with the new key and knows the old one."""
    with closing(Database(database_url, Cipher([NEW, OLD]))) as opened:
        yield opened


def live(session: Session) -> None:
    """A row for both people in every table where something is encrypted."""
    for person in PEOPLE:
        shopper = add_shopper(session, person, plan=f"plan of {person}")
        number = row_id(shopper)
        shoppers.set_goal(session, Goal(shopper_id=number, name="Rome", amount_minor=1, currency="DKK", set_at=NOW))
        thing = add_temptation(session, shopper, f"thing of {person}", reason="it is blue")
        session.flush()
        verdicts.keep(session, thing, 4, NOW)
        contributions.add(session, written_by(number))
        inbox.store(session, [Arrival(person, person, "{}")], NOW)
    inbox.fail(session, PEOPLE[0], "broken")


def written_by(shopper_id: int) -> Contribution:
    return Contribution(
        shopper_id=shopper_id,
        category="airfryers",
        language="en",
        text="It is loud.",
        interest="none",
        created_at=NOW,
    )


def rotate(database: Database) -> int:
    total = 0
    for part in encryptions():
        total += sum(database.run_sync(work) for work in rotation.through(part))
    return total


def told(session: Session) -> list[object]:
    """What a reader gets of everything."""
    people = [shoppers.by_telegram_id(session, person) for person in PEOPLE]
    things = [[thing.model_dump() for thing in temptations.all_of(session, row_id(found))] for found in people if found]
    updates = [(row.update_id, row.chat_id, row.raw, row.state, row.error) for row in inbox.unanswered(session)]
    return [[found and (found.telegram_id, found.chat_id, found.plan) for found in people], things, updates]


def test_every_table_is_worked_off() -> None:
    assert {part.table.name for part in encryptions()} == TABLES


def test_after_a_rotation_the_new_key_alone_reads_all_that_was_there(
    old: Database, both: Database, database_url: str
) -> None:
    old.run_sync(live)
    before = old.run_sync(told)
    assert both.run_sync(told) == before, "the old key still opens"
    assert both.run_sync(left) == dict.fromkeys(TABLES, 2)
    assert rotate(both) == 2 * len(TABLES)
    assert both.run_sync(left) == {}
    assert rotate(both) == 0
    with closing(Database(database_url, Cipher([NEW]))) as new:
        assert new.run_sync(told) == before
        new.run_sync(lambda session: inbox.forget_chat(session, PEOPLE[0], but=0))
        failed = new.run_sync(lambda session: inbox.get(session, PEOPLE[0]))
        assert failed is not None
        assert (failed.state, failed.raw) == ("done", None), "its lane was hashed anew"


def test_what_was_done_keeps_no_lane(old: Database, both: Database) -> None:
    old.run_sync(live)
    old.run_sync(lambda session: inbox.done(session, PEOPLE[1]))
    assert both.run_sync(left)["inbox"] == 1
    rotate(both)
    row = both.run_sync(lambda session: inbox.get(session, PEOPLE[1]))
    assert row is not None
    assert (row.lane, row.chat_id) == (0, None)


def test_a_person_is_not_met_twice_while_keys_are_rotated(old: Database, both: Database) -> None:
    old.run_sync(live)

    def meet(session: Session) -> Shopper | None:
        return shoppers.by_telegram_id(session, PEOPLE[0])

    assert (known := both.run_sync(meet)) is not None
    rotate(both)
    assert (after := both.run_sync(meet)) is not None
    assert (after.id, after.telegram_hash == known.telegram_hash) == (known.id, False)


def test_many_rows_take_several_steps_each_going_on_where_the_last_ended(old: Database, both: Database) -> None:
    many = AT_ONCE + 3

    def fill(session: Session) -> None:
        shopper = add_shopper(session)
        for number in range(many):
            add_temptation(session, shopper, f"thing {number}")

    old.run_sync(fill)
    part = next(part for part in encryptions() if part.table.name == "temptation")
    broken_off = rotation.through(part)
    assert both.run_sync(next(broken_off)) == AT_ONCE
    assert both.run_sync(left)["temptation"] == 3
    again = rotation.through(part)
    assert [both.run_sync(work) for work in again] == [0, 3]
    assert both.run_sync(left) == {"shopper": 1}


def test_a_step_that_is_rolled_back_is_done_again(old: Database, both: Database) -> None:
    old.run_sync(live)
    part = next(part for part in encryptions() if part.table.name == "goal")

    work = next(rotation.through(part))

    def broken(session: Session) -> None:
        work(session)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        both.run_sync(broken)
    assert both.run_sync(left)["goal"] == 2
    assert both.run_sync(work) == 2

"""Rotation of keys, beside whoever writes meanwhile, broken off and taken up again."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlmodel import Session

from storage import contributions, data_keys, inbox, rotation, schema, shoppers, temptations, verdicts
from storage.cipher import Cipher
from storage.database import Database
from storage.inbox import Arrival
from storage.rotation import AT_ONCE, encryptions, left
from storage.tables import Contribution, Goal, Inbox, Shopper
from tests.support.rows import NOW, add_shopper, add_temptation, row_id

OLD, NEW = bytes(32), bytes(range(32))
PEOPLE = (1001, 1002)
TABLES = {"shopper", "goal", "temptation", "verdict", "contribution", "inbox"}


@pytest.fixture
def old(database_url: str) -> Iterator[Database]:
    """A process that knows the old key only, and was the first to check in."""
    with closing(Database(database_url, Cipher([OLD]))) as opened:
        opened.run_sync(lambda session: session.connection().exec_driver_sql("DELETE FROM data_key"))
        schema.upgrade(opened)
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
    both.run_sync(lambda session: data_keys.check_out(session.connection()))
    with closing(Database(database_url, Cipher([NEW]))) as new:
        assert new.run_sync(told) == before
        new.run_sync(lambda session: inbox.forget_chat(session, PEOPLE[0], but=0))
        failed = new.run_sync(lambda session: inbox.get(session, PEOPLE[0]))
        assert failed is not None
        assert (failed.state, failed.raw) == ("done", None), "it is found by its lane"


def test_what_was_done_keeps_no_lane(old: Database, both: Database) -> None:
    old.run_sync(live)
    old.run_sync(lambda session: inbox.done(session, PEOPLE[1]))
    assert both.run_sync(left)["inbox"] == 1
    rotate(both)
    row = both.run_sync(lambda session: inbox.get(session, PEOPLE[1]))
    assert row is not None
    assert (row.lane, row.chat_id) == (0, None)


def lanes(session: Session) -> list[int]:
    """Both chats' lanes as the process computes them, after those of their updates, which are to be the same."""
    computed = list(inbox.lanes_of(session, [Arrival(person, person, "{}") for person in PEOPLE]).values())
    stored = [session.get_one(Inbox, person).lane for person in PEOPLE]
    assert computed == stored
    return computed


def test_a_chat_is_in_one_lane_for_every_process_at_every_stage(old: Database, database_url: str) -> None:
    """What waits and what failed stays where it was, and is found by those who start and those who still run."""
    old.run_sync(live)
    first, running = old.run_sync(lanes), [old]

    def start(*keys: bytes) -> None:
        running.append(Database(database_url, Cipher(keys)))
        schema.upgrade(running[-1])

    def agree() -> bool:
        return [process.run_sync(lanes) for process in running] == [first] * len(running)

    for keys in ((OLD, NEW), (OLD, NEW), (NEW, OLD), (OLD, NEW), (NEW, OLD)):
        start(*keys)
        assert agree()
    running.pop(0).close()
    rotate(running[-1])
    assert agree()
    running[-1].run_sync(lambda session: data_keys.check_out(session.connection()))
    for keys in ((OLD, NEW), (NEW, OLD)):
        start(*keys)
        assert agree()
    running[-1].run_sync(lambda session: data_keys.check_out(session.connection()))
    start(NEW)
    assert agree()
    assert running[-1].run_sync(lambda session: inbox.put_aside_of(session, PEOPLE[0]))[0].error == "broken"
    for process in running:
        process.close()


def test_what_programs_from_before_lane_keys_put_elsewhere_comes_into_its_lane(old: Database, both: Database) -> None:
    """As where they were in the middle of a rotation when they were upgraded."""
    old.run_sync(live)

    def scatter(session: Session) -> None:
        for person in PEOPLE:
            session.get_one(Inbox, person).lane = Cipher([NEW]).hash(person, "inbox.chat_id")

    old.run_sync(scatter)
    assert both.run_sync(lambda session: inbox.put_aside_of(session, PEOPLE[0]))[0].error == "broken"
    rotate(both)
    both.run_sync(lanes)


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

"""Lanes: each chat's updates are one process' at a time, and nobody's for long who died."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import Session, col

from storage import inbox, lanes
from storage.database import Database
from storage.inbox import Arrival
from storage.lanes import LEASE, LaneLost
from storage.tables import Inbox
from tests.support.rows import NOW

A, B = "a", "b"
SOON, LATER = NOW + LEASE / 2, NOW + LEASE + timedelta(seconds=1)


def store(session: Session, *updates: tuple[int, int]) -> None:
    """Put updates into lanes of these numbers."""
    inbox.store(session, [Arrival(update_id, lane, "{}") for update_id, lane in updates], NOW)
    for update_id, lane in updates:
        session.execute(update(Inbox).where(col(Inbox.update_id) == update_id).values(lane=lane))


def test_a_lane_is_held_by_one(session: Session) -> None:
    assert lanes.claim(session, {3, 1, 2}, A, NOW) == [1, 2, 3]
    assert lanes.claim(session, {2, 4}, B, SOON) == [4]
    assert lanes.claim(session, {1, 2}, A, SOON) == [1, 2], "again is no matter"
    lanes.hold(session, 2, A)
    with pytest.raises(LaneLost):
        lanes.hold(session, 2, B)


def test_a_lease_ends_unless_it_is_renewed(session: Session) -> None:
    lanes.claim(session, {1, 2, 3}, A, NOW)
    lanes.renew(session, {1, 2}, A, SOON)
    assert lanes.claim(session, {1, 2, 3}, B, LATER) == [3]
    lanes.renew(session, {3}, A, LATER)
    with pytest.raises(LaneLost):
        lanes.hold(session, 3, A)
    lanes.hold(session, 3, B)


def test_the_first_that_waits_comes_first_and_an_empty_lane_is_let_go(session: Session) -> None:
    store(session, (5, 1), (3, 1), (4, 2))
    lanes.claim(session, {1}, A, NOW)
    for expected in (3, 5):
        row = lanes.first_waiting(session, 1, A)
        assert row is not None
        assert row.update_id == expected
        inbox.answer(session, expected, "[]")
        again = lanes.first_waiting(session, 1, A)
        assert again is not None
        assert again.update_id == expected, "half answered is not done"
        inbox.done(session, expected)
    assert lanes.first_waiting(session, 1, A) is None
    assert lanes.claim(session, {1}, B, NOW) == [1]


def test_what_nobody_holds_is_found_those_first_that_wait_longest(session: Session) -> None:
    store(session, (1, 30), (2, 10), (3, 20), (4, 10), (5, 40))
    lanes.claim(session, {20}, A, NOW)
    inbox.done(session, 5)
    assert list(lanes.abandoned(session, NOW, 10)) == [30, 10]
    assert list(lanes.abandoned(session, NOW, 1)) == [30]
    assert list(lanes.abandoned(session, LATER, 10)) == [30, 10, 20]


def test_the_newest_of_a_lane_is_seen_whoever_stored_it(session: Session) -> None:
    store(session, (1, 10), (2, 10), (3, 20))
    inbox.answer(session, 3, "[]")
    assert lanes.newest(session, [10, 20, 30]) == {10: 2}
    assert lanes.newest(session, []) == {}


def test_all_is_let_go_in_the_end(session: Session) -> None:
    lanes.claim(session, {1, 2}, A, NOW)
    lanes.claim(session, {3}, B, NOW)
    lanes.release_all(session, A)
    assert lanes.claim(session, {1, 2, 3}, B, NOW) == [1, 2, 3]


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_the_index_finds_what_waits(database: Database) -> None:
    """Among very many answered updates; the statements' words have to be those of the index."""

    def plan(session: Session) -> str:
        store(session, *((number, number) for number in range(1, 2_000)))
        connection = session.connection()
        connection.exec_driver_sql("UPDATE inbox SET state = 'done', lane = 0 WHERE update_id > 5")
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        statement = str(lanes._FIRST.compile(session.get_bind(), compile_kwargs={"literal_binds": False}))  # noqa: SLF001
        asked = statement.replace("%(lane)s", "3").replace("%(param_1)s", "1")
        return "\n".join(row[0] for row in connection.exec_driver_sql(f"EXPLAIN {asked}"))

    assert "ix_inbox_waiting" in database.run_sync(plan)

"""Reminders: one a temptation, each claimed before it is sent and sent once."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from threading import Barrier

import pytest
from sqlalchemy import text
from sqlmodel import Session

from bot.domain.notices import Notice, Priority
from storage import reminders
from storage.database import Database
from storage.reminders import CLAIM_LASTS
from storage.tables import Reminder, Shopper
from tests.support.keys import CIPHER
from tests.support.rows import NOW, add_reminder, add_shopper, add_temptation, row_id

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def anna(session: Session) -> Shopper:
    return add_shopper(session, 1)


def states(session: Session, shopper: Shopper) -> list[str]:
    session.expire_all()
    return [reminder.state for reminder in reminders.all_of(session, row_id(shopper))]


def remind(session: Session, shopper: Shopper, due: timedelta = timedelta(0)) -> Reminder:
    """A reminder of something new, due so long after NOW."""
    return add_reminder(session, add_temptation(session, shopper), NOW + due)


def test_a_new_reminder_takes_the_place_of_the_one_to_come(session: Session, anna: Shopper) -> None:
    temptation = add_temptation(session, anna)
    add_reminder(session, temptation, NOW + HOUR)
    later = add_reminder(session, temptation, NOW + 2 * HOUR)
    assert states(session, anna) == ["cancelled", "pending"]
    assert reminders.pending(session, row_id(anna), row_id(temptation)) is later


def test_notices_of_other_kinds_stand_beside_the_pause(session: Session, anna: Shopper) -> None:
    temptation = add_temptation(session, anna)
    pause = add_reminder(session, temptation)
    worth = add_reminder(session, temptation, kind=Notice.WORTH)
    again = add_reminder(session, temptation, kind=Notice.ASK_AGAIN)
    assert states(session, anna) == ["cancelled", "pending", "pending"], "one question about the pause at a time"
    reminders.cancel(session, row_id(anna), row_id(temptation), [Notice.WORTH])
    assert [r.state for r in (pause, worth, again)] == ["cancelled", "cancelled", "pending"]


def test_what_is_about_no_thing_is_a_matter_of_its_own(session: Session, anna: Shopper) -> None:
    def promise(shopper: Shopper, kind: Notice) -> None:
        about = Reminder(
            shopper_id=row_id(shopper), kind=kind, due_at=NOW, wall_time="2026-11-24T10:15", timezone="UTC"
        )
        reminders.set_for(session, about)

    remind(session, anna)
    for kind in (Notice.MONTH, Notice.CONFIRM, Notice.MONTH):
        promise(anna, kind)
    bo = add_shopper(session, 2)
    promise(bo, Notice.MONTH)
    assert states(session, anna) == ["pending", "cancelled", "pending", "pending"]
    reminders.cancel(session, row_id(anna), None, [Notice.MONTH])
    assert states(session, anna) == ["pending", "cancelled", "pending", "cancelled"]
    assert states(session, bo) == ["pending"]


def test_one_message_is_claimed_at_a_time(session: Session, anna: Shopper) -> None:
    """Pauses that ended go together, also those asked about again; anything else by itself, in the order due."""
    kinds = (Notice.PAUSE, Notice.RETURN, Notice.ASK_AGAIN, Notice.WORTH, Notice.LET_LIE, Notice.PAUSE)
    for minutes, kind in enumerate(kinds):
        add_reminder(session, add_temptation(session, anna), NOW - timedelta(minutes=10 - minutes), kind=kind)
    claimed = []
    while batch := reminders.claim(session, row_id(anna), NOW):
        claimed.append([r.kind for r in batch])
        session.flush()
        reminders.mark_sent(session, [row_id(r) for r in batch], NOW)
        session.expire_all()
    assert claimed == [["pause", "ask-again", "pause"], ["return"], ["worth"], ["let-lie"]]


def test_a_reminder_that_was_sent_is_not_touched_by_a_new_one(session: Session, anna: Shopper) -> None:
    temptation = add_temptation(session, anna)
    add_reminder(session, temptation)
    claimed = reminders.claim(session, row_id(anna), NOW)
    reminders.mark_sent(session, [row_id(r) for r in claimed], NOW)
    add_reminder(session, temptation, NOW + HOUR)
    assert states(session, anna) == ["sent", "pending"]


def test_a_cancelled_reminder_never_comes(session: Session, anna: Shopper) -> None:
    reminder, other = remind(session, anna), remind(session, anna)
    reminders.cancel(session, row_id(anna), reminder.temptation_id)
    assert reminders.pending(session, row_id(anna), reminder.temptation_id) is None
    assert reminders.claim(session, row_id(anna), NOW) == [other]


def test_one_cancelled_while_it_is_sent_stays_cancelled(session: Session, anna: Shopper) -> None:
    reminder = remind(session, anna)
    reminders.claim(session, row_id(anna), NOW)
    session.flush()
    reminders.cancel(session, row_id(anna), reminder.temptation_id)
    reminders.mark_sent(session, [row_id(reminder)], NOW)
    assert states(session, anna) == ["cancelled"]


def test_reminders_to_come_are_listed_by_their_time(session: Session, anna: Shopper) -> None:
    late, early = remind(session, anna, 2 * HOUR), remind(session, anna, HOUR)
    remind(session, add_shopper(session, 2))
    assert reminders.pending_of(session, row_id(anna)) == [early, late]


def test_all_that_is_due_is_claimed_in_the_order_due(session: Session, anna: Shopper) -> None:
    third, first, second = (remind(session, anna, -hours * HOUR) for hours in (1, 3, 2))
    remind(session, anna, SECOND)
    remind(session, add_shopper(session, 2))
    assert reminders.claim(session, row_id(anna), NOW) == [first, second, third]
    assert {(r.state, r.claimed_until) for r in (first, second, third)} == {("claimed", NOW + CLAIM_LASTS)}


@pytest.mark.parametrize(("early", "claimed"), [(-SECOND, 1), (timedelta(0), 1), (SECOND, 0)])
def test_nothing_is_claimed_before_its_time(session: Session, anna: Shopper, early: timedelta, claimed: int) -> None:
    remind(session, anna, early)
    assert len(reminders.claim(session, row_id(anna), NOW)) == claimed


def due_to(session: Session, now: datetime = NOW, limit: int = 10, priority: Priority = Priority.REMINDER) -> list[int]:
    return reminders.due_shoppers(session, now, priority, limit)


def test_who_waited_longest_comes_first(session: Session, anna: Shopper) -> None:
    bo, cleo, dan = (add_shopper(session, number) for number in (2, 3, 4))
    for shopper, hours in ((anna, -1), (bo, -3), (cleo, -2), (bo, -1), (cleo, -4), (dan, 1)):
        remind(session, shopper, hours * HOUR)
    longest = [row_id(cleo), row_id(bo), row_id(anna)]
    assert due_to(session) == longest
    assert due_to(session, limit=2) == longest[:2]


def test_each_priority_is_looked_for_by_itself(session: Session, anna: Shopper) -> None:
    """And of one shopper the more urgent is claimed first, however long the other has waited."""
    month = Reminder(
        shopper_id=row_id(anna), kind=Notice.MONTH, due_at=NOW - HOUR, wall_time="2026-11-24T09:15", timezone="UTC"
    )
    reminders.set_for(session, month)
    pause = remind(session, anna)
    assert [due_to(session, priority=priority) for priority in Priority] == [[], [anna.id], [anna.id]]
    assert reminders.claim(session, row_id(anna), NOW) == [pause]
    session.flush()
    assert [due_to(session, priority=priority) for priority in Priority] == [[], [], [anna.id]]
    assert reminders.claim(session, row_id(anna), NOW) == [month]


def test_a_shopper_with_much_due_is_named_once(session: Session, anna: Shopper) -> None:
    for _ in range(5):
        remind(session, anna)
    assert due_to(session) == [anna.id]


def test_what_came_to_matter_no_more_is_marked_so(session: Session, anna: Shopper) -> None:
    reminder = remind(session, anna)
    reminders.claim(session, row_id(anna), NOW)
    session.flush()
    reminders.drop(session, [row_id(reminder)])
    assert states(session, anna) == ["dropped"]
    assert due_to(session, NOW + 10 * CLAIM_LASTS) == []


def test_what_is_sent_is_marked_and_never_due_again(session: Session, anna: Shopper) -> None:
    reminder = remind(session, anna)
    reminders.claim(session, row_id(anna), NOW)
    session.flush()
    reminders.mark_sent(session, [row_id(reminder)], NOW + SECOND)
    session.expire_all()
    assert (reminder.state, reminder.sent_at, reminder.claimed_until) == ("sent", NOW + SECOND, None)
    assert reminders.claim(session, row_id(anna), NOW + 10 * CLAIM_LASTS) == []


@pytest.mark.parametrize(("later", "taken"), [(timedelta(0), 0), (CLAIM_LASTS, 0), (CLAIM_LASTS + SECOND, 1)])
def test_the_claim_of_a_process_that_died_may_be_taken_over(
    session: Session, anna: Shopper, later: timedelta, taken: int
) -> None:
    reminder = remind(session, anna)
    reminders.claim(session, row_id(anna), NOW)
    session.flush()
    assert len(due_to(session, NOW + later)) == taken
    assert reminders.claim(session, row_id(anna), NOW + later) == [reminder] * taken


def test_a_shopper_who_stopped_is_passed_over_until_they_are_back(session: Session, anna: Shopper) -> None:
    mine, others = remind(session, anna), remind(session, add_shopper(session, 2))
    reminders.stop(session, row_id(anna))
    assert anna.stopped
    assert due_to(session) == [others.shopper_id]
    assert reminders.claim(session, row_id(anna), NOW) == []
    reminders.cancel(session, row_id(anna), remind(session, anna).temptation_id)
    reminders.go_on(session, row_id(anna))
    assert not anna.stopped
    assert reminders.claim(session, row_id(anna), NOW) == [mine]


def test_what_is_held_can_be_taken_back(session: Session, anna: Shopper) -> None:
    held = remind(session, anna)
    reminders.stop(session, row_id(anna))
    reminders.cancel(session, row_id(anna), held.temptation_id)
    reminders.go_on(session, row_id(anna))
    assert states(session, anna) == ["cancelled"]


def test_what_another_process_is_sending_is_its_own_to_mark(session: Session, anna: Shopper) -> None:
    on_its_way = remind(session, anna)
    reminders.claim(session, row_id(anna), NOW)
    session.flush()
    reminders.stop(session, row_id(anna))
    reminders.mark_sent(session, [row_id(on_its_way)], NOW)
    reminders.go_on(session, row_id(anna))
    assert states(session, anna) == ["sent"], "and it does not come again"


def test_postponing_gives_the_claim_back_and_keeps_the_promise(session: Session, anna: Shopper) -> None:
    reminder = remind(session, anna)
    promised = reminder.wall_time
    reminders.claim(session, row_id(anna), NOW)
    session.flush()
    reminders.postpone(session, [row_id(reminder)], NOW + HOUR)
    session.expire_all()
    assert (reminder.state, reminder.due_at, reminder.wall_time) == ("pending", NOW + HOUR, promised)
    assert reminders.claim(session, row_id(anna), NOW + HOUR - SECOND) == []
    assert reminders.claim(session, row_id(anna), NOW + HOUR) == [reminder]


def test_only_what_is_claimed_can_be_marked_or_postponed(session: Session, anna: Shopper) -> None:
    waiting = remind(session, anna)
    reminders.mark_sent(session, [row_id(waiting)], NOW)
    reminders.postpone(session, [row_id(waiting)], NOW + HOUR)
    reminders.mark_sent(session, [], NOW)
    session.expire_all()
    assert (waiting.state, waiting.due_at) == ("pending", NOW)


def test_who_cannot_be_reached_keeps_what_was_claimed(session: Session, anna: Shopper) -> None:
    bo = add_shopper(session, 2)
    for shopper in (anna, bo):
        remind(session, shopper)
    claimed = [row_id(row) for shopper in (anna, bo) for row in reminders.claim(session, row_id(shopper), NOW)]
    session.flush()
    reminders.stop(session, row_id(anna), claimed[:1])
    session.expire_all()
    assert (anna.stopped, states(session, anna)) == (True, ["held"])
    assert (bo.stopped, states(session, bo)) == (False, ["claimed"])
    assert due_to(session, NOW + 10 * CLAIM_LASTS) == [row_id(bo)]


def test_two_processes_claim_each_reminder_once(database_url: str) -> None:
    """Each process has its own connections and they start together, so that their claims cross."""
    together = Barrier(2, timeout=30)

    def prepare(session: Session) -> set[int]:
        shoppers = [add_shopper(session, number) for number in range(1, 9)]
        return {row_id(remind(session, shopper, -n * SECOND)) for shopper in shoppers for n in range(3)}

    def claim_all(_: int) -> list[int]:
        with closing(Database(database_url, CIPHER)) as database:
            together.wait()
            found = database.run_sync(partial(due_to, limit=100))
            works = [partial(reminders.claim, shopper_id=shopper_id, now=NOW) for shopper_id in found]
            return [row_id(row) for work in works for row in database.run_sync(work)]

    with closing(Database(database_url, CIPHER)) as database:
        due = database.run_sync(prepare)
    with ThreadPoolExecutor(2) as processes:
        first, second = processes.map(claim_all, range(2))
    assert len(first) + len(second) == len(due)
    assert {*first, *second} == due


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_a_claim_does_not_wait_for_another_that_is_under_way(database: Database) -> None:
    """Nor does it take what the other has: PostgreSQL skips the rows that are locked."""
    shopper_id = database.run_sync(lambda session: remind(session, add_shopper(session)).shopper_id)
    with Session(database.engine) as first, Session(database.engine) as second:
        second.execute(text("SET lock_timeout = '1s'"))
        assert len(reminders.claim(first, shopper_id, NOW)) == 1
        assert reminders.claim(second, shopper_id, NOW) == []
        first.commit()
        assert reminders.claim(second, shopper_id, NOW) == []

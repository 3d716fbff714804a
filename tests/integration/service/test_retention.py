"""What is kept long enough goes, whatever else stays."""

import asyncio
from collections import Counter
from dataclasses import astuple
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlmodel import Session, SQLModel, col

from bot.domain.contributing import Interest, Refusal
from bot.service import contributing, retention
from bot.service.retention import KEEP_RECORDS, KEEP_TEXT, Tidied, steps
from storage import contributions, inbox, model_use, reminders, shoppers, temptations
from storage.database import Database
from storage.inbox import Arrival
from storage.tables import Contribution, Inbox, ModelUse, Reminder, Shopper, Temptation
from tests.support.rows import NOW, add_reminder, add_shopper, add_temptation, row_id

HOUR = timedelta(hours=1)
NOTHING = Tidied(0, 0, 0, 0, 0)
JUST_KEPT, JUST_GONE = NOW + KEEP_TEXT - HOUR, NOW + KEEP_TEXT + HOUR


@pytest.fixture
def shopper(session: Session) -> Shopper:
    return add_shopper(session)


def opinion(session: Session, shopper: Shopper) -> Contribution:
    draft = contributing.Draft("airfryers", "It is loud and it takes half the table.", Interest.NONE)
    return contributing.contribute(session, shopper, draft, NOW)


def tidy(session: Session, now: datetime) -> Tidied:
    """All of it in one transaction."""
    told: Counter[str] = Counter()
    for what, work in steps(now):
        told[what] += work(session)
    return Tidied(**told)


def update(session: Session, number: int) -> Inbox | None:
    found = inbox.get(session, number)
    if found:
        session.refresh(found)
    return found


def test_a_new_database_has_nothing_to_let_go_of(session: Session) -> None:
    assert tidy(session, NOW) == NOTHING


def test_updates_that_ended_go_after_thirty_days_and_none_that_waits(session: Session) -> None:
    inbox.store(session, [Arrival(number, 7, "{}") for number in range(1, 5)], NOW)
    inbox.done(session, 1)
    inbox.fail(session, 2, "broken")
    inbox.done(session, 4)
    assert tidy(session, JUST_KEPT) == NOTHING
    assert tidy(session, JUST_GONE).updates == 2
    assert [update(session, number) is not None for number in range(1, 5)] == [False, False, True, True]
    assert (waiting := update(session, 3)) is not None
    assert (waiting.state, waiting.raw) == ("new", "{}")


def test_of_the_newest_update_that_failed_the_id_alone_stays(session: Session) -> None:
    inbox.store(session, [Arrival(1, 7, "{}")], NOW)
    inbox.fail(session, 1, "a word of the shopper's")
    tidy(session, JUST_GONE)
    assert (left := update(session, 1)) is not None
    assert (left.lane, left.chat_id, left.raw, left.error) == (0, None, None, None)
    assert tidy(session, JUST_GONE) == NOTHING


def test_what_was_said_about_an_undecided_thing_goes_after_thirty_days(session: Session, shopper: Shopper) -> None:
    talked = add_temptation(session, shopper, talk='[["it is blue", "and then?"]]', reason="it is blue")
    later = add_temptation(session, shopper, talk="[]", created_at=NOW + 2 * HOUR)
    session.flush()
    assert tidy(session, JUST_KEPT) == NOTHING
    assert tidy(session, JUST_GONE).talks == 1
    session.expire_all()
    assert (talked.talk, talked.reason, later.talk) == (None, "it is blue", "[]")


def test_an_answer_that_was_begun_and_not_ended_goes_after_thirty_days(session: Session, shopper: Shopper) -> None:
    shoppers.expect(shopper, "opinion-interest", None, NOW)
    shopper.awaiting_note = "airfryers\nIt is loud."
    session.flush()
    assert tidy(session, JUST_KEPT) == NOTHING
    assert tidy(session, JUST_GONE).notes == 1
    session.refresh(shopper)
    assert shopper.awaiting_note is None


def test_a_question_that_is_over_leaves_no_note(shopper: Shopper) -> None:
    shoppers.expect(shopper, "opinion-interest", None, NOW)
    shopper.awaiting_note = "airfryers\nIt is loud."
    shoppers.expect(shopper, "price", None, NOW)
    assert shopper.awaiting_note is None
    shopper.awaiting_note = "again"
    shoppers.expect_nothing(shopper)
    assert shopper.awaiting_note is None


def test_opinions_that_nobody_is_shown_go_after_thirty_days(session: Session, shopper: Shopper) -> None:
    waiting, declined, withdrawn, published = (opinion(session, shopper) for _ in range(4))
    contributing.decline(session, declined, Refusal.ADVERT, NOW)
    contributing.withdraw(session, withdrawn, NOW)
    contributing.publish(session, published, NOW)
    assert tidy(session, JUST_KEPT) == NOTHING
    assert tidy(session, JUST_GONE).opinions == 2
    assert contributions.all_of(session, row_id(shopper)) == [waiting, published]


def test_the_id_of_an_opinion_that_went_is_not_given_again(session: Session, shopper: Shopper) -> None:
    """Else what was said of it, such as a report, would be said of another."""
    first = opinion(session, shopper)
    contributing.withdraw(session, first, NOW)
    tidy(session, JUST_GONE)
    assert (opinion(session, shopper).id or 0) > (first.id or 0)


def test_records_without_text_go_after_a_year(session: Session, shopper: Shopper) -> None:
    things = [add_temptation(session, shopper) for _ in range(3)]
    sent, _, pending = (add_reminder(session, thing, NOW) for thing in things)
    reminders.claim(session, row_id(shopper), NOW)
    session.flush()
    reminders.mark_sent(session, [row_id(sent)], NOW)
    reminders.cancel(session, row_id(shopper), row_id(things[1]))
    reminders.postpone(session, [row_id(pending)], NOW)
    model_use.add(session, row_id(shopper), NOW.date(), 1, 350)
    session.flush()
    year = NOW + KEEP_RECORDS
    assert tidy(session, year - HOUR).records == 0
    assert tidy(session, year + timedelta(days=1)).records == 3
    session.expire_all()
    assert [reminder.id for reminder in reminders.all_of(session, row_id(shopper))] == [pending.id]
    assert model_use.all_of(session, row_id(shopper)) == []


def test_what_a_shopper_keeps_is_kept(session: Session, shopper: Shopper) -> None:
    shopper.plan = "If it blinks, then I walk on."
    add_temptation(session, shopper, reason="it is blue", considered="{}", state="skipped", decided_at=NOW)
    session.flush()
    assert astuple(tidy(session, NOW + 10 * KEEP_RECORDS)) == astuple(NOTHING)
    session.expire_all()
    assert shopper.plan == "If it blinks, then I walk on."
    assert [thing.reason for thing in temptations.all_of(session, row_id(shopper))] == ["it is blue"]


# in windows

SIZES = st.integers(1, 7)
AGES = st.lists(st.sampled_from([KEEP_TEXT + HOUR, KEEP_TEXT - HOUR, HOUR]), min_size=1, max_size=6)
LATER = NOW + 2 * KEEP_RECORDS
ANY = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def fill(session: Session, ages: list[timedelta]) -> None:
    """A row of each kind of each age, as counted back from LATER; records are older by eleven months."""
    keep = KEEP_RECORDS - KEEP_TEXT
    for number, age in enumerate(ages, start=1):
        then = LATER - age
        who = add_shopper(session, 5000 + number)
        shoppers.expect(who, "opinion-interest", None, then)
        who.awaiting_note = "airfryers"
        thing = add_temptation(session, who, talk="[]", created_at=then)
        add_reminder(session, thing, then - keep, state="sent")
        model_use.add(session, row_id(who), (then - keep).date() - timedelta(days=age > KEEP_TEXT), 1, 1)
        contributing.withdraw(session, opinion(session, who), then)
        inbox.store(session, [Arrival(number, 7, "{}")], then)
        inbox.fail(session, number, "broken")
    session.flush()


def left(session: Session) -> Counter[str]:
    """How many rows there are of each kind; those of the inbox without the newest, of which the id stays."""
    session.expire_all()
    newest = inbox.last_id(session)
    return Counter(
        updates=count(session, Inbox, col(Inbox.update_id) != newest),
        talks=count(session, Temptation, col(Temptation.talk).is_not(None)),
        notes=count(session, Shopper, col(Shopper.awaiting_note).is_not(None)),
        opinions=count(session, Contribution),
        records=count(session, ModelUse) + count(session, Reminder),
    )


def count(session: Session, table: type[SQLModel], where: Any = True) -> int:
    counted: Any = select(func.count()).select_from(table).where(where)
    return session.scalar(counted) or 0


def expected(ages: list[timedelta]) -> Counter[str]:
    young = sum(age <= KEEP_TEXT for age in ages)
    updates = sum(age <= KEEP_TEXT for age in ages[:-1])
    return Counter(updates=updates, talks=young, notes=young, opinions=young, records=2 * young)


@ANY
@given(AGES, SIZES)
def test_what_is_old_goes_and_what_is_young_stays_however_few_rows_are_looked_at_at_once(
    session: Session, ages: list[timedelta], rows: int
) -> None:
    nested = session.begin_nested()
    fill(session, ages)
    old = sum(age > KEEP_TEXT for age in ages)
    told: Counter[str] = Counter()
    for what, work in steps(LATER, rows):
        told[what] += work(session)
    gone = Tidied(old - (ages[-1] > KEEP_TEXT), old, old, old, 2 * old)
    assert Tidied(**told) == gone
    assert left(session) == expected(ages)
    assert count(session, Inbox, col(Inbox.raw).is_(None)) == (ages[-1] > KEEP_TEXT), "the newest stays, emptied"
    nested.rollback()


@ANY
@given(AGES, SIZES, st.integers(0, 30))
def test_a_tidying_that_was_broken_off_is_ended_by_the_next(
    session: Session, ages: list[timedelta], rows: int, reached: int
) -> None:
    nested = session.begin_nested()
    fill(session, ages)
    for _, work in islice(steps(LATER, rows), reached):
        work(session)
    assert not expected(ages) - left(session), "nothing young went"
    tidy(session, LATER)
    assert left(session) == expected(ages)
    nested.rollback()


async def test_others_get_their_turn_between_two_windows(database: Database) -> None:
    ages = [KEEP_TEXT + HOUR] * 5
    database.run_sync(lambda session: fill(session, ages))
    first = len(ages) + 1
    stored: list[int] = []

    async def meanwhile(_seconds: float) -> None:
        update = Arrival(first + len(stored), 7, "{}")
        stored.extend(await database.run(lambda session: inbox.store(session, [update], LATER)))

    told = await retention.tidy(database, LATER, meanwhile, rows=2)
    assert told == Tidied(5, 5, 5, 5, 10), "the newest is another by now"
    assert len(stored) >= 6 * 3
    assert database.run_sync(lambda session: [row.update_id for row in inbox.unanswered(session)]) == stored


async def test_a_process_that_is_killed_half_way_leaves_each_row_whole_or_gone(database: Database) -> None:
    ages = [KEEP_TEXT + HOUR] * 5
    database.run_sync(lambda session: fill(session, ages))
    pauses = 0

    async def killed(_seconds: float) -> None:
        nonlocal pauses
        pauses += 1
        if pauses == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await retention.tidy(database, LATER, killed, rows=2)
    there = database.run_sync(left)
    assert (there["updates"], there["talks"], there["notes"]) == (0, 3, 5)
    assert await retention.tidy(database, LATER, asyncio.sleep, rows=2) == Tidied(0, 3, 5, 5, 10)
    assert database.run_sync(left) == expected(ages)

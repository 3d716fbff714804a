"""What is kept long enough goes, whatever else stays."""

from dataclasses import astuple
from datetime import timedelta

import pytest
from sqlmodel import Session

from bot.domain.contributing import Interest, Refusal
from bot.service import contributing
from bot.service.retention import KEEP_RECORDS, KEEP_TEXT, Tidied, tidy
from storage import contributions, inbox, model_use, reminders, shoppers, temptations
from storage.inbox import Arrival
from storage.tables import Contribution, Inbox, Shopper
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

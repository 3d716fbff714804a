"""The weekly question: what it asks, when, and never twice."""

import logging
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session

from bot.domain.clock import to_local
from bot.domain.decisions import Act
from bot.domain.money import Money
from bot.domain.notices import Notice
from bot.service.asking import MOST_ASKED, asked, asked_together, to_ask
from bot.service.deciding import decide
from bot.service.scheduling import DueBatch, claim_due
from bot.telegram import notices
from storage import reminders
from storage.tables import Reminder, Shopper, Temptation
from tests.support.rows import NOW, add_shopper, add_temptation, row_id

DAY = timedelta(days=1)


def skip(
    session: Session, shopper: Shopper, product: str = "airfryer", days: float = 0, **values: object
) -> Temptation:
    thing = add_temptation(session, shopper, product, **values)  # type: ignore[arg-type]
    decide(session, shopper, thing, Act.SKIP, NOW + days * DAY)
    return thing


def coming(session: Session, shopper: Shopper) -> Reminder | None:
    found = [r for r in reminders.pending_of(session, row_id(shopper)) if r.kind == Notice.CONFIRM]
    assert len(found) <= 1, "never two at once"
    return found[0] if found else None


def products(session: Session, shopper: Shopper, now: datetime) -> list[str]:
    return [each.temptation.product for each in to_ask(session, shopper, now)]


def send(session: Session, shopper: Shopper, now: datetime) -> list[str]:
    """What goes out when the question is due: what it asks about."""
    session.flush()
    batch = claim_due(session, row_id(shopper), now, disturb=True)
    assert batch is not None
    assert batch.notice is Notice.CONFIRM
    named = products(session, shopper, now)
    session.flush()
    reminders.mark_sent(session, batch.reminder_ids, now)
    asked(session, batch, now)
    return named


@pytest.mark.parametrize(
    ("hour", "days", "at"), [(0, 7, "10:00"), (7, 7, "10:00"), (10, 8, "10:00"), (18, 8, "10:00"), (23, 8, "10:00")]
)
def test_a_booking_is_followed_by_a_question_in_a_week_at_a_civil_hour(
    session: Session, hour: int, days: int, at: str
) -> None:
    shopper = add_shopper(session, timezone="UTC")
    begin = NOW.replace(hour=hour)
    skip(session, shopper, days=(begin - NOW) / DAY)
    reminder = coming(session, shopper)
    assert reminder is not None
    assert reminder.wall_time == f"{(begin + days * DAY).date()}T{at}"
    assert reminder.due_at - begin >= 7 * DAY


def test_a_question_that_missed_its_week_is_dropped_and_asked_anew(
    session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    shopper = add_shopper(session)
    skip(session, shopper)
    late = NOW + 16 * DAY
    assert notices.take(session, row_id(shopper), late, disturb=False) is None
    session.expire_all()
    assert [r.state for r in reminders.all_of(session, row_id(shopper))] == ["dropped", "pending"]
    anew = coming(session, shopper)
    assert anew is not None
    assert late + 7 * DAY <= anew.due_at <= late + 8 * DAY
    assert "(confirm) are dropped" in caplog.text
    taken = notices.take(session, row_id(shopper), anew.due_at, disturb=False)
    assert taken is not None, "and that one goes out"


def test_a_second_booking_waits_for_the_same_question(session: Session) -> None:
    shopper = add_shopper(session)
    skip(session, shopper)
    first = coming(session, shopper)
    skip(session, shopper, "lamp", days=3)
    second = coming(session, shopper)
    assert first is not None
    assert second is not None
    assert first.id == second.id


@pytest.mark.parametrize("acts", [(), (Act.NEED,), (Act.BUY,), (Act.SLEEP,)])
def test_nothing_booked_is_not_asked_about(session: Session, acts: tuple[Act, ...]) -> None:
    shopper = add_shopper(session)
    thing = add_temptation(session, shopper)
    for act in acts:
        decide(session, shopper, thing, act, NOW)
    skip(session, shopper, "something", price=None)
    assert coming(session, shopper) is None
    assert to_ask(session, shopper, NOW + 30 * DAY) == []


def test_what_is_pending_for_six_days_is_asked_about_once(session: Session) -> None:
    shopper, other = add_shopper(session), add_shopper(session, 2)
    skip(session, other, "hat")
    skip(session, shopper)
    young = skip(session, shopper, "lamp", days=3.5)
    gone = skip(session, shopper, "tent", days=1)
    decide(session, shopper, gone, Act.UNDO, NOW + DAY)
    assert products(session, shopper, NOW + 5 * DAY) == []
    assert products(session, shopper, NOW + 6 * DAY) == ["airfryer"]
    week = NOW + 8 * DAY
    assert send(session, shopper, week) == ["airfryer"]
    assert young.confirm_asked_at is None
    after = coming(session, shopper)
    assert after is not None, "the lamp is left to ask"
    assert after.due_at >= week + 7 * DAY
    assert send(session, shopper, after.due_at) == ["lamp"]
    assert coming(session, shopper) is None, "nobody is asked a second time"
    assert products(session, shopper, NOW + 365 * DAY) == []


def test_an_old_thing_skipped_anew_is_asked_about_anew(session: Session) -> None:
    shopper = add_shopper(session)
    thing = skip(session, shopper)
    send(session, shopper, NOW + 8 * DAY)
    for act in (Act.UNDO, Act.SKIP):
        decide(session, shopper, thing, act, NOW + 9 * DAY)
    assert products(session, shopper, NOW + 14 * DAY) == []
    assert products(session, shopper, NOW + 15 * DAY) == ["airfryer"]


def test_what_is_settled_meanwhile_is_not_asked_about(session: Session) -> None:
    shopper = add_shopper(session)
    for act in (Act.CONFIRM, Act.BOUGHT, Act.UNDO):
        decide(session, shopper, skip(session, shopper), act, NOW + DAY)
    assert send(session, shopper, NOW + 8 * DAY) == []
    assert coming(session, shopper) is None


def test_ten_at_most_the_longest_waiting_first(session: Session) -> None:
    shopper = add_shopper(session)
    for number in range(MOST_ASKED + 2):
        skip(session, shopper, f"thing {number}", days=number / 100)
    week = NOW + 8 * DAY
    assert send(session, shopper, week) == [f"thing {number}" for number in range(MOST_ASKED)]
    following = coming(session, shopper)
    assert following is not None
    assert send(session, shopper, following.due_at) == ["thing 10", "thing 11"]
    assert coming(session, shopper) is None


def test_a_subscription_is_asked_about_every_month_while_the_answer_is_yes(session: Session) -> None:
    shopper = add_shopper(session)
    netflix = skip(session, shopper, "Netflix", price=Money(7_900, "DKK"), period="month")
    first = coming(session, shopper)
    assert first is not None
    send(session, shopper, first.due_at)
    decide(session, shopper, netflix, Act.CONFIRM, first.due_at)
    second = coming(session, shopper)
    assert second is not None
    assert second.wall_time == "2026-12-24T10:00"
    [question] = to_ask(session, shopper, second.due_at)
    assert (question.again, question.amount) == (True, Money(7_900, "DKK"))
    assert send(session, shopper, second.due_at) == ["Netflix"]
    assert coming(session, shopper) is None, "without an answer it is not asked about any more"
    assert to_ask(session, shopper, NOW + 365 * DAY) == []
    decide(session, shopper, netflix, Act.CONFIRM, second.due_at + DAY)
    third = coming(session, shopper)
    assert third is not None
    assert third.wall_time == "2027-01-25T10:00"


def test_a_new_booking_does_not_wait_for_a_month(session: Session) -> None:
    shopper = add_shopper(session)
    netflix = skip(session, shopper, "Netflix", period="month")
    decide(session, shopper, netflix, Act.CONFIRM, NOW + DAY)
    assert send(session, shopper, NOW + 8 * DAY) == []
    skip(session, shopper, "lamp", days=9)
    reminder = coming(session, shopper)
    assert reminder is not None
    assert to_local(reminder.due_at, "Europe/Copenhagen").date() == (NOW + 17 * DAY).date()


def test_one_tap_answers_for_what_was_in_that_question(session: Session) -> None:
    shopper, other = add_shopper(session), add_shopper(session, 2)
    things = [skip(session, shopper, f"thing {number}") for number in range(3)]
    skip(session, shopper, "younger", days=4)
    question = coming(session, shopper)
    assert question is not None
    number, when = question.id or 0, question.due_at
    assert asked_together(session, shopper, number, when) == things, "a tap that was quicker than the mark"
    send(session, shopper, when)
    decide(session, shopper, things[1], Act.BOUGHT, when)
    session.expire_all()
    later = when + 30 * DAY
    assert asked_together(session, shopper, number, later) == [things[0], things[2]]
    assert asked_together(session, other, number, later) == []
    assert asked_together(session, shopper, number + 999, later) == []


def test_a_question_repeated_after_a_crash_asks_the_same(session: Session) -> None:
    shopper = add_shopper(session)
    skip(session, shopper)
    session.flush()
    week = NOW + 8 * DAY
    first = claim_due(session, row_id(shopper), week, disturb=True)
    assert products(session, shopper, week) == ["airfryer"]
    again = claim_due(session, row_id(shopper), week + timedelta(minutes=5), disturb=True)
    assert isinstance(first, DueBatch)
    assert isinstance(again, DueBatch)
    assert first.reminder_ids == again.reminder_ids
    assert products(session, shopper, week + timedelta(minutes=5)) == ["airfryer"]

"""What is promised for a time: when it comes, what goes out together, and what follows in silence."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.domain.decisions import Act
from bot.domain.notices import Notice
from bot.domain.temptation import State
from bot.service.deciding import decide
from bot.service.scheduling import civil, claim_due, lateness, schedule, unschedule
from bot.telegram import notices
from storage import reminders, savings
from storage.tables import Shopper, Temptation
from tests.support.rows import NOW, add_reminder, add_shopper, add_temptation, row_id

WEEK = timedelta(days=7)
SECOND = timedelta(seconds=1)


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def to_come(session: Session, shopper: Shopper) -> list[tuple[str, str]]:
    """What is still promised, by kind and wall time."""
    session.expire_all()
    return [(r.kind, r.wall_time) for r in reminders.pending_of(session, row_id(shopper))]


def cooling(session: Session, shopper: Shopper, due_at: datetime = NOW, kind: Notice = Notice.PAUSE) -> Temptation:
    temptation = add_temptation(session, shopper, state=State.COOLING, slept_at=NOW - WEEK)
    add_reminder(session, temptation, due_at, kind=kind)
    return temptation


def go_out(session: Session, shopper: Shopper, now: datetime) -> Notice | None:
    """Let one message go out, and note that it did."""
    taken = notices.take(session, row_id(shopper), now, disturb=False)
    if taken:
        session.flush()
        notices.sent(session, taken[0], now)
    return taken[0].notice if taken else None


@pytest.mark.parametrize(
    ("asked", "comes", "due_at"),
    [
        ("2026-11-27T18:00", "2026-11-27T18:00", datetime(2026, 11, 27, 17, tzinfo=UTC)),
        ("2026-11-27T23:00", "2026-11-28T08:00", datetime(2026, 11, 28, 7, tzinfo=UTC)),
        ("2027-06-01T09:00", "2027-06-01T09:00", datetime(2027, 6, 1, 7, tzinfo=UTC)),
    ],
)
def test_a_promise_is_kept_in_the_shoppers_wall_time(
    session: Session, asked: str, comes: str, due_at: datetime
) -> None:
    shopper = add_shopper(session)
    assert schedule(session, shopper, Notice.MONTH, wall(asked)) == wall(comes)
    [promised] = reminders.pending_of(session, row_id(shopper))
    assert (promised.kind, promised.wall_time, promised.due_at) == ("month", comes, due_at)
    assert (promised.temptation_id, promised.timezone) == (None, "Europe/Copenhagen")


def test_a_promise_can_be_taken_back(session: Session) -> None:
    shopper = add_shopper(session)
    thing = add_temptation(session, shopper)
    for notice, about in ((Notice.MONTH, None), (Notice.WORTH, thing)):
        schedule(session, shopper, notice, wall("2026-12-01T10:00"), about)
    unschedule(session, shopper, Notice.MONTH)
    assert to_come(session, shopper) == [("worth", "2026-12-01T10:00")]
    unschedule(session, shopper, Notice.WORTH, thing)
    assert to_come(session, shopper) == []


def test_the_civil_hour_is_the_days_own() -> None:
    assert civil(wall("2026-11-24T23:59:30"), timedelta(days=11)) == wall("2026-12-05T10:00")


def test_pauses_that_end_together_come_as_one(session: Session) -> None:
    shopper = add_shopper(session)
    second, first = (cooling(session, shopper, NOW - n * SECOND) for n in (1, 2))
    cooling(session, shopper, NOW + SECOND)
    cooling(session, add_shopper(session, 2))
    batch = claim_due(session, row_id(shopper), NOW)
    assert batch is not None
    assert [thing.id for _, thing in batch.things] == [first.id, second.id]
    assert claim_due(session, row_id(shopper), NOW) is None, "they are claimed"


def test_in_the_quiet_hours_what_is_due_is_put_off_to_their_end(session: Session) -> None:
    shopper = add_shopper(session)
    night = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)  # half past midnight in Copenhagen
    cooling(session, shopper, night)
    assert claim_due(session, row_id(shopper), night) is None
    session.expire_all()
    [reminder] = reminders.pending_of(session, row_id(shopper))
    assert reminder.due_at == datetime(2026, 11, 25, 7, tzinfo=UTC)
    assert reminder.wall_time == "2026-11-25T00:30", "the promise stays what it was"
    assert lateness(reminder, reminder.due_at) == timedelta(hours=7, minutes=30)


def test_who_has_the_chat_open_may_be_disturbed(session: Session) -> None:
    shopper = add_shopper(session)
    night = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    cooling(session, shopper, night)
    assert claim_due(session, row_id(shopper), night, disturb=True) is not None


def test_a_silence_is_asked_about_once_more_and_then_let_lie(session: Session) -> None:
    shopper = add_shopper(session)
    thing = cooling(session, shopper)
    assert go_out(session, shopper, NOW) is Notice.PAUSE
    assert to_come(session, shopper) == [("ask-again", "2026-12-01T10:15")]
    assert go_out(session, shopper, NOW + WEEK - SECOND) is None
    assert go_out(session, shopper, NOW + WEEK) is Notice.ASK_AGAIN
    assert to_come(session, shopper) == [("let-lie", "2026-12-08T10:15")]
    assert thing.state == State.COOLING
    assert go_out(session, shopper, NOW + 2 * WEEK) is None, "without a word"
    session.expire_all()
    assert (thing.state, thing.decided_at) == (State.DROPPED, NOW + 2 * WEEK)
    assert to_come(session, shopper) == []
    assert savings.all_of(session, row_id(shopper)) == [], "and with nothing booked"


@pytest.mark.parametrize("act", [Act.DROP, Act.KEEP, Act.BUY, Act.NEED])
def test_an_answer_ends_the_asking(session: Session, act: Act) -> None:
    shopper = add_shopper(session)
    thing = cooling(session, shopper)
    go_out(session, shopper, NOW)
    decide(session, shopper, thing, act, NOW)
    assert all(kind not in {"ask-again", "let-lie"} for kind, _ in to_come(session, shopper))


def test_an_answer_while_the_question_goes_out_ends_the_asking_too(session: Session) -> None:
    shopper = add_shopper(session)
    thing = cooling(session, shopper)
    taken = notices.take(session, row_id(shopper), NOW, disturb=False)
    assert taken is not None
    decide(session, shopper, thing, Act.KEEP, NOW)
    session.flush()
    notices.sent(session, taken[0], NOW)
    assert to_come(session, shopper) == []


def test_a_question_that_went_out_twice_is_followed_up_once(session: Session) -> None:
    shopper = add_shopper(session)
    cooling(session, shopper)
    taken = notices.take(session, row_id(shopper), NOW, disturb=False)
    assert taken is not None
    session.flush()
    notices.sent(session, taken[0], NOW)
    notices.sent(session, taken[0], NOW + SECOND)
    assert [kind for kind, _ in to_come(session, shopper)] == ["ask-again"]
    assert [r.state for r in reminders.all_of(session, row_id(shopper))] == ["sent", "cancelled", "pending"]


@pytest.mark.parametrize("act", [Act.SKIP, Act.DROP, Act.BUY, Act.NEED, Act.SLEEP, Act.KEEP])
def test_what_was_let_lie_can_still_be_answered(session: Session, act: Act) -> None:
    shopper = add_shopper(session)
    thing = add_temptation(session, shopper, state=State.DROPPED, decided_at=NOW)
    assert decide(session, shopper, thing, act, NOW).changed

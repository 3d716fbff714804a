"""Sleeping on it: how long, at which hour, and what comes back when."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from bot.domain.clock import to_local
from bot.domain.cooling import Pause
from bot.domain.decisions import Act
from bot.domain.money import Money
from bot.domain.notices import Notice
from bot.service.deciding import decide
from bot.service.scheduling import claim_due, lateness, schedule
from bot.service.sleeping import (
    LONGEST_REASON,
    default_wall,
    move_reminders,
    note_reason,
    note_want,
    sleep_on,
    waiting,
)
from storage import reminders
from storage.tables import Reminder, Shopper, Temptation
from tests.support.clocks import WALLS, ZONES, moment_of
from tests.support.rows import NOW, add_reminder, add_shopper, add_temptation, row_id

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def pending(session: Session, temptation: Temptation) -> Reminder:
    found = reminders.pending(session, temptation.shopper_id, row_id(temptation))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("price", "back"),
    [
        (None, "2026-11-25T10:15"),
        (Money(49_900, "DKK"), "2026-11-25T10:15"),
        (Money(50_000, "DKK"), "2026-11-27T10:15"),
        (Money(200_000, "DKK"), "2026-12-01T10:15"),
        (Money(1_000_000, "DKK"), "2026-12-24T10:15"),
        (Money(4_500, "EUR"), "2026-11-25T10:15"),
        (Money(130_000, "EUR"), "2026-12-24T10:15"),
    ],
)
def test_dearer_things_are_slept_on_longer(session: Session, price: Money | None, back: str) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper, price=price)
    decided, told = sleep_on(session, shopper, temptation, NOW)
    assert (decided.changed, temptation.state, temptation.slept_at) == (True, "cooling", NOW)
    assert told == wall(back)
    assert pending(session, temptation).wall_time == back
    assert pending(session, temptation).timezone == "Europe/Copenhagen"


@pytest.mark.parametrize(
    ("quiet", "asked", "back"),
    [
        ((22 * 60, 8 * 60), "2026-11-27T18:00", "2026-11-27T18:00"),
        ((22 * 60, 8 * 60), "2026-11-27T21:59", "2026-11-27T21:59"),
        ((22 * 60, 8 * 60), "2026-11-27T22:00", "2026-11-28T08:00"),
        ((22 * 60, 8 * 60), "2026-11-28T03:30", "2026-11-28T08:00"),
        ((22 * 60, 8 * 60), "2026-11-28T08:00", "2026-11-28T08:00"),
        ((9 * 60, 17 * 60), "2026-11-28T12:00", "2026-11-28T17:00"),
        ((0, 0), "2026-11-28T03:30", "2026-11-28T03:30"),
    ],
)
def test_nothing_comes_back_in_the_quiet_hours(session: Session, quiet: tuple[int, int], asked: str, back: str) -> None:
    shopper = add_shopper(session, quiet_from=quiet[0], quiet_until=quiet[1])
    temptation = add_temptation(session, shopper)
    _, told = sleep_on(session, shopper, temptation, NOW, wall(asked))
    assert told == wall(back)
    assert pending(session, temptation).wall_time == back


@pytest.mark.parametrize(
    ("zone", "asked", "due_at"),
    [
        ("Europe/Copenhagen", "2026-11-27T18:00", datetime(2026, 11, 27, 17, 0, tzinfo=UTC)),
        ("Europe/Copenhagen", "2027-06-27T18:00", datetime(2027, 6, 27, 16, 0, tzinfo=UTC)),
        ("America/New_York", "2026-11-27T18:00", datetime(2026, 11, 27, 23, 0, tzinfo=UTC)),
        ("UTC", "2026-11-27T18:00", datetime(2026, 11, 27, 18, 0, tzinfo=UTC)),
    ],
)
def test_the_hour_is_the_shoppers_own(session: Session, zone: str, asked: str, due_at: datetime) -> None:
    shopper = add_shopper(session, timezone=zone)
    temptation = add_temptation(session, shopper)
    sleep_on(session, shopper, temptation, NOW, wall(asked))
    assert pending(session, temptation).due_at == due_at


def test_sleeping_on_it_longer_moves_the_one_reminder(session: Session) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper)
    sleep_on(session, shopper, temptation, NOW)
    sleep_on(session, shopper, temptation, NOW + DAY, wall("2026-12-24T12:00"))
    assert [r.wall_time for r in reminders.pending_of(session, row_id(shopper))] == ["2026-12-24T12:00"]
    assert temptation.slept_at == NOW


@pytest.mark.parametrize(
    ("at_least", "back"),
    [(None, "2026-11-27T10:15"), (Pause.DAY, "2026-11-27T10:15"), (Pause.MONTH, "2026-12-24T10:15")],
)
def test_a_house_rule_may_ask_for_longer(session: Session, at_least: Pause | None, back: str) -> None:
    shopper = add_shopper(session)
    assert default_wall(shopper, add_temptation(session, shopper), NOW, at_least) == wall(back)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=WALLS, zone=st.sampled_from(ZONES), other=st.sampled_from(ZONES))
def test_the_hour_that_was_asked_for_is_the_hour_it_comes(
    session: Session, asked: datetime, zone: str, other: str
) -> None:
    shopper = add_shopper(session, quiet_from=0, quiet_until=0, timezone=zone)
    temptation = add_temptation(session, shopper)
    _, told = sleep_on(session, shopper, temptation, NOW, asked)
    assert told == asked
    for now_in in (zone, other):
        move_reminders(session, shopper, now_in)
        session.flush()
        kept = pending(session, temptation)
        assert kept.due_at == moment_of(asked, now_in)
        assert kept.wall_time == asked.isoformat(timespec="minutes")
    session.rollback()
    session.begin()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=WALLS, zone=st.sampled_from(ZONES))
def test_nothing_is_due_in_the_quiet_hours_on_any_night(session: Session, asked: datetime, zone: str) -> None:
    shopper = add_shopper(session, timezone=zone)
    temptation = add_temptation(session, shopper)
    sleep_on(session, shopper, temptation, NOW, asked)
    shown = to_local(pending(session, temptation).due_at, zone)
    assert 8 <= shown.hour < 22
    assert shown == (asked if 8 <= asked.hour < 22 else shown.replace(hour=8, minute=0))
    session.rollback()
    session.begin()


@pytest.mark.parametrize("state", ["skipped", "bought", "needed"])
def test_what_is_decided_is_not_slept_on(session: Session, state: str) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper, state=state)
    decided, _ = sleep_on(session, shopper, temptation, NOW)
    assert (decided.changed, temptation.state, temptation.slept_at) == (False, state, None)
    assert reminders.pending(session, temptation.shopper_id, row_id(temptation)) is None


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("  alle \n har\ten ", "alle har en"),
        ("x" * (LONGEST_REASON + 1), "x" * LONGEST_REASON),
        ("🙃", "🙃"),
        ("", ""),
    ],
)
def test_the_shoppers_own_words_are_kept(session: Session, words: str, kept: str) -> None:
    temptation = add_temptation(session, add_shopper(session))
    note_reason(temptation, words)
    session.flush()
    session.expire_all()
    assert temptation.reason == kept


@pytest.mark.parametrize(("want", "kept"), [(1, 1), (10, 10), (0, 5), (11, 5), (-3, 5), (10**30, 5)])
def test_how_much_they_want_it_is_a_figure_from_one_to_ten(session: Session, want: int, kept: int) -> None:
    temptation = add_temptation(session, add_shopper(session), want=5)
    note_want(temptation, want)
    session.flush()
    assert temptation.want == kept


@pytest.mark.parametrize(
    ("promised", "before", "after"),
    [
        # the day before clocks go forward, and the day after
        ("2027-03-27T18:00", datetime(2027, 3, 27, 17, tzinfo=UTC), datetime(2027, 3, 27, 22, tzinfo=UTC)),
        ("2027-03-28T18:00", datetime(2027, 3, 28, 16, tzinfo=UTC), datetime(2027, 3, 28, 22, tzinfo=UTC)),
        # clocks go back in Copenhagen on 25 October, in New York on 1 November
        ("2026-10-24T18:00", datetime(2026, 10, 24, 16, tzinfo=UTC), datetime(2026, 10, 24, 22, tzinfo=UTC)),
        ("2026-10-26T18:00", datetime(2026, 10, 26, 17, tzinfo=UTC), datetime(2026, 10, 26, 22, tzinfo=UTC)),
        ("2026-11-02T18:00", datetime(2026, 11, 2, 17, tzinfo=UTC), datetime(2026, 11, 2, 23, tzinfo=UTC)),
    ],
)
def test_in_another_time_zone_the_promised_hour_stays(
    session: Session, promised: str, before: datetime, after: datetime
) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper)
    sleep_on(session, shopper, temptation, datetime(2026, 9, 1, 12, tzinfo=UTC), wall(promised))
    assert pending(session, temptation).due_at == before
    move_reminders(session, shopper, "America/New_York")
    moved = pending(session, temptation)
    assert (moved.due_at, moved.wall_time, moved.timezone) == (after, promised, "America/New_York")
    assert shopper.timezone == "America/New_York"


def test_a_move_takes_every_kind_of_notice_along(session: Session) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper)
    asked = wall("2026-12-10T10:00")
    for notice in (Notice.PAUSE, Notice.RETURN, Notice.WORTH):
        schedule(session, shopper, notice, asked, temptation)
    for notice in (Notice.CONFIRM, Notice.MONTH):
        schedule(session, shopper, notice, asked)
    assert move_reminders(session, shopper, "America/New_York") == 1, "the shopper knows of the pause alone"
    assert {r.due_at for r in reminders.pending_of(session, row_id(shopper))} == {moment_of(asked, "America/New_York")}
    assert move_reminders(session, shopper, "America/New_York") == 0


def test_a_move_leaves_alone_what_was_sent_and_what_is_anothers(session: Session) -> None:
    anna, bo = add_shopper(session, 1), add_shopper(session, 2)
    sent, others = (add_reminder(session, add_temptation(session, shopper)) for shopper in (anna, bo))
    reminders.claim(session, row_id(anna), NOW)
    session.flush()
    reminders.mark_sent(session, [row_id(sent)], NOW)
    move_reminders(session, anna, "Asia/Tokyo")
    session.flush()
    session.expire_all()
    assert {r.timezone for r in (sent, others)} == {"Europe/Copenhagen"}


def test_what_is_due_together_comes_as_one(session: Session) -> None:
    shopper = add_shopper(session)
    for number, hours in enumerate((1, 3, 2, -1)):
        add_reminder(session, add_temptation(session, shopper, f"thing {number}"), NOW - hours * HOUR)
    batch = claim_due(session, row_id(shopper), NOW)
    assert batch is not None
    assert batch.shopper is shopper
    assert [temptation.product for _, temptation in batch.things] == ["thing 1", "thing 2", "thing 0"]
    assert batch.reminder_ids == [row_id(reminder) for reminder, _ in batch.items]
    assert claim_due(session, row_id(shopper), NOW) is None


def test_when_nothing_is_due_nothing_is_sent(session: Session) -> None:
    shopper = add_shopper(session)
    add_reminder(session, add_temptation(session, shopper), NOW + HOUR)
    assert claim_due(session, row_id(shopper), NOW) is None


def test_who_stopped_is_not_reminded(session: Session) -> None:
    shopper = add_shopper(session, stopped=True)
    add_reminder(session, add_temptation(session, shopper))
    assert claim_due(session, row_id(shopper), NOW) is None


def test_what_is_slept_on_is_listed_with_the_time_it_comes_back(session: Session) -> None:
    shopper, other = add_shopper(session, 1), add_shopper(session, 2)
    kettle, lamp, gone = (add_temptation(session, shopper, name, price=None) for name in ("kettle", "lamp", "gone"))
    for temptation in (kettle, lamp, gone):
        sleep_on(session, shopper, temptation, NOW)
    sleep_on(session, other, add_temptation(session, other), NOW)
    decide(session, shopper, gone, Act.DROP, NOW)
    for reminder in reminders.claim(session, row_id(shopper), NOW + DAY):
        session.flush()
        if reminder.temptation_id == kettle.id:
            reminders.mark_sent(session, [row_id(reminder)], NOW + DAY)
        else:
            reminders.postpone(session, [row_id(reminder)], NOW + 2 * DAY)
    session.expire_all()
    assert waiting(session, shopper) == [(kettle, None), (lamp, wall("2026-11-25T10:15"))]


@pytest.mark.parametrize("late", [timedelta(0), timedelta(minutes=1), 3 * DAY])
def test_lateness_is_counted_from_the_promise_not_from_a_postponement(session: Session, late: timedelta) -> None:
    reminder = add_reminder(session, add_temptation(session, add_shopper(session)), NOW)
    reminder.due_at = NOW + HOUR
    assert lateness(reminder, NOW + late) == late


def test_a_shopper_sleeps_only_on_what_is_left_after_a_keep(session: Session) -> None:
    """Wanted still when asked: open again, decided by the shopper, and nothing to come."""
    shopper: Shopper = add_shopper(session)
    temptation = add_temptation(session, shopper)
    sleep_on(session, shopper, temptation, NOW)
    decide(session, shopper, temptation, Act.KEEP, NOW + DAY)
    assert (temptation.state, temptation.slept_at, temptation.decided_at) == ("open", NOW, NOW + DAY)
    assert waiting(session, shopper) == []
    assert reminders.pending(session, temptation.shopper_id, row_id(temptation)) is None


@pytest.mark.parametrize(
    ("each", "count", "back"),
    [
        (7_900, None, "2026-11-27T10:15"),  # 948 kr. a year
        (2_900, None, "2026-11-25T10:15"),  # 348 kr. a year
        (29_900, 24, "2026-12-01T10:15"),  # 7.176 kr. in all
    ],
)
def test_a_subscription_is_slept_on_by_what_it_comes_to(
    session: Session, each: int, count: int | None, back: str
) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper, price=Money(each, "DKK"), period="month", payments=count)
    assert sleep_on(session, shopper, temptation, NOW)[1] == wall(back)

"""After buying: what is promised, taken back, and kept of the shopper's own opinion."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.advice.protocol import VerdictView
from bot.domain.decisions import Act
from bot.domain.notices import Notice
from bot.domain.payments import Period
from bot.domain.temptation import State
from bot.domain.withdrawal import Window
from bot.service import purchases
from bot.service.deciding import decide
from bot.service.scheduling import claim_due
from bot.telegram.handlers.purchases import return_due, worth_due
from storage import reminders, shoppers, verdicts
from storage.tables import Shopper, Temptation
from tests.support.rows import NOW, add_shopper, add_temptation, row_id

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


@pytest.fixture
def anna(session: Session) -> Shopper:
    return add_shopper(session, 1)


@pytest.fixture
def thing(session: Session, anna: Shopper) -> Temptation:
    temptation = add_temptation(session, anna)
    decide(session, anna, temptation, Act.BUY, NOW)
    return temptation


def to_come(session: Session, shopper: Shopper) -> list[tuple[str, str]]:
    session.expire_all()
    return [(r.kind, r.wall_time) for r in reminders.pending_of(session, row_id(shopper))]


@pytest.mark.parametrize(
    ("ago", "wall", "over"),
    [
        (0, "2026-12-05T10:00", False),
        (-30, "2027-01-04T10:00", False),
        (10, "2026-11-25T10:00", False),
        (11, None, False),  # it is past ten already
        (14, None, False),
        (15, None, True),
    ],
)
def test_the_reminder_comes_three_days_before_the_end(
    session: Session, thing: Temptation, ago: int, wall: str | None, over: bool
) -> None:
    anna = shoppers.by_id(session, thing.shopper_id)
    purchases.promise_return(session, anna, thing, TODAY, NOW)
    since = TODAY - ago * DAY
    plan = purchases.promise_return(session, anna, thing, since, NOW)
    assert plan.window == Window(since)
    assert plan.over is over
    assert to_come(session, anna) == ([("return", wall)] if wall else []), "and it takes the place of the one before"
    assert purchases.promised_return(session, thing) == (plan if wall else None)


def test_a_month_later_at_the_same_hour_on_both_sides_of_the_change(session: Session, anna: Shopper) -> None:
    before = datetime(2026, 10, 20, 20, 30, tzinfo=UTC)
    thing = add_temptation(session, anna, state=State.BOUGHT)
    assert purchases.promise_worth(session, anna, thing, before).isoformat() == "2026-11-19T10:00:00"
    [reminder] = reminders.pending_of(session, row_id(anna))
    assert reminder.due_at == datetime(2026, 11, 19, 9, tzinfo=UTC)
    assert purchases.promise_worth(session, anna, thing, before + DAY).isoformat() == "2026-11-19T10:00:00"


@pytest.mark.parametrize("act", [Act.UNDO, Act.RETURNED])
def test_what_is_not_kept_is_not_asked_about(session: Session, anna: Shopper, thing: Temptation, act: Act) -> None:
    purchases.promise_return(session, anna, thing, TODAY, NOW)
    purchases.promise_worth(session, anna, thing, NOW)
    verdicts.keep(session, thing, 2, NOW)
    assert [kind for kind, _ in to_come(session, anna)] == ["return", "worth"]
    decide(session, anna, thing, act, NOW)
    assert to_come(session, anna) == []
    assert len(verdicts.all_of(session, row_id(anna))) == 1, "what they said of it stays theirs"


def test_each_promise_is_taken_back_by_itself(session: Session, anna: Shopper, thing: Temptation) -> None:
    purchases.promise_return(session, anna, thing, TODAY, NOW)
    purchases.promise_worth(session, anna, thing, NOW)
    purchases.forget_return(session, anna, thing)
    assert [kind for kind, _ in to_come(session, anna)] == ["worth"]
    purchases.forget_worth(session, anna, thing)
    assert to_come(session, anna) == []


@pytest.mark.parametrize("notice", [Notice.RETURN, Notice.WORTH])
def test_a_notice_that_was_claimed_says_nothing_of_what_is_not_kept(
    session: Session, anna: Shopper, thing: Temptation, notice: Notice
) -> None:
    if notice is Notice.RETURN:
        purchases.promise_return(session, anna, thing, TODAY, NOW)
    else:
        purchases.promise_worth(session, anna, thing, NOW)
    later = NOW + 31 * DAY
    batch = claim_due(session, row_id(anna), later)
    assert batch is not None
    compose = {Notice.RETURN: return_due, Notice.WORTH: worth_due}[batch.notice]
    assert compose(session, batch, later) is not None
    thing.state = State.OPEN
    assert compose(session, batch, later) is None


@pytest.mark.parametrize(
    ("values", "service"),
    [({}, False), ({"period": Period.MONTH}, True), ({"category": "subscriptions"}, True), ({"payments": 4}, False)],
)
def test_what_counts_from_an_agreement(session: Session, anna: Shopper, values: dict[str, str], service: bool) -> None:
    assert purchases.is_service(add_temptation(session, anna, **values)) is service  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "kept"),
    [("  den  larmer\n lidt ", "den larmer lidt"), ("x" * 400, "x" * 300), (" \n ", None)],
)
def test_words_are_kept_in_one_line_and_cut(session: Session, thing: Temptation, words: str, kept: str | None) -> None:
    verdict = verdicts.keep(session, thing, 4, NOW)
    purchases.note_words(verdict, words)
    assert verdict.words == kept


def test_ones_own_verdict_comes_back_in_the_category(session: Session, anna: Shopper, thing: Temptation) -> None:
    late = datetime(2026, 12, 24, 23, 30, tzinfo=UTC)
    purchases.note_words(verdicts.keep(session, thing, 4, late), "bruger den hver dag")
    said = purchases.own_verdict(session, anna, "airfryers", but=None)
    assert said == VerdictView("airfryer", 4, "bruger den hver dag", date(2026, 12, 25)), "the day is their own"
    assert purchases.own_verdict(session, anna, "airfryers", but=thing.id) is None
    assert purchases.own_verdict(session, anna, "phones", but=None) is None
    assert purchases.own_verdict(session, add_shopper(session, 2), "airfryers", but=None) is None

"""Every act in every state: what it moves, what it books, and that a second tap changes nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.domain.decisions import Act
from bot.domain.money import Money
from bot.domain.temptation import State
from bot.service.deciding import Decided, decide, month_sum
from storage import reminders, savings
from storage.savings import Balance
from storage.tables import Shopper, Temptation
from tests.support.rows import NOW, PRICE, add_reminder, add_shopper, add_temptation, row_id

TODAY = date(2026, 11, 24)
PENDING = Balance(PRICE.minor, 0, PRICE.currency, TODAY)
CONFIRMED = Balance(0, PRICE.minor, PRICE.currency, TODAY)

UNDECIDED_MOVES = {
    Act.SKIP: State.SKIPPED,
    Act.DROP: State.SKIPPED,
    Act.SLEEP: State.COOLING,
    Act.AGAIN: State.COOLING,
    Act.NEED: State.NEEDED,
    Act.BUY: State.BOUGHT,
    Act.BOUGHT: State.BOUGHT,
}
MOVES = {
    State.OPEN: UNDECIDED_MOVES,
    State.COOLING: {**UNDECIDED_MOVES, Act.KEEP: State.OPEN},
    State.SKIPPED: {Act.BUY: State.BOUGHT, Act.BOUGHT: State.BOUGHT, Act.CONFIRM: State.SKIPPED, Act.UNDO: State.OPEN},
    State.BOUGHT: {Act.UNDO: State.OPEN},
    State.NEEDED: {Act.UNDO: State.OPEN},
    State.DROPPED: {Act.UNDO: State.OPEN},
    State.BOUGHT_CHEAPER: {},
}
CASES = [(state, act) for state in State for act in Act]


def temptation_in(session: Session, state: State) -> tuple[Shopper, Temptation]:
    """A temptation in a state, with the saving and the reminder that belong to it."""
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper, state=state)
    if state is State.SKIPPED:
        savings.book_pending(session, temptation, TODAY, NOW)
    if state is State.COOLING:
        add_reminder(session, temptation, NOW + timedelta(days=1))
    return shopper, temptation


def standing(session: Session, temptation: Temptation) -> tuple[object, ...]:
    """Everything an act may change."""
    session.flush()
    session.expire_all()
    number = row_id(temptation)
    reminder = reminders.pending(session, number)
    entries = [entry.model_dump() for entry in savings.entries_of(session, number)]
    return temptation.state, temptation.decided_at, entries, reminder and reminder.id


def expected_balance(state: State, act: Act, after: State) -> Balance | None:
    if after is not State.SKIPPED:
        return None
    return CONFIRMED if (state, act) == (State.SKIPPED, Act.CONFIRM) else PENDING


def expected_time(act: Act, after: State) -> datetime | None:
    """What is decided has its time, what is not has none; a confirmation is no new decision."""
    return None if after in {State.OPEN, State.COOLING} or act is Act.CONFIRM else NOW


@pytest.mark.parametrize(("state", "act"), CASES)
def test_an_act_moves_the_temptation_once(session: Session, state: State, act: Act) -> None:
    shopper, temptation = temptation_in(session, state)
    before = standing(session, temptation)
    decided = decide(session, shopper, temptation, act, NOW)
    after = MOVES[state].get(act)
    assert decided.changed == (after is not None)
    if after is None:
        assert standing(session, temptation) == before
        return
    once = standing(session, temptation)
    still_cooling = after is State.COOLING and state is State.COOLING
    assert (temptation.state, temptation.decided_at) == (after, expected_time(act, after))
    assert savings.balance(session, row_id(temptation)) == expected_balance(state, act, after)
    assert (reminders.pending(session, row_id(temptation)) is not None) == still_cooling
    decide(session, shopper, temptation, act, NOW + timedelta(hours=1))
    assert standing(session, temptation) == once


def do(session: Session, shopper: Shopper, temptation: Temptation, *acts: Act) -> Decided:
    """The acts one after another; returns what the last one did."""
    return [decide(session, shopper, temptation, act, NOW) for act in acts][-1]


@pytest.mark.parametrize(
    ("acts", "saving"),
    [
        ((Act.SKIP,), PENDING),
        ((Act.SKIP, Act.SKIP), PENDING),
        ((Act.SKIP, Act.CONFIRM), CONFIRMED),
        ((Act.SKIP, Act.CONFIRM, Act.CONFIRM), CONFIRMED),
        ((Act.SKIP, Act.UNDO), PENDING),
        ((Act.SKIP, Act.UNDO, Act.UNDO), None),
        ((Act.SKIP, Act.CONFIRM, Act.BOUGHT), CONFIRMED),
        ((Act.SKIP, Act.CONFIRM, Act.BOUGHT, Act.BOUGHT), None),
        ((Act.SLEEP, Act.DROP), PENDING),
        ((Act.BUY,), None),
        ((Act.NEED,), None),
    ],
)
def test_the_answer_tells_what_stands_or_was_taken_back(
    session: Session, acts: tuple[Act, ...], saving: Balance | None
) -> None:
    shopper = add_shopper(session)
    assert do(session, shopper, add_temptation(session, shopper), *acts).saving == saving


def test_what_has_no_price_is_skipped_without_a_saving(session: Session) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper, price=None)
    assert do(session, shopper, temptation, Act.SKIP) == Decided(temptation, changed=True, saving=None)
    assert do(session, shopper, temptation, Act.CONFIRM) == Decided(temptation, changed=False, saving=None)
    assert savings.entries_of(session, row_id(temptation)) == []


LAST_MINUTES = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
FIRST_MINUTES = datetime(2026, 12, 1, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "now", "booked_for"),
    [
        ("UTC", LAST_MINUTES, date(2026, 11, 30)),
        ("Europe/Copenhagen", LAST_MINUTES, date(2026, 12, 1)),
        ("Pacific/Auckland", LAST_MINUTES, date(2026, 12, 1)),
        ("UTC", FIRST_MINUTES, date(2026, 12, 1)),
        ("America/New_York", FIRST_MINUTES, date(2026, 11, 30)),
        ("Pacific/Kiritimati", NOW, date(2026, 11, 24)),
        ("Pacific/Pago_Pago", NOW, date(2026, 11, 23)),
    ],
)
def test_a_saving_is_booked_for_the_day_on_the_shoppers_own_calendar(
    session: Session, zone: str, now: datetime, booked_for: date
) -> None:
    shopper = add_shopper(session, timezone=zone)
    saving = decide(session, shopper, add_temptation(session, shopper), Act.SKIP, now).saving
    assert saving is not None
    assert saving.booked_for == booked_for
    other = date(2026, 11, 15) if booked_for.month == 12 else date(2026, 12, 15)
    assert month_sum(session, shopper, "DKK", booked_for) == PRICE
    assert month_sum(session, shopper, "DKK", other) == Money(0, "DKK")


def test_a_months_sum_counts_pending_and_confirmed_and_no_other_currency(session: Session) -> None:
    shopper = add_shopper(session)
    for price, acts in (
        (Money(100, "DKK"), (Act.SKIP,)),
        (Money(1_000, "DKK"), (Act.SKIP, Act.CONFIRM)),
        (Money(10_000, "DKK"), (Act.SKIP, Act.BOUGHT)),
        (Money(7, "EUR"), (Act.SKIP,)),
    ):
        do(session, shopper, add_temptation(session, shopper, price=price), *acts)
    assert month_sum(session, shopper, "DKK", TODAY) == Money(1_100, "DKK")
    assert month_sum(session, shopper, "DKK", date(2026, 11, 30)) == Money(1_100, "DKK")
    assert month_sum(session, shopper, "EUR", TODAY) == Money(7, "EUR")
    assert month_sum(session, shopper, "DKK", date(2026, 10, 31)) == Money(0, "DKK")

"""Every act in every state: what it moves, what it books, and that a second tap changes nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.domain.decisions import Act
from bot.domain.ledger import Balance
from bot.domain.money import LARGEST_MINOR, Money
from bot.domain.notices import Notice
from bot.domain.temptation import State
from bot.service.advising import price_of
from bot.service.deciding import Decided, buy_cheaper, correct, decide, last_undo, month_sum
from storage import reminders, savings
from storage.tables import Shopper, Temptation
from tests.support.rows import NOW, PRICE, add_reminder, add_shopper, add_temptation, row_id

TODAY = date(2026, 11, 24)
LATER, LATER_ON = date(2026, 12, 2), NOW + timedelta(days=8)
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
    Act.CHEAPER: State.BOUGHT,
}
BOUGHT_MOVES = {Act.UNDO: State.OPEN, Act.RETURNED: State.SKIPPED}
PAUSE_ENDS = dict.fromkeys((Act.KEEP, Act.END), State.OPEN)
MOVES = {
    State.OPEN: {**UNDECIDED_MOVES, Act.LET_LIE: State.DROPPED},
    State.COOLING: {**UNDECIDED_MOVES, **PAUSE_ENDS, Act.LET_LIE: State.DROPPED},
    State.SKIPPED: {
        **dict.fromkeys((Act.BUY, Act.BOUGHT, Act.CHEAPER), State.BOUGHT),
        Act.CONFIRM: State.SKIPPED,
        Act.UNDO: State.OPEN,
    },
    State.BOUGHT: BOUGHT_MOVES,
    State.BOUGHT_CHEAPER: BOUGHT_MOVES,
    State.NEEDED: {Act.UNDO: State.OPEN},
    State.DROPPED: {**UNDECIDED_MOVES, **PAUSE_ENDS, Act.UNDO: State.OPEN},
}
CASES = [(state, act) for state in State for act in Act]
PAID = Money(70_000, "DKK")


def temptation_in(session: Session, state: State) -> tuple[Shopper, Temptation]:
    """A temptation in a state, with the saving and the reminder that belong to it."""
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper)
    if state is State.BOUGHT_CHEAPER:
        buy_cheaper(session, shopper, temptation, PAID, NOW)
    if state is State.SKIPPED:
        savings.book_pending(session, temptation, TODAY, NOW)
    if state is State.COOLING:
        add_reminder(session, temptation, NOW + timedelta(days=1))
    if state in {State.BOUGHT, State.BOUGHT_CHEAPER}:
        add_reminder(session, temptation, NOW + timedelta(days=11), kind=Notice.RETURN)
        temptation.decided_at = NOW
    temptation.state = state
    return shopper, temptation


def coming(session: Session, temptation: Temptation) -> int | None:
    found = [r for r in reminders.pending_of(session, temptation.shopper_id) if r.temptation_id]
    return found[0].id if found else None


def standing(session: Session, temptation: Temptation) -> tuple[object, ...]:
    """Everything an act may change."""
    session.flush()
    session.expire_all()
    number = row_id(temptation)
    entries = [entry.model_dump() for entry in savings.entries_of(session, number)]
    return temptation.model_dump(), entries, coming(session, temptation)


def expected_balance(act: Act, after: State) -> Balance | None:
    if after is not State.SKIPPED:
        return None
    return CONFIRMED if act in {Act.CONFIRM, Act.RETURNED} else PENDING


def expected_time(act: Act, after: State) -> datetime | None:
    """What is decided has its time, what is not has none; a confirmation is no new decision.

    "Still want it" leaves a thing open, and is an answer all the same.
    """
    if after is State.OPEN:
        return NOW if act is Act.KEEP else None
    return None if after is State.COOLING or act is Act.CONFIRM else NOW


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
    of_a_return = act is Act.RETURNED
    assert temptation.paid_minor == (PAID.minor if of_a_return and state is State.BOUGHT_CHEAPER else None)
    assert temptation.returned_at == (NOW if of_a_return else None)
    assert savings.balance(session, row_id(temptation)) == expected_balance(act, after)
    assert (coming(session, temptation) is not None) == still_cooling
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


# bought for less


@pytest.mark.parametrize(
    ("before", "paid", "state", "kept"),
    [
        ((), Money(70_000, "DKK"), State.BOUGHT_CHEAPER, Balance(0, 19_900, "DKK", LATER)),
        ((Act.SKIP,), Money(70_000, "DKK"), State.BOUGHT_CHEAPER, Balance(0, 19_900, "DKK", TODAY)),
        ((Act.SKIP, Act.CONFIRM), Money(1, "DKK"), State.BOUGHT_CHEAPER, Balance(0, 89_899, "DKK", TODAY)),
        ((Act.SKIP, Act.BOUGHT), Money(70_000, "DKK"), State.BOUGHT_CHEAPER, Balance(0, 19_900, "DKK", TODAY)),
        ((Act.SLEEP,), Money(89_899, "DKK"), State.BOUGHT_CHEAPER, Balance(0, 1, "DKK", LATER)),
        ((Act.SKIP,), Money(89_900, "DKK"), State.BOUGHT, None),
        ((Act.SKIP,), Money(100_000, "DKK"), State.BOUGHT, None),
        ((Act.SKIP,), Money(0, "DKK"), State.BOUGHT, None),
        ((Act.SKIP,), Money(-5, "DKK"), State.BOUGHT, None),
        ((Act.SKIP,), Money(100, "EUR"), State.BOUGHT, None),
        ((Act.NEED,), Money(100, "DKK"), State.NEEDED, None),
    ],
)
def test_a_cheaper_purchase_keeps_the_difference_once(
    session: Session, before: tuple[Act, ...], paid: Money, state: State, kept: Balance | None
) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper)
    for act in before:
        decide(session, shopper, temptation, act, NOW)
    for _ in range(2):
        buy_cheaper(session, shopper, temptation, paid, NOW + timedelta(days=8))
        assert temptation.state == state
        assert savings.balance(session, row_id(temptation)) == kept
    assert temptation.paid_minor == (paid.minor if kept else None)
    assert month_sum(session, shopper, "DKK", TODAY) == Money(
        kept.confirmed if kept and kept.booked_for == TODAY else 0, "DKK"
    )


def test_what_has_no_price_cannot_be_cheaper(session: Session) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper, price=None)
    assert buy_cheaper(session, shopper, temptation, Money(1, "DKK"), NOW) == Decided(temptation, changed=True)
    assert temptation.state == State.BOUGHT


def test_a_sum_told_later_leaves_the_day_of_the_purchase(session: Session) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper)
    decide(session, shopper, temptation, Act.BUY, NOW)
    buy_cheaper(session, shopper, temptation, PAID, NOW + timedelta(days=2))
    assert temptation.decided_at == NOW


# sent back


@pytest.mark.parametrize("before", [(), (Act.SKIP,), (Act.SKIP, Act.CONFIRM)])
@pytest.mark.parametrize("paid", [None, PAID])
def test_what_is_sent_back_counts_for_the_day_it_was(
    session: Session, before: tuple[Act, ...], paid: Money | None
) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper)
    for act in before:
        decide(session, shopper, temptation, act, NOW)
    if paid:
        buy_cheaper(session, shopper, temptation, paid, NOW)
    else:
        decide(session, shopper, temptation, Act.BUY, NOW)
    decided = decide(session, shopper, temptation, Act.RETURNED, NOW + timedelta(days=8))
    back = Balance(0, PRICE.minor, "DKK", LATER)
    assert savings.standing(session, row_id(temptation)) == (back,)
    assert decided.saving == back
    undone = decide(session, shopper, temptation, Act.UNDO, NOW + timedelta(days=9))
    assert (undone.saving, temptation.returned_at, temptation.state) == (back, None, State.OPEN)
    assert savings.standing(session, row_id(temptation)) == ()


# undone one by one


@pytest.mark.parametrize("paid", [None, PAID])
def test_an_undone_return_stands_as_it_was_bought(session: Session, paid: Money | None) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper)
    decide(session, shopper, temptation, Act.SKIP, NOW)
    buy_cheaper(session, shopper, temptation, paid or PRICE, NOW)
    before = temptation.state, temptation.decided_at, savings.standing(session, row_id(temptation))
    decide(session, shopper, temptation, Act.RETURNED, LATER_ON)
    assert last_undo(session, temptation) is Act.UNDO_RETURN
    undone = decide(session, shopper, temptation, Act.UNDO_RETURN, LATER_ON)
    assert undone.undone == (paid or PRICE)
    assert (temptation.state, temptation.decided_at, savings.standing(session, row_id(temptation))) == before
    assert (temptation.paid_minor, temptation.returned_at) == (paid.minor if paid else None, None)
    assert not decide(session, shopper, temptation, Act.UNDO_RETURN, LATER_ON).changed


def test_an_undone_confirmation_is_pending_again_and_is_asked_about_again(session: Session) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper)
    do(session, shopper, temptation, Act.SKIP, Act.CONFIRM)
    assert last_undo(session, temptation) is Act.UNDO_CONFIRM
    undone = decide(session, shopper, temptation, Act.UNDO_CONFIRM, LATER_ON)
    assert (undone.changed, undone.undone, undone.saving) == (True, PRICE, PENDING)
    assert last_undo(session, temptation) is Act.UNDO
    assert not decide(session, shopper, temptation, Act.UNDO_CONFIRM, LATER_ON).changed
    assert reminders.pending(session, row_id(shopper), None, [Notice.CONFIRM])


# corrections


@pytest.mark.parametrize("amount", [Money(79_900, "DKK"), Money(120_000, "DKK"), Money(8_900, "EUR")])
@pytest.mark.parametrize(
    ("acts", "pending", "confirmed"),
    [
        ((), 0, 0),
        ((Act.SLEEP,), 0, 0),
        ((Act.BUY,), 0, 0),
        ((Act.NEED,), 0, 0),
        ((Act.SKIP, Act.UNDO), 0, 0),
        ((Act.SKIP,), 1, 0),
        ((Act.SKIP, Act.CONFIRM), 0, 1),
        ((Act.BUY, Act.RETURNED), 0, 1),
    ],
)
def test_a_correction_puts_right_the_price_and_what_stands(
    session: Session, acts: tuple[Act, ...], pending: int, confirmed: int, amount: Money
) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper)
    for act in acts:
        decide(session, shopper, temptation, act, NOW)
    stands = Balance(pending * amount.minor, confirmed * amount.minor, amount.currency, TODAY)
    expected = stands if acts and stands.total.minor else None
    assert correct(session, shopper, temptation, amount, LATER_ON) == Decided(temptation, changed=True, saving=expected)
    entries = savings.entries_of(session, row_id(temptation))
    assert not correct(session, shopper, temptation, amount, LATER_ON).changed
    assert savings.entries_of(session, row_id(temptation)) == entries
    assert price_of(temptation) == amount
    other = {"DKK": "EUR", "EUR": "DKK"}[amount.currency]
    assert month_sum(session, shopper, other, TODAY) == Money(0, other), "one bucket is emptied, another filled"


@pytest.mark.parametrize("amount", [Money(0, "DKK"), Money(-1, "DKK"), Money(LARGEST_MINOR + 1, "DKK"), PRICE])
def test_what_is_no_price_corrects_nothing(session: Session, amount: Money) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper)
    do(session, shopper, temptation, Act.SKIP)
    assert correct(session, shopper, temptation, amount, NOW) == Decided(temptation, changed=False, saving=PENDING)


@pytest.mark.parametrize(
    ("amount", "state", "paid", "kept"),
    [
        (Money(80_000, "DKK"), State.BOUGHT_CHEAPER, 70_000, Balance(0, 10_000, "DKK", TODAY)),
        (Money(90_000, "EUR"), State.BOUGHT_CHEAPER, 70_000, Balance(0, 20_000, "EUR", TODAY)),
        (Money(1_000, "JPY"), State.BOUGHT_CHEAPER, 700, Balance(0, 300, "JPY", TODAY)),
        (Money(70_000, "DKK"), State.BOUGHT, None, None),
        (Money(500, "JPY"), State.BOUGHT, None, None),
    ],
)
def test_the_price_of_a_thing_bought_cheaper_can_be_corrected(
    session: Session, amount: Money, state: State, paid: int | None, kept: Balance | None
) -> None:
    shopper, temptation = temptation_in(session, State.BOUGHT_CHEAPER)
    correct(session, shopper, temptation, amount, NOW)
    assert (temptation.state, temptation.paid_minor) == (state, paid)
    assert savings.balance(session, row_id(temptation)) == kept


@pytest.mark.parametrize(("acts", "sums"), [((Act.SKIP,), (500, 0)), ((Act.BUY, Act.RETURNED), (0, 500))])
def test_a_price_that_was_not_known_is_booked_for_the_day_of_the_decision(
    session: Session, acts: tuple[Act, ...], sums: tuple[int, int]
) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper, price=None)
    do(session, shopper, temptation, *acts)
    decided = correct(session, shopper, temptation, Money(500, "DKK"), LATER_ON)
    assert decided.saving == Balance(*sums, "DKK", TODAY)


# subscriptions


def subscription(session: Session, **values: object) -> tuple[Shopper, Temptation]:
    shopper = add_shopper(session)
    return shopper, add_temptation(
        session, shopper, "Netflix", Money(7_900, "DKK"), period="month", state="open", **values
    )


def on(month: int, day: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


def test_a_subscription_is_counted_again_only_when_confirmed(session: Session) -> None:
    shopper, netflix = subscription(session)
    decide(session, shopper, netflix, Act.SKIP, on(10, 31))
    first = decide(session, shopper, netflix, Act.CONFIRM, on(11, 8))
    assert (first.confirmed, first.again) == (Money(7_900, "DKK"), None)
    assert not decide(session, shopper, netflix, Act.CONFIRM, on(11, 29)).changed, "the month is not over"
    assert decide(session, shopper, netflix, Act.CONFIRM, on(11, 30)).again == Money(7_900, "DKK")
    assert not decide(session, shopper, netflix, Act.CONFIRM, on(11, 30)).changed
    late = decide(session, shopper, netflix, Act.CONFIRM, on(3, 5, 2027))
    assert late.again == Money(7_900, "DKK"), "what was not confirmed in between is not counted"
    days = [bucket.booked_for for bucket in savings.standing(session, row_id(netflix))]
    assert days == [date(2026, 10, 31), date(2026, 11, 30), date(2027, 3, 5)]
    assert late.saving == Balance(0, 3 * 7_900, "DKK", days[-1])
    assert month_sum(session, shopper, "DKK", date(2026, 11, 1)) == Money(7_900, "DKK")


def test_a_late_yes_confirms_what_is_pending_and_counts_one_period_more(session: Session) -> None:
    shopper, netflix = subscription(session)
    decide(session, shopper, netflix, Act.SKIP, NOW)
    late = decide(session, shopper, netflix, Act.CONFIRM, NOW + timedelta(days=40))
    assert (late.confirmed, late.again) == (Money(15_800, "DKK"), Money(7_900, "DKK"))


def test_what_was_confirmed_of_a_subscription_is_undone_one_by_one(session: Session) -> None:
    shopper, netflix = subscription(session)
    for month, act in ((10, Act.SKIP), (11, Act.CONFIRM), (12, Act.CONFIRM)):
        decide(session, shopper, netflix, act, on(month, 24))
    late = on(1, 5, 2027)
    october = date(2026, 10, 24)
    for november, pending in ((date(2026, 11, 24), 0), (None, 7_900)):
        undone = decide(session, shopper, netflix, Act.UNDO_CONFIRM, late)
        days = [bucket.booked_for for bucket in savings.standing(session, row_id(netflix))]
        assert days == [october, *([november] if november else [])]
        assert undone.saving is not None
        assert undone.saving.pending == pending
    assert not decide(session, shopper, netflix, Act.UNDO_CONFIRM, late).changed


def test_no_more_periods_are_counted_than_there_would_be(session: Session) -> None:
    shopper, course = subscription(session, payments=2)
    for days in (0, 40, 80, 120):
        decide(session, shopper, course, Act.SKIP, NOW + timedelta(days=days))
        decide(session, shopper, course, Act.CONFIRM, NOW + timedelta(days=days))
    assert len(savings.standing(session, row_id(course))) == 2


def test_every_period_follows_a_correction_and_goes_when_it_is_bought(session: Session) -> None:
    shopper, netflix = subscription(session)
    for days, act in ((0, Act.SKIP), (8, Act.CONFIRM), (40, Act.CONFIRM)):
        decide(session, shopper, netflix, act, NOW + timedelta(days=days))
    correct(session, shopper, netflix, Money(1_100, "EUR"), NOW + timedelta(days=41))
    assert [bucket.total for bucket in savings.standing(session, row_id(netflix))] == [Money(1_100, "EUR")] * 2
    bought = decide(session, shopper, netflix, Act.BOUGHT, NOW + timedelta(days=42))
    assert bought.saving is not None
    assert bought.saving.total == Money(2_200, "EUR")
    assert savings.standing(session, row_id(netflix)) == ()

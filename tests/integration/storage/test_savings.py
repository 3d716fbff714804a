"""The savings ledger: entries are added, never changed, and nothing is booked twice."""

from datetime import date

import pytest
from sqlmodel import Session

from bot.domain.ledger import Balance, Entry
from bot.domain.money import Money
from storage import savings
from storage.tables import Temptation
from tests.support.rows import NOW, add_shopper, add_temptation, row_id

TODAY, TOMORROW, DECEMBER = date(2026, 11, 24), date(2026, 11, 25), date(2026, 12, 24)

Made = tuple[str, int, int]


@pytest.fixture
def airfryer(session: Session) -> Temptation:
    return add_temptation(session, add_shopper(session), price=Money(89_900, "DKK"))


def do(session: Session, temptation: Temptation, step: str, day: date = TODAY) -> Balance | None:
    if step == "book":
        return savings.book_pending(session, temptation, day, NOW)
    return {"confirm": savings.confirm, "reverse": savings.reverse}[step](session, temptation, NOW)


BOOKED: Made = ("pending", 89_900, 0)
CONFIRMED: Made = ("confirmed", -89_900, 89_900)


@pytest.mark.parametrize(
    ("steps", "entries", "stands"),
    [
        ("", [], (0, 0)),
        ("book", [BOOKED], (89_900, 0)),
        ("book book book", [BOOKED], (89_900, 0)),
        ("confirm", [], (0, 0)),
        ("book confirm", [BOOKED, CONFIRMED], (0, 89_900)),
        ("book confirm confirm", [BOOKED, CONFIRMED], (0, 89_900)),
        ("book confirm book", [BOOKED, CONFIRMED], (0, 89_900)),
        ("reverse", [], (0, 0)),
        ("book reverse", [BOOKED, ("reversed", -89_900, 0)], (0, 0)),
        ("book reverse reverse confirm", [BOOKED, ("reversed", -89_900, 0)], (0, 0)),
        ("book confirm reverse", [BOOKED, CONFIRMED, ("reversed", 0, -89_900)], (0, 0)),
        ("book reverse book", [BOOKED, ("reversed", -89_900, 0), BOOKED], (89_900, 0)),
    ],
)
def test_steps_and_the_entries_they_make(
    session: Session, airfryer: Temptation, steps: str, entries: list[Made], stands: tuple[int, int]
) -> None:
    for step in steps.split():
        do(session, airfryer, step)
    made = [(e.entry, e.pending_minor, e.confirmed_minor) for e in savings.entries_of(session, row_id(airfryer))]
    standing = Balance(*stands, "DKK", TODAY) if any(stands) else None
    assert made == entries
    assert savings.balance(session, row_id(airfryer)) == standing


def test_each_step_returns_what_it_is_about(session: Session, airfryer: Temptation) -> None:
    assert do(session, airfryer, "book") == Balance(89_900, 0, "DKK", TODAY)
    assert do(session, airfryer, "confirm") == Balance(0, 89_900, "DKK", TODAY)
    assert do(session, airfryer, "reverse") == Balance(0, 89_900, "DKK", TODAY)
    assert do(session, airfryer, "reverse") is None


def test_a_balance_is_money_that_stayed() -> None:
    assert Balance(100, 250, "EUR", TODAY).total == Money(350, "EUR")


def test_what_has_no_price_has_no_saving(session: Session) -> None:
    unpriced = add_temptation(session, add_shopper(session), price=None)
    assert do(session, unpriced, "book") is None
    assert savings.entries_of(session, row_id(unpriced)) == []


def test_a_reversal_corrects_the_day_it_was_booked_for(session: Session, airfryer: Temptation) -> None:
    do(session, airfryer, "book", TODAY)
    do(session, airfryer, "reverse", TOMORROW)
    do(session, airfryer, "book", TOMORROW)
    days = [(e.entry, e.booked_for) for e in savings.entries_of(session, row_id(airfryer))]
    assert days == [("pending", TODAY), ("reversed", TODAY), ("pending", TOMORROW)]
    do(session, airfryer, "reverse")
    assert savings.entries_of(session, row_id(airfryer))[-1].booked_for == TOMORROW


def test_a_price_told_later_does_not_change_what_is_booked(session: Session, airfryer: Temptation) -> None:
    do(session, airfryer, "book")
    airfryer.price_minor, airfryer.currency = 100, "EUR"
    do(session, airfryer, "confirm")
    assert savings.balance(session, row_id(airfryer)) == Balance(0, 89_900, "DKK", TODAY)
    do(session, airfryer, "reverse")
    assert do(session, airfryer, "book") == Balance(100, 0, "EUR", TODAY)


@pytest.mark.parametrize(
    ("currency", "start", "end", "total"),
    [
        ("DKK", date(2026, 11, 1), date(2026, 12, 1), 1_100),
        ("DKK", date(2026, 10, 1), date(2026, 11, 1), 20),
        ("DKK", date(2026, 12, 1), date(2027, 1, 1), 3_000),
        ("EUR", date(2026, 11, 1), date(2026, 12, 1), 7),
        ("SEK", date(2026, 11, 1), date(2026, 12, 1), 0),
        ("DKK", date(2026, 11, 30), date(2026, 11, 30), 0),
    ],
)
def test_a_months_sum_is_in_one_currency_and_of_one_shopper(
    session: Session, currency: str, start: date, end: date, total: int
) -> None:
    anna, bo = add_shopper(session, 1), add_shopper(session, 2)
    for shopper, minor, code, day, steps in (
        (anna, 20, "DKK", date(2026, 10, 31), "book"),
        (anna, 100, "DKK", date(2026, 11, 1), "book confirm"),
        (anna, 1_000, "DKK", date(2026, 11, 30), "book"),
        (anna, 5_000, "DKK", date(2026, 11, 15), "book reverse"),
        (anna, 3_000, "DKK", date(2026, 12, 1), "book"),
        (anna, 7, "EUR", date(2026, 11, 2), "book"),
        (bo, 40_000, "DKK", date(2026, 11, 2), "book"),
    ):
        temptation = add_temptation(session, shopper, price=Money(minor, code))
        for step in steps.split():
            do(session, temptation, step, day)
    assert savings.sum_between(session, row_id(anna), currency, start, end) == Money(total, currency)


def test_the_whole_ledger_can_be_walked(session: Session) -> None:
    things = []
    for number in (1, 2):
        shopper = add_shopper(session, number)
        things += [add_temptation(session, shopper), add_temptation(session, shopper)]
        do(session, things[-1], "book")
        do(session, things[-1], "confirm")
    mine = {row_id(thing) for thing in things}
    walked = [(t.id, e and e.entry) for t, e in savings.every(session) if t.id in mine]
    ids = [row_id(thing) for thing in things]
    assert walked == [
        (ids[0], None),
        (ids[1], "pending"),
        (ids[1], "confirmed"),
        (ids[2], None),
        (ids[3], "pending"),
        (ids[3], "confirmed"),
    ]
    assert len(savings.all_of(session, things[0].shopper_id)) == 2
    assert savings.totals(session)["DKK"] == (0, 2 * 89_900)


# several buckets: a subscription


@pytest.fixture
def netflix(session: Session) -> Temptation:
    """Skipped in November, and once more in December."""
    made = add_temptation(session, add_shopper(session), price=Money(7_900, "DKK"))
    do(session, made, "book", TODAY)
    savings.book(session, made, Entry.REPEATED, Balance(0, 7_900, "DKK", DECEMBER), NOW)
    return made


def test_what_stands_are_the_buckets_that_are_not_zero(session: Session, netflix: Temptation) -> None:
    assert savings.standing(session, row_id(netflix)) == (
        Balance(7_900, 0, "DKK", TODAY),
        Balance(0, 7_900, "DKK", DECEMBER),
    )
    assert savings.balance(session, row_id(netflix)) == Balance(7_900, 7_900, "DKK", DECEMBER)
    assert do(session, netflix, "confirm") == Balance(0, 15_800, "DKK", DECEMBER)
    assert do(session, netflix, "reverse") == Balance(0, 15_800, "DKK", DECEMBER)
    assert savings.standing(session, row_id(netflix)) == ()


def test_a_correction_empties_one_bucket_and_fills_another(session: Session, netflix: Temptation) -> None:
    savings.correct(session, netflix, Money(1_100, "EUR"), NOW)
    euro = (Balance(1_100, 0, "EUR", TODAY), Balance(0, 1_100, "EUR", DECEMBER))
    assert savings.standing(session, row_id(netflix)) == euro
    before = len(savings.entries_of(session, row_id(netflix)))
    savings.correct(session, netflix, Money(1_100, "EUR"), NOW)
    assert len(savings.entries_of(session, row_id(netflix))) == before, "nothing is left to correct"


def test_what_was_skipped_comes_with_what_stands(session: Session, netflix: Temptation) -> None:
    netflix.state = "skipped"
    undone = add_temptation(session, add_shopper(session, 2), state="skipped")
    do(session, undone, "book")
    do(session, undone, "reverse")
    assert savings.skipped(session, undone.shopper_id) == []
    assert savings.skipped(session, netflix.shopper_id) == [(netflix, savings.standing(session, row_id(netflix)))]

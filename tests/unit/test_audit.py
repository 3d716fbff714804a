"""The check of the ledger: each rule is broken once and found."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bot.domain.audit import MOST_NAMED, Account, Audit, Fault, audit, faults
from bot.domain.ledger import Balance
from bot.domain.money import Money
from bot.domain.payments import Period
from bot.domain.temptation import State

MAY, JUNE = date(2026, 5, 31), date(2026, 6, 30)
PRICE = Money(7_900, "DKK")
BOOKED, BACK = Balance(7_900, 0, "DKK", MAY), Balance(-7_900, 0, "DKK", MAY)
CONFIRMED, AGAIN = Balance(-7_900, 7_900, "DKK", MAY), Balance(0, 7_900, "DKK", JUNE)
SKIPPED = Account(1, State.SKIPPED, PRICE, (BOOKED,))
BOUGHT = Account(2, State.BOUGHT, PRICE, (BOOKED, BACK))
CHEAPER = Account(3, State.BOUGHT_CHEAPER, PRICE, (BOOKED, BACK, Balance(0, 900, "DKK", MAY)), paid=7_000)
NETFLIX = Account(4, State.SKIPPED, PRICE, (BOOKED, CONFIRMED, AGAIN), period=Period.MONTH, count=2)
EMPTY = Account(5, State.OPEN, None, ())

SOUND = [
    SKIPPED,
    replace(SKIPPED, entries=(BOOKED, CONFIRMED)),
    replace(SKIPPED, entries=(BOOKED, BACK, BOOKED)),
    replace(SKIPPED, entries=(), price=None),
    BOUGHT,
    CHEAPER,
    NETFLIX,
    replace(NETFLIX, count=None),
    *(replace(EMPTY, state=state) for state in State if state is not State.BOUGHT_CHEAPER),
    *(replace(BOUGHT, state=state) for state in (State.OPEN, State.COOLING, State.NEEDED, State.DROPPED)),
]
UNKNOWN = Money(7_900, "XYZ")
STRANGE = (Balance(7_900, 0, "XYZ", MAY),)
WRONG = [
    (replace(BOUGHT, entries=(BOOKED, BACK, BACK)), (Fault.NEGATIVE, Fault.STATE)),
    (replace(BOUGHT, entries=(BACK, BOOKED)), (Fault.NEGATIVE,)),
    (replace(BOUGHT, entries=(BOOKED, Balance(-7_900, 0, "DKK", JUNE))), (Fault.NEGATIVE, Fault.STATE)),
    (replace(SKIPPED, price=UNKNOWN, entries=STRANGE), (Fault.CURRENCY,)),
    (replace(SKIPPED, own=False), (Fault.OWNER,)),
    *(
        (broken, (Fault.STATE,))
        for broken in (
            replace(SKIPPED, entries=()),
            replace(SKIPPED, entries=(BOOKED, AGAIN)),
            replace(SKIPPED, price=Money(8_000, "DKK")),
            replace(SKIPPED, price=Money(7_900, "EUR")),
            replace(SKIPPED, price=None),
            replace(SKIPPED, entries=(Balance(7_000, 900, "DKK", MAY),)),
            replace(NETFLIX, count=1),
            replace(NETFLIX, entries=(BOOKED, Balance(0, 8_000, "DKK", JUNE))),
            *(replace(SKIPPED, state=state) for state in State if state is not State.SKIPPED),
            replace(CHEAPER, paid=6_000),
            replace(CHEAPER, paid=None),
            replace(CHEAPER, price=None),
            replace(CHEAPER, entries=()),
            replace(CHEAPER, entries=(Balance(900, 0, "DKK", MAY),)),
            replace(CHEAPER, entries=(Balance(0, 900, "DKK", MAY), Balance(0, 900, "DKK", JUNE))),
        )
    ),
]


@pytest.mark.parametrize("account", SOUND)
def test_what_is_right_is_left_alone(account: Account) -> None:
    assert faults(account) == ()


@pytest.mark.parametrize(("account", "found"), WRONG)
def test_each_broken_rule_is_found(account: Account, found: tuple[Fault, ...]) -> None:
    assert faults(account) == found


def test_the_check_adds_up_and_names_what_is_broken() -> None:
    broken = replace(SKIPPED, temptation_id=9, entries=(BOOKED, AGAIN))
    euro = replace(SKIPPED, price=Money(100, "EUR"), entries=(Balance(0, 100, "EUR", MAY),))
    sums = {"DKK": (7_900, 7_900), "EUR": (0, 100)}
    assert audit([BOUGHT, broken, euro, EMPTY]) == Audit(5, 4, sums, 1, ((9, Fault.STATE),))
    assert audit([]) == Audit(0, 0, {}, 0, ())


def test_of_many_that_are_broken_a_few_are_named() -> None:
    def many() -> Iterator[Account]:
        return (replace(SKIPPED, temptation_id=number, own=False) for number in range(1_000))

    found = audit(many())
    assert (found.broken, found.things) == (1_000, 1_000)
    assert found.named == tuple((number, Fault.OWNER) for number in range(MOST_NAMED))

"""What the bot learns from the temptations that are stored."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from bot.domain.learning import NEWEST, Tally
from bot.domain.temptation import State, Strategy
from bot.service.learning import counted, forget, weights_for
from storage.tables import Shopper
from tests.support.rows import NOW, add_shopper, add_temptation

DAY = timedelta(days=1)
COST = Strategy.SALIENT_COST


def tally(session: Session, shopper: Shopper) -> Tally:
    session.flush()
    return counted(session, shopper, NOW)[COST]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"state": State.SKIPPED}, Tally(1, 1)),
        ({"state": State.SKIPPED, "returned_at": NOW}, Tally(1, 0)),
        ({"state": State.BOUGHT}, Tally(1, 0)),
        ({"state": State.BOUGHT, "slept_at": NOW}, Tally(1, 1)),
        ({"state": State.NEEDED}, Tally()),
        ({"state": State.DROPPED, "slept_at": NOW}, Tally(1, 0)),
        ({"created_at": NOW - DAY}, Tally(1, 0)),
        ({"created_at": NOW - DAY + timedelta(seconds=1)}, Tally()),
        ({"state": State.SKIPPED, "strategy": None}, Tally()),
    ],
)
def test_a_row_is_read_for_what_it_tells(session: Session, row: dict[str, Any], found: Tally) -> None:
    shopper = add_shopper(session)
    add_temptation(session, shopper, **{"strategy": COST, **row})
    assert tally(session, shopper) == found


def test_only_the_newest_and_only_one_s_own_are_looked_at(session: Session) -> None:
    shopper, other = add_shopper(session), add_shopper(session, telegram_id=2002)
    for state, times in ((State.SKIPPED, 5), (State.BOUGHT, NEWEST - 1), (State.SKIPPED, 1)):
        for _ in range(times):
            add_temptation(session, shopper, state=state, strategy=COST)
    add_temptation(session, other, state=State.SKIPPED, strategy=COST)
    assert tally(session, shopper) == Tally(NEWEST, 1)
    assert tally(session, other) == Tally(1, 1)


def test_what_is_forgotten_counts_no_more(session: Session) -> None:
    shopper = add_shopper(session)
    add_temptation(session, shopper, state=State.SKIPPED, strategy=COST, created_at=NOW - DAY)
    assert weights_for(session, shopper, NOW) is not None
    forget(shopper, NOW - timedelta(hours=1))
    assert tally(session, shopper) == Tally()
    assert weights_for(session, shopper, NOW) is None
    add_temptation(session, shopper, state=State.SKIPPED, strategy=COST)
    assert tally(session, shopper) == Tally(1, 1)

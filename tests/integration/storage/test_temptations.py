"""Temptations: each shopper's own, in order."""

import pytest
from sqlmodel import Session

from bot.domain.money import LARGEST_MINOR, Money
from storage import temptations
from storage.tables import Shopper
from tests.support.rows import NOW, add_shopper, add_temptation, row_id


@pytest.fixture
def anna(session: Session) -> Shopper:
    """A shopper who is tempted by five things, `thing 0` first; somebody else is tempted in between."""
    anna, bo = add_shopper(session, 1), add_shopper(session, 2)
    for number in range(5):
        add_temptation(session, anna, f"thing {number}")
        add_temptation(session, bo, "something else")
    return anna


def test_a_temptation_is_its_shoppers_own(session: Session) -> None:
    anna, bo = add_shopper(session, 1), add_shopper(session, 2)
    mine = row_id(add_temptation(session, anna))
    found = temptations.owned(session, mine, row_id(anna))
    assert found is not None
    assert found.product == "airfryer"
    assert temptations.owned(session, mine, row_id(bo)) is None
    assert temptations.owned(session, mine + 1, row_id(anna)) is None


def test_what_was_told_comes_back(session: Session) -> None:
    told = {"reason": "alle har en 🙃", "want": 8, "slept_at": NOW, "strategy": "reflection", "opinion_id": "x"}
    added = add_temptation(session, add_shopper(session), "Ærø-lampe", Money(LARGEST_MINOR, "SEK"), **told)
    session.expire_all()
    assert (added.product, added.price_minor, added.currency) == ("Ærø-lampe", LARGEST_MINOR, "SEK")
    assert {name: getattr(added, name) for name in told} == told
    assert (added.state, added.nudges, added.decided_at) == ("open", 0, None)


def test_the_newest_is_what_was_written_about_last(session: Session, anna: Shopper) -> None:
    newest = temptations.newest(session, row_id(anna))
    assert newest is not None
    assert newest.product == "thing 4"
    assert temptations.newest(session, row_id(add_shopper(session, 3))) is None


@pytest.mark.parametrize(
    ("offset", "limit", "numbers"),
    [(0, 2, [4, 3]), (2, 2, [2, 1]), (4, 2, [0]), (5, 2, []), (0, 100, [4, 3, 2, 1, 0])],
)
def test_pages_go_back_in_time(session: Session, anna: Shopper, offset: int, limit: int, numbers: list[int]) -> None:
    page = temptations.page(session, row_id(anna), offset, limit)
    assert [t.product for t in page] == [f"thing {number}" for number in numbers]


def test_all_are_counted_and_listed_oldest_first(session: Session, anna: Shopper) -> None:
    assert temptations.count(session, row_id(anna)) == 5
    assert [t.product for t in temptations.all_of(session, row_id(anna))] == [f"thing {n}" for n in range(5)]
    assert temptations.count(session, 404) == 0


def test_only_what_is_slept_on_is_cooling(session: Session) -> None:
    anna, bo = add_shopper(session, 1), add_shopper(session, 2)
    for shopper in (anna, bo):
        for state in ("cooling", "open", "skipped", "bought", "needed", "dropped", "cooling"):
            add_temptation(session, shopper, state=state)
    found = temptations.cooling(session, row_id(anna))
    assert [(t.shopper_id, t.state) for t in found] == [(anna.id, "cooling")] * 2
    assert row_id(found[0]) < row_id(found[1])

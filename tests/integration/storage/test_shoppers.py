"""Shoppers and what they save for."""

import pytest
from sqlalchemy.exc import IntegrityError, NoResultFound
from sqlmodel import Session, select

from storage import shoppers
from storage.tables import Goal, Shopper
from tests.support.rows import NOW, add_shopper, row_id


def a_goal(shopper: Shopper, name: str = "Rom", amount: int = 500_000) -> Goal:
    return Goal(shopper_id=row_id(shopper), name=name, amount_minor=amount, currency="DKK", set_at=NOW)


@pytest.mark.parametrize("telegram_id", [1, 2**31, 2**52])
def test_a_shopper_is_found_by_either_id(session: Session, telegram_id: int) -> None:
    added = add_shopper(session, telegram_id)
    add_shopper(session, 5)
    session.expire_all()
    assert shoppers.by_telegram_id(session, telegram_id) is added
    assert shoppers.by_id(session, row_id(added)).telegram_id == telegram_id


def test_who_never_wrote_is_not_found(session: Session) -> None:
    assert shoppers.by_telegram_id(session, 404) is None
    with pytest.raises(NoResultFound):
        shoppers.by_id(session, 404)


def test_a_telegram_user_is_one_shopper(session: Session) -> None:
    add_shopper(session, 7)
    with pytest.raises(IntegrityError), session.begin_nested():
        add_shopper(session, 7)


def test_a_new_shopper_is_left_in_peace_at_night_and_reachable(session: Session) -> None:
    new = add_shopper(session)
    session.expire_all()
    assert (new.quiet_from, new.quiet_until, new.stopped, new.language_chosen) == (22 * 60, 8 * 60, False, False)


def test_the_question_asked_last_is_remembered_until_it_is_moot(session: Session) -> None:
    shopper = add_shopper(session)
    shoppers.expect(shopper, "price", 3, NOW)
    session.flush()
    session.expire_all()
    assert (shopper.awaiting, shopper.awaiting_temptation_id, shopper.awaiting_since) == ("price", 3, NOW)
    shoppers.expect_nothing(shopper)
    session.flush()
    session.expire_all()
    assert (shopper.awaiting, shopper.awaiting_temptation_id, shopper.awaiting_since) == (None, None, None)


def test_a_goal_takes_the_place_of_the_one_before(session: Session) -> None:
    anna, bo = add_shopper(session, 1), add_shopper(session, 2)
    assert shoppers.goal(session, anna) is None
    shoppers.set_goal(session, a_goal(bo, "cykel"))
    shoppers.set_goal(session, a_goal(anna, "Rom"))
    shoppers.set_goal(session, a_goal(anna, "Japan", 10**13))
    session.flush()
    session.expire_all()
    stored = shoppers.goal(session, anna)
    assert stored is not None
    assert (stored.name, stored.amount_minor, stored.set_at) == ("Japan", 10**13, NOW)
    assert len(session.scalars(select(Goal)).all()) == 2


def test_a_removed_goal_is_gone_and_no_other(session: Session) -> None:
    anna, bo = add_shopper(session, 1), add_shopper(session, 2)
    for shopper in (anna, bo):
        shoppers.set_goal(session, a_goal(shopper))
    shoppers.remove_goal(session, anna)
    assert shoppers.goal(session, anna) is None
    assert shoppers.goal(session, bo) is not None


def test_a_goal_can_be_set_again_after_it_was_removed(session: Session) -> None:
    shopper = add_shopper(session)
    shoppers.set_goal(session, a_goal(shopper, "Rom"))
    shoppers.remove_goal(session, shopper)
    shoppers.set_goal(session, a_goal(shopper, "Oslo"))
    session.flush()
    assert session.scalars(select(Goal.name)).all() == ["Oslo"]


def test_a_removed_shopper_may_come_back_as_somebody_new(session: Session) -> None:
    shoppers.remove(session, add_shopper(session, 7, currency="SEK"))
    assert shoppers.by_telegram_id(session, 7) is None
    assert add_shopper(session, 7).currency == "DKK"

"""Contributed opinions on both databases: what each step changes, and that it changes it once."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bot.domain.contributing import HIDING_REPORTS, MOST_WAITING, Interest, Refusal, State, contribution_id, opinion_id
from bot.domain.notices import Notice
from bot.service import contributing, personal
from bot.service.contributing import Draft
from storage import contributions
from storage.shelf import Shelf
from storage.tables import Contribution, Opinion, OpinionReport, Reminder, Shopper
from tests.support.rows import NOW, add_shopper, row_id

DANISH = "Den blev brugt hver dag i to uger, og siden har den stået på køleskabet med støv på."
ENGLISH = "It was used every day for two weeks, and since then it has stood on the fridge."


@pytest.fixture
def anna(session: Session) -> Shopper:
    return add_shopper(session)


def written(session: Session, author: Shopper, text: str = DANISH) -> Contribution:
    return contributing.contribute(session, author, Draft("airfryers", text, Interest.SELLS), NOW)


def shown(session: Session) -> list[Opinion]:
    return list(session.scalars(select(Opinion).where(Opinion.file == "shopper")))


@pytest.mark.parametrize(("text", "language"), [(DANISH, "da"), (ENGLISH, "en")])
def test_what_is_published_is_said_in_its_own_language(
    session: Session, anna: Shopper, text: str, language: str
) -> None:
    new = written(session, anna, text)
    assert (new.state, new.language, shown(session)) == (State.WAITING, language, [])
    assert contributing.publish(session, new, NOW)
    (opinion,) = shown(session)
    assert {"da": opinion.text_da, "en": opinion.text_en} == {"da": "", "en": ""} | {language: text}
    assert (opinion.id, opinion.kind, opinion.source, opinion.interest) == (
        f"shopper-{new.id}",
        *["shopper"] * 2,
        "sells",
    )
    assert opinion.dated == NOW.date()
    held = Shelf(lambda: NOW).of(session, "airfryers")
    assert opinion.id in {row.id for row, _ in held.opinions}


def test_a_decision_is_made_once_and_told_once(session: Session, anna: Shopper) -> None:
    new = written(session, anna)
    assert contributing.publish(session, new, NOW)
    assert not contributing.publish(session, new, NOW)
    assert not contributing.decline(session, new, Refusal.ADVERT, NOW)
    assert [c.id for c in contributing.told(session, anna)] == [new.id]
    (notice,) = session.scalars(select(Reminder)).all()
    assert (notice.kind, notice.temptation_id) == (Notice.CONTRIBUTION, None)


def test_what_is_withdrawn_is_gone_and_cannot_be_published(session: Session, anna: Shopper) -> None:
    new = written(session, anna)
    contributing.publish(session, new, NOW)
    assert contributing.withdraw(session, new, NOW)
    assert shown(session) == []
    assert not contributing.withdraw(session, new, NOW)
    assert not contributing.publish(session, new, NOW)
    assert contributing.standing(session, anna) == []


def test_reports_count_once_a_shopper(session: Session, anna: Shopper) -> None:
    new = written(session, anna)
    contributing.publish(session, new, NOW)
    others = [add_shopper(session, 2000 + n) for n in range(HIDING_REPORTS)]
    for _ in range(HIDING_REPORTS):
        contributing.report(session, new, others[0], NOW)
    assert (new.state, len(shown(session))) == (State.REPORTED, 1)
    assert contributing.hidden_from(session, row_id(others[0])) == {opinion_id(new.id or 0)}
    assert contributing.hidden_from(session, row_id(others[1])) == frozenset()
    for other in others[1:]:
        contributing.report(session, new, other, NOW)
    assert (new.state, shown(session)) == (State.HIDDEN, [])
    assert contributing.next_to_review(session) is new
    assert contributing.publish(session, new, NOW)
    assert (len(shown(session)), contributions.reports(session, new.id or 0)) == (1, 0)


def test_only_so_many_wait(session: Session, anna: Shopper) -> None:
    for _ in range(MOST_WAITING):
        assert contributing.may_contribute(session, anna)
        last = written(session, anna)
    assert not contributing.may_contribute(session, anna)
    contributing.decline(session, last, Refusal.UNKIND, NOW)
    assert contributing.may_contribute(session, anna)


def test_the_oldest_is_read_first_and_one_can_be_passed_over(session: Session, anna: Shopper) -> None:
    first, second = written(session, anna), written(session, anna, ENGLISH)
    assert contributing.next_to_review(session) is first
    assert contributing.next_to_review(session, first.id or 0) is second
    assert contributing.next_to_review(session, second.id or 0) is None


def test_who_is_forgotten_takes_their_opinions_along(session: Session, anna: Shopper) -> None:
    new = written(session, anna)
    contributing.publish(session, new, NOW)
    contributing.report(session, new, add_shopper(session, 2002), NOW + timedelta(days=1))
    tables = {table.name: table for table in personal.everything(session, anna)}
    assert DANISH in tables["opinions"].rows[0]
    personal.forget(session, anna, update_id=1)
    session.flush()
    session.expire_all()
    assert shown(session) == []
    assert session.scalars(select(Contribution)).all() == []
    assert session.scalars(select(OpinionReport)).all() == []


@pytest.mark.parametrize(
    ("opinion", "number"),
    [("shopper-7", 7), ("shopper-", None), ("shopper-x", None), ("airfryers-7", None), ("", None)],
)
def test_a_contributed_opinion_is_known_by_its_id(opinion: str, number: int | None) -> None:
    assert contribution_id(opinion) == number

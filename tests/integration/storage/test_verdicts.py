"""Verdicts: one a thing, found again by category, each shopper's own."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from storage import verdicts
from storage.tables import Shopper, Verdict
from tests.support.rows import NOW, add_shopper, add_temptation, row_id

DAY = timedelta(days=1)


@pytest.fixture
def anna(session: Session) -> Shopper:
    return add_shopper(session, 1)


def judged(session: Session, shopper: Shopper, score: int, words: str | None = None, **thing: Any) -> Verdict:
    verdict = verdicts.keep(session, add_temptation(session, shopper, **thing), score, NOW)
    verdict.words = words
    session.flush()
    return verdict


def newest(session: Session, shopper: Shopper, category: str = "airfryers", but: int | None = None) -> Verdict | None:
    return verdicts.of_category(session, row_id(shopper), category, but=but)


def test_a_second_number_takes_the_place_of_the_first_and_leaves_the_words(session: Session, anna: Shopper) -> None:
    thing = add_temptation(session, anna)
    verdicts.keep(session, thing, 2, NOW).words = "støjer"
    session.flush()
    session.expire_all()
    again = verdicts.keep(session, thing, 5, NOW + DAY)
    assert (again.score, again.words, again.created_at) == (5, "støjer", NOW)
    assert verdicts.all_of(session, row_id(anna)) == [again]
    assert verdicts.of_thing(session, row_id(thing)) == again


def test_what_was_never_judged_has_none(session: Session, anna: Shopper) -> None:
    thing = add_temptation(session, anna)
    assert verdicts.of_thing(session, row_id(thing)) is None
    assert newest(session, anna) is None


def test_the_newest_of_a_category_is_found_and_one_with_words_first(session: Session, anna: Shopper) -> None:
    judged(session, anna, 1)
    plain = judged(session, anna, 2)
    assert newest(session, anna) == plain
    old = judged(session, anna, 3, "bruger den hver dag")
    told = judged(session, anna, 4, "står i skabet")
    judged(session, anna, 5)
    judged(session, anna, 5, "andet", category="phones")
    assert newest(session, anna) == told
    assert newest(session, anna, but=told.temptation_id) == old
    assert newest(session, anna, "sneakers") is None


def test_nobody_finds_anothers(session: Session, anna: Shopper) -> None:
    bo = add_shopper(session, 2)
    mine = judged(session, anna, 4, "min")
    theirs = judged(session, bo, 1, "hans")
    assert newest(session, anna) == mine
    assert newest(session, bo) == theirs
    assert verdicts.all_of(session, row_id(bo)) == [theirs]

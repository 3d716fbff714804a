"""The library at hand: fetched once, and again when it may have changed."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.domain.terms import stems
from storage import opinions
from storage.database import Database
from storage.shelf import FIRST_OF_MORE, KEPT_FOR, MOST_KEPT, MOST_OF_ONE, Shelf
from storage.tables import Alternative, Opinion
from tests.integration.storage.made_up import made_up
from tests.support.scene import Clock

SECOND = timedelta(seconds=1)


def texts(shelf: Shelf, session: Session) -> set[str]:
    return {opinion.text_en for opinion, _ in shelf.of(session, "airfryers").opinions}


def edit(session: Session, text: str) -> None:
    session.execute(update(Opinion).where(col(Opinion.category) == "airfryers").values(text_en=text))
    session.expire_all()


def test_it_holds_what_the_tables_have_in_the_order_of_the_ids(session: Session) -> None:
    held = Shelf(Clock()).of(session, "airfryers")
    opinions = session.scalars(select(Opinion).where(Opinion.category == "airfryers").order_by(Opinion.id)).all()
    rungs = select(Alternative).where(Alternative.category == "airfryers").order_by(Alternative.id)
    ways = session.scalars(rungs).all()
    assert opinions
    assert ways
    assert [opinion.model_dump() for opinion, _ in held.opinions] == [opinion.model_dump() for opinion in opinions]
    assert [way.model_dump() for way in held.alternatives] == [way.model_dump() for way in ways]
    assert all(stem in told for row, told in held.opinions for stem in stems(f"{row.text_en} {row.text_da}"))
    assert not any(word in told for _, told in held.opinions for word in ("kvantemekanik", "xyzzy"))


def test_a_change_shows_after_a_minute(session: Session) -> None:
    clock = Clock()
    shelf = Shelf(clock)
    before = texts(shelf, session)
    edit(session, "Changed.")
    clock.moment += KEPT_FOR - SECOND
    assert texts(shelf, session) == before
    clock.moment += SECOND
    assert texts(shelf, session) == {"Changed."}


def test_of_a_large_category_the_librarys_own_and_then_the_newest_are_held(session: Session) -> None:
    own = set(session.scalars(select(Opinion.id).where(Opinion.category == "airfryers")))
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(MOST_OF_ONE)]
    many = [made_up(f"n-{n:03}", category="airfryers", dated=day) for n, day in enumerate(days)]
    opinions.put(session, many[: MOST_OF_ONE - len(own)])
    whole = Shelf(Clock()).of(session, "airfryers")
    opinions.put(session, many)
    more = Shelf(Clock()).of(session, "airfryers")
    assert (whole.whole, len(whole.opinions)) == (True, MOST_OF_ONE)
    assert (more.whole, len(more.opinions)) == (False, FIRST_OF_MORE)
    newest = {row.id for row in many[-(FIRST_OF_MORE - len(own)) :]}
    assert {row.id for row, _ in more.opinions} == own | newest
    assert all("dust" in told for row, told in more.opinions if row.id in newest)


def test_a_category_that_is_not_there_has_nothing(session: Session) -> None:
    held = Shelf(Clock()).of(session, "nowhere")
    assert (held.opinions, held.alternatives) == ((), ())


def test_the_category_unused_for_longest_makes_room(session: Session) -> None:
    shelf = Shelf(Clock())
    first, used = shelf.of(session, "airfryers"), shelf.of(session, "phones")
    for number in range(MOST_KEPT - 1):
        assert shelf.of(session, "phones") is used
        shelf.of(session, f"none-{number}")
    assert shelf.of(session, "phones") is used
    assert shelf.of(session, "airfryers") is not first


def test_what_is_held_outlives_a_unit_of_work_that_fails(shared: Database) -> None:
    shelf = Shelf(Clock())

    def work(session: Session) -> None:
        assert len(texts(shelf, session)) >= 4
        raise KeyError

    with pytest.raises(KeyError):
        shared.run_sync(work)
    with Session(shared.engine) as later:
        assert len(texts(shelf, later)) >= 4
        assert {way.rung for way in shelf.of(later, "airfryers").alternatives} >= {"nothing", "own"}

"""A token bucket in one row: what replicas book of it at once never adds up to more than there is."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from functools import partial
from threading import Barrier

import pytest
from sqlmodel import Session

from storage import send_budget
from storage.database import Database
from tests.support.keys import CIPHER
from tests.support.rows import NOW

pytestmark = pytest.mark.parametrize("backend", ["postgresql"], indirect=True)

EVERY = timedelta(seconds=1) / 30
ROOM = EVERY * 29
"""That of a burst of 30."""
NOTHING = timedelta()


def take(session: Session, after: timedelta = NOTHING, keep: int = 0) -> timedelta:
    return send_budget.take(session, NOW + after, EVERY, ROOM - keep * EVERY)


def test_a_burst_then_one_at_a_time(session: Session) -> None:
    assert [take(session) for _ in range(30)] == [NOTHING] * 30
    assert take(session) == pytest.approx(EVERY, abs=timedelta(microseconds=30))
    assert take(session, EVERY * 1.01) == NOTHING
    assert take(session, EVERY * 1.01) > NOTHING


def test_what_is_kept_for_others_is_left_alone(session: Session) -> None:
    assert [take(session, keep=10) for _ in range(20)] == [NOTHING] * 20
    assert take(session, keep=10) > NOTHING
    assert take(session, keep=20) > 10 * EVERY * 0.99
    assert [take(session) for _ in range(10)] == [NOTHING] * 10


def test_a_bucket_that_was_left_alone_is_full_and_not_fuller(session: Session) -> None:
    take(session)
    assert [take(session, timedelta(hours=1)) for _ in range(30)] == [NOTHING] * 30
    assert take(session, timedelta(hours=1)) > NOTHING


def test_held_it_gives_nothing_and_a_shorter_hold_changes_nothing(session: Session) -> None:
    held = timedelta(seconds=7)
    for seconds in (held, held / 2):
        send_budget.hold(session, NOW + seconds + ROOM)
    assert take(session) == held
    assert take(session, held) == NOTHING
    assert take(session, held) > NOTHING, "and no burst after it"


def test_replicas_that_book_at_once_book_no_place_twice(database_url: str) -> None:
    """Each has its own connections, and all start together, so that their statements cross."""
    together = Barrier(4, timeout=30)

    def book(_: int) -> int:
        with closing(Database(database_url, CIPHER)) as database:
            together.wait()
            return [database.run_sync(partial(take)) for _ in range(20)].count(NOTHING)

    with ThreadPoolExecutor(4) as replicas:
        assert sum(replicas.map(book, range(4))) == 30

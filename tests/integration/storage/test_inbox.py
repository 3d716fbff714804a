"""The inbox: each update once, in order, until it is answered."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlmodel import Session, SQLModel

from storage import inbox
from storage.inbox import ERROR_LENGTH, AlreadyAnswered, Arrival
from storage.tables import Inbox
from storage.windows import Window
from tests.support.rows import NOW

HOUR = timedelta(hours=1)
ALL = Window(SQLModel.metadata.tables["inbox"])


def arrivals(*update_ids: int, chat_id: int = 7) -> list[Arrival]:
    return [Arrival(update_id, chat_id, f'{{"update_id": {update_id}}}') for update_id in update_ids]


def row(session: Session, update_id: int) -> Inbox:
    found = inbox.get(session, update_id)
    assert found is not None
    session.refresh(found)
    return found


@pytest.mark.parametrize(
    ("there", "batch", "new"),
    [
        ((), (), []),
        ((), (1, 2, 3), [1, 2, 3]),
        ((), (3, 1, 2), [3, 1, 2]),
        ((), (5, 5, 6, 5), [5, 6]),
        ((1, 2), (1, 2), []),
        ((2,), (3, 2, 1), [3, 1]),
        ((), (2**40, 2**40 + 1), [2**40, 2**40 + 1]),
    ],
)
def test_store_returns_what_is_new_as_it_came(
    session: Session, there: tuple[int, ...], batch: tuple[int, ...], new: list[int]
) -> None:
    inbox.store(session, arrivals(*there), NOW)
    assert inbox.store(session, arrivals(*batch), NOW) == new
    assert {r.update_id for r in inbox.unanswered(session)} == {*there, *batch}


def test_a_second_delivery_changes_nothing(session: Session) -> None:
    inbox.store(session, arrivals(1), NOW)
    inbox.store(session, [Arrival(1, 99, "another")], NOW + HOUR)
    assert (row(session, 1).chat_id, row(session, 1).raw, row(session, 1).received_at) == (7, '{"update_id": 1}', NOW)


def test_a_large_batch_goes_in_at_once(session: Session) -> None:
    assert len(inbox.store(session, arrivals(*range(1, 1_001)), NOW)) == 1_000


def test_what_is_new_or_half_answered_is_taken_up_again_in_order(session: Session) -> None:
    inbox.store(session, arrivals(4, 2, 5, 1, 3), NOW)
    inbox.answer(session, 2, '[{"text": "Hej"}]')
    inbox.done(session, 3)
    inbox.fail(session, 4, "KeyError")
    assert [(r.update_id, r.state) for r in inbox.unanswered(session)] == [(1, "new"), (2, "answering"), (5, "new")]


def test_replies_are_kept_as_they_are_and_ever_fewer_as_they_are_sent(session: Session) -> None:
    inbox.store(session, arrivals(1), NOW)
    inbox.answer(session, 1, '[{"text": "Smørrebrød 🥪 <b>&amp;</b> \\u0000"}, {}]')
    assert row(session, 1).replies == '[{"text": "Smørrebrød 🥪 <b>&amp;</b> \\u0000"}, {}]'
    inbox.keep(session, 1, "[{}]")
    assert (row(session, 1).state, row(session, 1).replies) == ("answering", "[{}]")


@pytest.mark.parametrize("ended", [None, inbox.done, lambda session, number: inbox.fail(session, number, "broken")])
def test_an_update_is_answered_once(session: Session, ended: Callable[[Session, int], None] | None) -> None:
    inbox.store(session, arrivals(1), NOW)
    inbox.answer(session, 1, "[1]")
    if ended:
        ended(session, 1)
    before = (row(session, 1).state, row(session, 1).replies)
    with pytest.raises(AlreadyAnswered):
        inbox.answer(session, 1, "[2]")
    assert (row(session, 1).state, row(session, 1).replies) == before


def test_of_what_is_done_only_the_id_and_the_time_stay(session: Session) -> None:
    inbox.store(session, arrivals(1), NOW)
    inbox.answer(session, 1, '[{"text": "Hej"}]')
    inbox.done(session, 1)
    done = row(session, 1)
    assert (done.state, done.lane, done.chat_id, done.raw, done.replies) == ("done", 0, None, None, None)
    assert done.received_at == NOW
    assert inbox.store(session, arrivals(1), NOW) == []


def test_what_fails_is_put_aside_with_its_reason(session: Session) -> None:
    inbox.store(session, arrivals(1, 2), NOW)
    inbox.fail(session, 1, "x" * (ERROR_LENGTH + 1))
    failed = row(session, 1)
    assert (failed.state, failed.error, failed.raw) == ("failed", "x" * ERROR_LENGTH, '{"update_id": 1}')
    assert [r.update_id for r in inbox.unanswered(session)] == [2]


def test_acts_on_an_update_that_is_not_there_do_nothing(session: Session) -> None:
    inbox.keep(session, 404, "[]")
    inbox.done(session, 404)
    inbox.fail(session, 404, "lost")
    with pytest.raises(AlreadyAnswered):
        inbox.answer(session, 404, "[]")
    assert inbox.get(session, 404) is None
    assert inbox.last_id(session) == 0


def test_the_highest_id_is_known_whatever_became_of_it(session: Session) -> None:
    assert inbox.last_id(session) == 0
    inbox.store(session, arrivals(3, 9, 4), NOW)
    inbox.done(session, 9)
    assert inbox.last_id(session) == 9


def test_forgetting_takes_what_is_old_and_ended_but_the_newest(session: Session) -> None:
    inbox.store(session, arrivals(1, 2, 3, 4), NOW - HOUR)
    inbox.store(session, arrivals(5), NOW)
    inbox.done(session, 1)
    inbox.fail(session, 2, "broken")
    inbox.answer(session, 3, "[]")
    inbox.done(session, 5)
    assert inbox.forget(session, ALL, before=NOW) == 2
    assert [inbox.get(session, number) is not None for number in range(1, 6)] == [False, False, True, True, True]
    assert inbox.forget(session, ALL, before=NOW + HOUR) == 0
    assert inbox.last_id(session) == 5


def test_an_inbox_in_which_everything_is_old_still_knows_its_last_id(session: Session) -> None:
    inbox.store(session, arrivals(1, 2, 3), NOW - HOUR)
    for number in (1, 2, 3):
        inbox.done(session, number)
    assert inbox.forget(session, ALL, before=NOW) == 2
    assert inbox.last_id(session) == 3


def test_forgetting_a_chat_empties_its_ended_updates_and_no_other(session: Session) -> None:
    inbox.store(session, arrivals(1, 2, 3), NOW)
    inbox.store(session, arrivals(4, chat_id=8), NOW)
    for number in (1, 2, 4):
        inbox.fail(session, number, "a word of the shopper's")
    inbox.forget_chat(session, 7, but=2)
    emptied = row(session, 1)
    assert (emptied.state, emptied.lane, emptied.chat_id) == ("done", 0, None)
    assert (emptied.raw, emptied.error) == (None, None)
    assert [row(session, number).raw is not None for number in (2, 3, 4)] == [True, True, True]
    assert inbox.store(session, arrivals(1), NOW) == []


def test_an_update_that_was_altered_is_put_aside_and_the_others_go_on(session: Session) -> None:
    inbox.store(session, arrivals(1, 2, 3), NOW)
    spoil = text("UPDATE inbox SET raw = (SELECT chat_id FROM inbox WHERE update_id = 2) WHERE update_id = 2")
    session.execute(spoil)
    assert [row.update_id for row in inbox.unanswered(session)] == [1, 3]
    told = session.execute(text("SELECT state FROM inbox ORDER BY update_id")).scalars()
    assert list(told) == ["new", "failed", "new"]


def test_what_failed_is_found_again_by_its_chat(session: Session) -> None:
    inbox.store(session, arrivals(1, 2) + arrivals(3, chat_id=8), NOW)
    for update_id in (1, 3):
        inbox.fail(session, update_id, "broken")
    assert [(row.update_id, row.error) for row in inbox.put_aside_of(session, 7)] == [(1, "broken")]

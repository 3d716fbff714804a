"""What waits in the database, as the doctor and /status tell it."""

from datetime import timedelta

from sqlmodel import Session

from bot.metrics import Backlog
from bot.service.standing import Standing, standing_of
from storage.database import Database
from storage.tables import Inbox
from tests.support.rows import NOW, add_reminder, add_shopper, add_temptation

MINUTE = timedelta(minutes=1)


def add_update(session: Session, number: int, state: str, age: timedelta) -> None:
    session.add(Inbox(update_id=number, lane=number, state=state, raw="{}", received_at=NOW - age))


def test_nothing_waits_where_there_is_nothing(database: Database) -> None:
    standing = database.run_sync(lambda session: standing_of(session, NOW))
    assert standing == Standing(None, 0, None, 0, 0, None)
    assert standing.backlog == Backlog()
    assert not standing.is_late


def test_what_waits_is_counted_and_how_long_the_oldest_has_waited(database: Database) -> None:
    def work(session: Session) -> None:
        for number, (state, minutes) in enumerate(
            (("done", 60), ("failed", 50), ("new", 7), ("answering", 3), ("new", 1))
        ):
            add_update(session, number, state, minutes * MINUTE)
        for minutes in (90, 20, -5):
            add_reminder(
                session, add_temptation(session, add_shopper(session, 2_000 + minutes)), NOW - minutes * MINUTE
            )
        silent = add_shopper(session, 3_000, stopped=True)
        add_reminder(session, add_temptation(session, silent), NOW - 900 * MINUTE)

    database.run_sync(work)
    standing = database.run_sync(lambda session: standing_of(session, NOW))
    assert standing == Standing(MINUTE, 3, 7 * MINUTE, 1, 2, 90 * MINUTE)
    assert standing.is_late
    assert standing.backlog == Backlog(3, 420.0, 1, 2, 5_400.0)
    assert database.run_sync(lambda session: standing_of(session, NOW, but=2)).oldest == 3 * MINUTE


def test_a_clock_that_is_behind_makes_nothing_negative(database: Database) -> None:
    database.run_sync(lambda session: add_update(session, 1, "new", -MINUTE))
    assert database.run_sync(lambda session: standing_of(session, NOW)).oldest == timedelta()

"""Work that only reads sees the state of one moment, and no writer waits for it."""

from sqlmodel import Session, select

from storage import inbox
from storage.database import Database
from storage.inbox import Arrival
from storage.tables import Inbox
from tests.support.rows import NOW


def test_a_long_read_sees_one_moment_and_keeps_no_writer_waiting(database: Database) -> None:
    def store(update_id: int) -> None:
        database.run_sync(lambda session: inbox.store(session, [Arrival(update_id, 7, "{}")], NOW))

    def read(session: Session) -> list[int]:
        counts = []
        for update_id in (2, 3):
            counts.append(len(session.scalars(select(Inbox)).all()))
            session.expire_all()
            store(update_id)
        return counts

    store(1)
    assert database.read_sync(read) == [1, 1]
    assert database.run_sync(inbox.last_id) == 3

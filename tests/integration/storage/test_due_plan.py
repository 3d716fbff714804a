"""How the databases look for what is due: by the index and no further than asked, however much is due or to come."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import event, text
from sqlmodel import Session, insert

from bot.domain.notices import Notice, Priority, priority_of
from storage import reminders, standing
from storage.database import Database
from storage.tables import Reminder, Shopper
from tests.support.keys import CIPHER
from tests.support.rows import NOW, add_shopper, row_id

INDEX = "ix_reminder_state_priority_due_at"
MANY = 20_000
LOOKED_FOR = 100


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def crowded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Month pictures that came due together, as many reminders to come, and a single pause that is over."""
    from tests.conftest import new_database, sqlite_copy

    if request.param == "sqlite":
        url = sqlite_copy(request.getfixturevalue("sqlite_template"), tmp_path_factory.mktemp("crowded"))
    else:
        url = new_database(request.getfixturevalue("postgres"), request.getfixturevalue("postgres_template"))
    with closing(Database(url, CIPHER)) as database:
        database.run_sync(fill)
        database.run_sync(lambda session: session.execute(text("ANALYZE")))
        yield database


def fill(session: Session) -> None:
    anna = add_shopper(session, 1)
    for number in range(2, 1002):
        session.add(Shopper(telegram_id=number, chat_id=number, created_at=NOW))
    session.flush()
    second = timedelta(seconds=1)
    rows = [due(n % 1000 + 1, Notice.MONTH, -n * second) for n in range(MANY)]
    rows += [due(n % 1000 + 1, Notice.PAUSE, (n + 1) * second) for n in range(MANY)]
    rows += [due(row_id(anna), Notice.PAUSE, -second)]
    session.execute(insert(Reminder), rows)


def due(shopper_id: int, notice: Notice, after: timedelta) -> dict[str, object]:
    told = {"kind": notice, "priority": priority_of(notice), "due_at": NOW + after, "state": "pending"}
    return {"shopper_id": shopper_id, **told, "wall_time": "2026-11-24T10:15", "timezone": "UTC"}


def plan(database: Database, look: Callable[[Session], object]) -> str:
    """What the database says of how it would look."""
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        asked.append((statement, parameters))

    with Session(database.engine) as session:
        event.listen(database.engine, "before_cursor_execute", note)
        look(session)
        event.remove(database.engine, "before_cursor_execute", note)
        (statement, parameters), *_ = asked
        how = "EXPLAIN QUERY PLAN" if database.in_process else "EXPLAIN ANALYZE"
        found = session.connection().exec_driver_sql(f"{how} {statement}", parameters)  # type: ignore[arg-type]
        return "\n".join(str(row[-1]) for row in found)


def due_shoppers(priority: Priority) -> Callable[[Session], object]:
    return lambda session: reminders.due_shoppers(session, NOW, priority, LOOKED_FOR)


@pytest.mark.parametrize("priority", [Priority.REMINDER, Priority.SUMMARY])
def test_both_halves_of_the_look_go_by_the_index(crowded: Database, priority: Priority) -> None:
    told = plan(crowded, due_shoppers(priority))
    assert told.count(INDEX) == 2, told
    assert "Seq Scan" not in told, told
    assert "SCAN reminder" not in told, told


def test_a_flood_is_read_no_further_than_asked(crowded: Database) -> None:
    """In the order of the index, so that nothing has to be sorted first but the few that were found."""
    told = plan(crowded, due_shoppers(Priority.SUMMARY))
    if crowded.in_process:
        assert told.count("USE TEMP B-TREE") == 1, told
    else:
        assert {int(rows) for rows in re.findall(r"actual time=\S+ rows=(\d+)", told)} == {0, LOOKED_FOR}, told


def test_a_flood_of_summaries_hides_no_reminder(crowded: Database) -> None:
    found = crowded.run_sync(lambda session: reminders.due_shoppers(session, NOW, Priority.REMINDER, LOOKED_FOR))
    assert len(found) == 1


def test_counting_what_is_late_reads_nothing_that_is_to_come(crowded: Database) -> None:
    long_before = NOW - timedelta(days=1)
    told = plan(crowded, lambda session: standing.due(session, long_before))
    if crowded.in_process:
        assert told.count(f"{INDEX} (state=? AND priority=? AND due_at<?)") == 2 * len(Priority), told
        assert "SCAN reminder" not in told, told
    else:
        read = [float(rows) for rows in re.findall(rf"{INDEX} .*rows=(\S+) loops", told)]
        assert read == [0] * 2 * len(Priority), told

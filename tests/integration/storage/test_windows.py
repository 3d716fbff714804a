"""A table gone through a window at a time: every row once, whatever the size, and by the primary key alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, event, select
from sqlmodel import Session, SQLModel

from storage import inbox, model_use, reminders, windows
from storage.inbox import Arrival
from storage.windows import Window
from tests.support.rows import NOW, add_reminder, add_shopper, add_temptation, row_id

TABLES = SQLModel.metadata.tables
DAY = timedelta(days=1)


@contextmanager
def undone(session: Session) -> Iterator[None]:
    """What is done inside leaves nothing for the next example."""
    nested = session.begin_nested()
    yield
    nested.rollback()


def keys(session: Session, window: Window) -> list[tuple[object, ...]]:
    key = window.table.primary_key.columns
    return [tuple(row) for row in session.connection().execute(select(*key).where(window.where()).order_by(*key))]


def seen(session: Session, table: Table, rows: int) -> list[list[tuple[object, ...]]]:
    """The keys of each window, in turn."""
    return [unit(session) for unit in windows.through(table, keys, rows)]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=st.sets(st.integers(-(2**40), 2**40), max_size=12), rows=st.integers(1, 14))
def test_every_row_is_met_once(session: Session, numbers: set[int], rows: int) -> None:
    with undone(session):
        inbox.store(session, [Arrival(number, 7, "{}") for number in numbers], NOW)
        met = seen(session, TABLES["inbox"], rows)
    assert [key for window in met for key in window] == [(number,) for number in sorted(numbers)]
    assert [len(window) for window in met] == [rows] * (len(numbers) // rows) + [len(numbers) % rows]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(st.integers(0, 5), min_size=1, max_size=3), rows=st.integers(1, 8))
def test_so_is_one_whose_key_is_of_two_columns(session: Session, days: list[int], rows: int) -> None:
    with undone(session):
        for person, many in enumerate(days, start=5001):
            number = row_id(add_shopper(session, person))
            for day in range(many):
                model_use.add(session, number, (NOW + day * DAY).date(), 1, 1)
        session.flush()
        met = seen(session, TABLES["model_use"], rows)
        assert [key for window in met for key in window] == keys(session, Window(TABLES["model_use"]))
    assert sum(len(window) for window in met) == sum(days)
    assert all(len(window) == rows for window in met[:-1])


def test_a_unit_of_work_that_failed_is_run_again_on_the_same_rows(session: Session) -> None:
    inbox.store(session, [Arrival(number, 7, "{}") for number in (1, 2, 3)], NOW)
    units = windows.through(TABLES["inbox"], keys, 2)
    first = next(units)
    assert first(session) == first(session) == [(1,), (2,)]
    assert next(units)(session) == [(3,)]


def test_rows_that_come_meanwhile_are_met_where_they_come_behind(session: Session) -> None:
    inbox.store(session, [Arrival(number, 7, "{}") for number in (10, 20, 30)], NOW)
    units = windows.through(TABLES["inbox"], keys, 2)
    assert next(units)(session) == [(10,), (20,)]
    inbox.store(session, [Arrival(number, 7, "{}") for number in (15, 25)], NOW)
    assert [unit(session) for unit in units] == [[(25,), (30,)], []]


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_window_is_read_by_its_key_where_an_index_has_the_condition(session: Session) -> None:
    """The index on the state would be read to its end for each window: SQLite knows not how many have one."""
    thing = add_temptation(session, add_shopper(session))
    first, last = (row_id(add_reminder(session, thing, NOW, kind=kind)) for kind in ("pause", "return"))
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        asked.append((statement, parameters))

    engine = session.connection().engine
    event.listen(engine, "before_cursor_execute", note)
    reminders.forget(session, Window(TABLES["reminder"], (first,), (last,)), NOW)
    event.remove(engine, "before_cursor_execute", note)
    ((statement, parameters),) = asked
    plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()  # type: ignore[arg-type]
    assert plan[0][-1] == "SEARCH reminder USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"

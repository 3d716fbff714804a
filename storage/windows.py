"""Going through a whole table a window at a time, so that nobody waits long for a look at very many rows.

Each window is a unit of work of its own: what was done stays when the next is never reached, and who begins again comes
past it quickly.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Table, and_, bindparam, case, select, true, tuple_
from sqlmodel import Session

T = TypeVar("T")
Key = Sequence[Any]
"""A row's primary key, a value for each of its columns."""


@dataclass(frozen=True, slots=True)
class Window:
    """Rows that follow one another by their primary key: those beyond one key, up to another and with it."""

    table: Table
    after: Key | None = None
    """None where it begins with the first row."""
    last: Key | None = None
    """None where it ends with the last row."""

    def where(self, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
        """Whether a row is one of them, and all of this holds for it."""
        begin = _key(self.table) > _values(self.table, self.after) if self.after else true()
        end = _key(self.table) <= _values(self.table, self.last) if self.last else true()
        # as a case: else an index that has the conditions may be taken, and read to its end for each window
        only = case((and_(*conditions), 1), else_=0) == 1 if conditions else true()
        return and_(begin, end, only)


def through(table: Table, work: Callable[[Session, Window], T], rows: int) -> Iterator[Callable[[Session], T]]:
    """Units of work that together do something with every row that is there, so many rows in each.

    Each is to be run, by itself and to its end, before the next is asked for; one that failed may be run again.
    """
    after: Key | None = None
    while True:
        step = _Step(table, after, rows, work)
        yield step
        after = step.reached
        if after is None:
            return


@dataclass(slots=True)
class _Step(Generic[T]):
    """Work in the next window."""

    table: Table
    after: Key | None
    rows: int
    work: Callable[[Session, Window], T]
    reached: Key | None = None

    def __call__(self, session: Session) -> T:
        self.reached = self._end(session)
        return self.work(session, Window(self.table, self.after, self.reached))

    def _end(self, session: Session) -> Key | None:
        """The key of the window's last row; None where the table ends before."""
        key = self.table.primary_key.columns
        beyond = select(*key).where(Window(self.table, self.after).where()).order_by(*key)
        found = session.connection().execute(beyond.offset(self.rows - 1).limit(1)).one_or_none()
        return None if found is None else tuple(found)


def _key(table: Table) -> Any:
    return tuple_(*table.primary_key.columns)


def _values(table: Table, key: Key) -> Any:
    columns = table.primary_key.columns
    return tuple_(*(bindparam(None, value, type_=c.type) for c, value in zip(columns, key, strict=True)))

"""Whether code that knows a schema as it was can work with what it became."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ARRAY,
    Column,
    Connection,
    Engine,
    MetaData,
    Table,
    UniqueConstraint,
    and_,
    types,
)
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

_NOT_OURS = ("opinion_search", "category_search", "alembic_version", "compatibility")
"""The full-text index' own tables, and what belongs to migrations: no code path writes them."""
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def remembered(engine: Engine) -> MetaData:
    """The tables as they are now, for code that will know them as nothing else."""
    known = MetaData()
    known.reflect(engine, only=lambda name, _: not name.startswith(_NOT_OURS))
    return known


def narrowed(old: MetaData, new: MetaData) -> Iterator[str]:
    """What `new` took from code that knows `old`, or asks of it; nothing where the schema only grew."""
    for name, before in old.tables.items():
        after = new.tables.get(name)
        if after is None:
            yield f"{name} is gone"
            continue
        yield from _columns(before, after)
        for columns in sorted(_uniques(after) - _uniques(before)):
            if set(columns) <= set(before.c.keys()):
                yield f"{name}: {', '.join(columns)} must be unique"


def _columns(before: Table, after: Table) -> Iterator[str]:
    for column in before.c:
        now = after.c.get(column.name)
        if now is None:
            yield f"{column} is gone"
            continue
        if str(now.type) != str(column.type):
            yield f"{column} was {column.type} and is {now.type}"
        if column.nullable and not now.nullable:
            yield f"{column} may not be empty any more"
        if column.server_default is not None and now.server_default is None:
            yield f"{column} lost its default"
    for column in after.c:
        if column.name not in before.c and not column.nullable and column.server_default is None:
            yield f"{column} is new and has to be given"


def _uniques(table: Table) -> set[tuple[str, ...]]:
    """Which columns are unique together, by a key, a constraint or an index."""
    keys = [
        [column.name for column in table.primary_key],
        *([c.name for c in each.columns] for each in table.constraints if isinstance(each, UniqueConstraint)),
        *([c.name for c in each.columns] for each in table.indexes if each.unique),
    ]
    return {tuple(sorted(key)) for key in keys if key}


def failures(engine: Engine, known: MetaData) -> list[str]:
    """Do what code of before does, with exactly the columns it knows: put rows in, read, change and delete them.

    Three rows a table: a full one, one like it in all that need not differ, and one with nothing that may be left out.
    Returns what went wrong, and leaves the database as it was.
    """
    with engine.connect() as connection:
        transaction = connection.begin()
        try:
            return [trouble for step in _steps(connection, known) if (trouble := step)]
        finally:
            transaction.rollback()


def _steps(connection: Connection, known: MetaData) -> Iterator[str | None]:
    rows = {table.name: _rows(table) for table in known.sorted_tables}
    for table in known.sorted_tables:
        for row in rows[table.name]:
            yield _tried(connection, table, "insert", lambda t=table, r=row: _insert(connection, t, r))
    for table in known.sorted_tables:
        yield _tried(connection, table, "read", lambda t=table: _read(connection, t, rows[t.name]))
        yield _tried(connection, table, "change", lambda t=table: _change(connection, t, rows[t.name]))
    for table in reversed(known.sorted_tables):
        yield _tried(connection, table, "delete", lambda t=table: _delete(connection, t, rows[t.name]))


def _tried(connection: Connection, table: Table, what: str, step: Any) -> str | None:
    try:
        with connection.begin_nested():
            step()
    except (SQLAlchemyError, AssertionError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        return f"{what} {table.name}: {str(cause).splitlines()[0] if str(cause) else type(cause).__name__}"
    return None


def _rows(table: Table) -> list[dict[str, Any]]:
    """Values for three rows; what belongs to a key is another in each."""
    apart = {name for key in _uniques(table) for name in key}
    full, like, bare = ({c.name: _value(c, number if c.name in apart else 0) for c in table.c} for number in range(3))
    for column in table.c:
        if column.nullable:
            bare[column.name] = None
    return [full, like, bare]


_SAMPLES: dict[type[types.TypeEngine[Any]], Callable[[int], Any]] = {
    types.Boolean: lambda number: number % 2 == 0,
    types.Integer: lambda number: 30_001 + number,  # the smallest kind holds it, too
    types.DateTime: lambda number: NOON + timedelta(hours=number),
    types.Date: lambda number: NOON.date() + timedelta(days=number),
    types.Numeric: lambda number: 0.5 + number,
    types.LargeBinary: lambda number: bytes([number]),
    ARRAY: lambda number: [1, 2 + number],
}


def _value(column: Column[Any], number: int) -> Any:
    """A value of the column's type; a foreign key's is that of the row `number` in the other table."""
    for key in column.foreign_keys:
        return _value(key.column, number)
    for kind, sample in _SAMPLES.items():
        if isinstance(column.type, kind):
            value = sample(number)
            naive = isinstance(column.type, types.DateTime) and not column.type.timezone
            return value.replace(tzinfo=None) if naive else value
    return f"{column.name} {number}"


def _insert(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    connection.execute(table.insert().values(row))


def _key(table: Table, row: dict[str, Any]) -> Any:
    return and_(*(column == row[column.name] for column in table.primary_key))


def _read(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        found = connection.execute(table.select().where(_key(table, row))).mappings().one()
        assert dict(found) == row, "another row came back than was put in"


def _change(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Every column outside the keys, to what another row has, and back again."""
    keys = {name for key in _uniques(table) for name in key}
    full, _, bare = rows
    for given in (bare, full):
        values = {name: value for name, value in given.items() if name not in keys}
        if values:
            changed = connection.execute(table.update().where(_key(table, full)).values(values))
            assert changed.rowcount == 1, "it was not found"


def _delete(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        assert connection.execute(table.delete().where(_key(table, row))).rowcount == 1, "it was not there any more"

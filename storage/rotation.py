"""Rotation of data keys: whatever another key than the first encrypted is encrypted anew, some rows at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Column, String, Table, bindparam, func, or_, select, type_coerce, update
from sqlmodel import Session, SQLModel

from storage import windows
from storage.cipher import cipher_of
from storage.columns import Encrypted
from storage.data_keys import LANE_OF, lane_of
from storage.tables import HASH_OF
from storage.windows import Window

AT_ONCE = 200
"""Rows in a unit of work: a running bot waits for no more."""


@dataclass(frozen=True, slots=True)
class Encryption:
    """What is encrypted in a table: its columns, and those of the keyed hashes that find them."""

    table: Table
    key: Column[int]
    """The primary key, one whole number."""
    columns: tuple[Column[Any], ...]
    hashes: tuple[Column[int], ...]


def encryptions() -> Iterator[Encryption]:
    """Every table in which something is encrypted."""
    for table in SQLModel.metadata.sorted_tables:
        columns = tuple(column for column in table.columns if isinstance(column.type, Encrypted))
        if columns:
            (key,) = table.primary_key.columns
            yield Encryption(table, key, columns, tuple(c for c in table.columns if HASH_OF in c.info))


def left(session: Session) -> dict[str, int]:
    """How many rows of each table are not encrypted with the first key, where there are any."""
    found = {}
    for part in encryptions():
        some = select(func.count()).select_from(part.table).where(_old(session, part))
        found[part.table.name] = session.scalar(some) or 0
    return {name: count for name, count in found.items() if count}


def through(part: Encryption, rows: int = AT_ONCE) -> Iterator[Callable[[Session], int]]:
    """Units of work that encrypt a whole table anew; each returns for how many rows that was needed."""
    return windows.through(part.table, partial(_step, part=part), rows)


def _step(session: Session, within: Window, part: Encryption) -> int:
    """Encrypt anew what needs it in a window.

    The rows are locked meanwhile, so that nothing is lost which a running bot writes. Raises UnknownKey and Altered.
    """
    old = select(part.key, *part.columns).where(within.where(_old(session, part)))
    rows = session.execute(old.order_by(part.key).with_for_update()).all()
    if rows:
        session.connection().execute(_anew(part), [_values(session, part, row) for row in rows])
    return len(rows)


def _old(session: Session, part: Encryption) -> Any:
    """Whether anything in a row is encrypted with another key than the first."""
    prefix = cipher_of(session.get_bind().dialect).prefix
    beginnings = (func.substr(type_coerce(column, String), 1, len(prefix)) for column in part.columns)
    return or_(*(beginning != prefix for beginning in beginnings))


def _anew(part: Encryption) -> Any:
    changed = (*part.columns, *part.hashes)
    return (
        update(part.table).where(part.key == bindparam("row")).values({c: bindparam(f"new_{c.name}") for c in changed})
    )


def _values(session: Session, part: Encryption, row: Any) -> dict[str, Any]:
    """A row's values as they were read, decrypted: the columns' types encrypt them with the first key."""
    key, *values = row
    told = dict(zip((column.name for column in part.columns), values, strict=True))
    hashes = {}
    for column in part.hashes:
        of = column.info[HASH_OF]
        hashes[column.name] = 0 if told[of] is None else _hash(session, told[of], f"{part.table.name}.{of}")
    return {"row": key, **{f"new_{name}": value for name, value in {**told, **hashes}.items()}}


def _hash(session: Session, number: int, name: str) -> int:
    """By the first key; a chat's lane by the lane key, so that it stays what it was."""
    if name == LANE_OF:
        return lane_of(session.connection(), number)
    return cipher_of(session.get_bind().dialect).hash(number, name)

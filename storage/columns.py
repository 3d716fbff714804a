"""Column types that behave the same on SQLite and PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ARRAY, ColumnClause, DateTime, Dialect, Integer, String
from sqlalchemy.sql.operators import is_, is_not
from sqlalchemy.types import TypeDecorator, TypeEngine

from storage.cipher import cipher_of


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC datetime. SQLite would hand back a naive one; this gives it its zone again.

    Raises ValueError for a naive datetime, which would be stored as whatever zone the server has.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  the signature is SQLAlchemy's
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time needs its zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        aware: datetime = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(UTC)


class Terms(TypeDecorator[list[int]]):
    """Whole numbers from 0 on to be searched for: an array on PostgreSQL, words of hexadecimal digits on SQLite."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(Integer) if dialect.name == "postgresql" else String())

    def process_bind_param(self, value: list[int] | None, dialect: Dialect) -> Any:
        if value is None or dialect.name == "postgresql":
            return value
        return " ".join(f"{term:x}" for term in value)

    def process_result_value(self, value: Any, dialect: Dialect) -> list[int] | None:
        if value is None or dialect.name == "postgresql":
            return value  # type: ignore[no-any-return]
        return [int(term, 16) for term in value.split()]


class _Compared(TypeDecorator.Comparator[Any]):
    """What a statement may ask of an encrypted column: whether there is a value.

    The same text is encrypted differently each time: any other question would silently find nothing.
    """

    def operate(self, op: Any, *other: Any, **more: Any) -> Any:
        """Raises TypeError for another question."""
        with_a_column = bool(other) and isinstance(other[0], ColumnClause)  # SQLAlchemy's own, to know a column again
        if op not in {is_, is_not} and not with_a_column:
            raise TypeError("an encrypted column cannot be compared or ordered by; a keyed hash finds an id")
        return super().operate(op, *other, **more)


class Encrypted(TypeDecorator[Any]):
    """A text that is encrypted in the database. `name` says what it is: it opens under no other.

    The cipher is the one that `storage.database.Database` gave to its engine.
    """

    impl = String
    cache_ok = True
    comparator_factory = _Compared

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else cipher_of(dialect).encrypt(value, self.name)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Raises UnknownKey and Altered."""
        return None if value is None else cipher_of(dialect).decrypt(value, self.name)


class EncryptedId(Encrypted):
    """A whole number that is encrypted in the database, in the same way."""

    cache_ok = True

    def process_bind_param(self, value: int | str | None, dialect: Dialect) -> str | None:
        return super().process_bind_param(None if value is None else str(value), dialect)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Raises UnknownKey and Altered."""
        return None if value is None else int(super().process_result_value(value, dialect))


def hashed(name: str, column: str) -> Callable[[Any], int]:
    """For a column's default: the keyed hash of what is inserted in `column`, the encrypted id called `name`."""

    def made(context: Any) -> int:
        return cipher_of(context.dialect).hash(context.get_current_parameters()[column], name)

    return made

"""Work that only one process may do at a time: those that start together bring one database up to date in turn."""

from sqlalchemy import Connection, text

_LOCK = 0x0317A9CE


def take_turn(connection: Connection) -> None:
    """Wait until no other process does such work, and keep the others waiting until this transaction ends.

    An advisory lock on PostgreSQL; on SQLite every transaction has the file to itself.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})

"""Personal text and Telegram ids are encrypted; ids are found by keyed hashes.

What is there is encrypted with the keys of the process that runs this, and decrypted again on the way down.
"""

from collections.abc import Callable
from typing import Any, Literal

import sqlalchemy as sa
from alembic import op

from storage.cipher import Cipher, cipher_of

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_AT_ONCE = 1_000
_TEXTS = {
    "shopper": ("id", ("awaiting_note", "plan")),
    "goal": ("shopper_id", ("name",)),
    "temptation": ("id", ("product", "considered", "reason", "talk")),
    "verdict": ("id", ("product", "words")),
    "contribution": ("id", ("text",)),
    "inbox": ("update_id", ("raw", "replies", "error")),
}
"""Columns of text by table, each with its primary key."""

Row = dict[str, Any]


def upgrade() -> None:
    op.create_table(
        "data_key",
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key_id"),
    )
    cipher = cipher_of(op.get_bind().dialect)
    _every_text(cipher.encrypt)
    _hide_shoppers(cipher)
    _hide_lanes(cipher)
    # an opinion's id in the library is made of this one: it must not be given again once its row is gone
    with op.batch_alter_table("contribution", recreate=_on_sqlite(), table_kwargs={"sqlite_autoincrement": True}):
        pass


def downgrade() -> None:
    cipher = cipher_of(op.get_bind().dialect)
    _every_text(cipher.decrypt)
    _show_shoppers(cipher)
    _show_lanes(cipher)
    op.drop_table("data_key")


def _hide_shoppers(cipher: Cipher) -> None:
    """The column of ids with its index becomes that of the hashes."""
    _rename("shopper", "telegram_id", "telegram_hash")
    _rename("shopper", "chat_id", "plain_chat_id")
    _rename_key("shopper_telegram_id_key", "shopper_telegram_hash_key")
    op.add_column("shopper", sa.Column("telegram_id", sa.String(), nullable=True))
    op.add_column("shopper", sa.Column("chat_id", sa.String(), nullable=True))

    def hidden(row: Row) -> Row:
        number = row["telegram_hash"]
        return {
            "telegram_hash": cipher.hash(number, "shopper.telegram_id"),
            "telegram_id": cipher.encrypt(str(number), "shopper.telegram_id"),
            "chat_id": cipher.encrypt(str(row["plain_chat_id"]), "shopper.chat_id"),
        }

    _each("shopper", "id", {"telegram_hash": sa.BigInteger, "plain_chat_id": sa.BigInteger}, hidden)
    with op.batch_alter_table("shopper") as shopper:
        shopper.alter_column("telegram_id", existing_type=sa.String(), nullable=False)
        shopper.alter_column("chat_id", existing_type=sa.String(), nullable=False)
        shopper.drop_column("plain_chat_id")


def _show_shoppers(cipher: Cipher) -> None:
    op.add_column("shopper", sa.Column("plain_chat_id", sa.BigInteger(), nullable=True))

    def shown(row: Row) -> Row:
        return {
            "telegram_hash": int(cipher.decrypt(row["telegram_id"], "shopper.telegram_id")),
            "plain_chat_id": int(cipher.decrypt(row["chat_id"], "shopper.chat_id")),
        }

    _each("shopper", "id", {"telegram_id": sa.String, "chat_id": sa.String}, shown)
    with op.batch_alter_table("shopper") as shopper:
        shopper.alter_column("plain_chat_id", existing_type=sa.BigInteger(), nullable=False)
        shopper.drop_column("telegram_id")
        shopper.drop_column("chat_id")
    _rename("shopper", "telegram_hash", "telegram_id")
    _rename("shopper", "plain_chat_id", "chat_id")
    _rename_key("shopper_telegram_hash_key", "shopper_telegram_id_key")


def _hide_lanes(cipher: Cipher) -> None:
    """The lane of what is done is 0, as the chat was; nothing says any more whose it was."""
    _rename("inbox", "chat_id", "lane")
    op.add_column("inbox", sa.Column("chat_id", sa.String(), nullable=True))

    def hidden(row: Row) -> Row:
        if row["state"] == "done":
            return {}
        number = row["lane"]
        return {
            "lane": cipher.hash(number, "inbox.chat_id"),
            "chat_id": cipher.encrypt(str(number), "inbox.chat_id"),
        }

    _each("inbox", "update_id", {"lane": sa.BigInteger, "state": sa.String}, hidden)


def _show_lanes(cipher: Cipher) -> None:
    def shown(row: Row) -> Row:
        hidden = row["chat_id"]
        return {"lane": 0 if hidden is None else int(cipher.decrypt(hidden, "inbox.chat_id"))}

    _each("inbox", "update_id", {"chat_id": sa.String}, shown)
    with op.batch_alter_table("inbox") as inbox:
        inbox.drop_column("chat_id")
    _rename("inbox", "lane", "chat_id")


def _every_text(change: Callable[[str, str], str]) -> None:
    """Put what `change` makes of every text, by the name of its value, in its place."""
    for table, (key, columns) in _TEXTS.items():

        def changed(row: Row, table: str = table) -> Row:
            return {name: change(text, f"{table}.{name}") for name, text in row.items() if text is not None}

        _each(table, key, dict.fromkeys(columns, sa.String), changed)


def _each(table: str, key: str, read: dict[str, Any], change: Callable[[Row], Row]) -> None:
    """Update every row with what `change` makes of the columns that are read, some at a time."""
    connection, whole = op.get_bind(), sa.table(table, sa.column(key, sa.BigInteger))
    wanted = sa.select(whole.c[key], *(sa.column(name, kind()) for name, kind in read.items()))
    after = -(2**63)
    while True:
        some = wanted.select_from(whole).where(whole.c[key] > after).order_by(whole.c[key]).limit(_AT_ONCE)
        rows = connection.execute(some).all()
        for row in rows:
            after = row[0]
            if values := change(dict(zip(read, row[1:], strict=True))):
                target = sa.table(table, sa.column(key), *(sa.column(name) for name in values))
                connection.execute(sa.update(target).where(target.c[key] == after).values(values))
        if len(rows) < _AT_ONCE:
            return


def _on_sqlite() -> Literal["always", "never"]:
    return "always" if op.get_context().dialect.name == "sqlite" else "never"


def _rename(table: str, old: str, new: str) -> None:
    op.execute(f"ALTER TABLE {table} RENAME COLUMN {old} TO {new}")


def _rename_key(old: str, new: str) -> None:
    """Only PostgreSQL gives a name to a key that has none."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE shopper RENAME CONSTRAINT {old} TO {new}")

"""The key by which lanes are hashed stands beside each data key; a process makes it when it checks in."""

import sqlalchemy as sa
from alembic import op

from storage.cipher import cipher_of

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

oldest_code = "0012"

_AT_ONCE = 1_000


def upgrade() -> None:
    op.add_column("data_key", sa.Column("lane_key", sa.String(), nullable=True))


def downgrade() -> None:
    _hash_by_the_first_key()
    with op.batch_alter_table("data_key") as table:
        table.drop_column("lane_key")


def _hash_by_the_first_key() -> None:
    """The lanes of whatever is not done, as code of before looks for them."""
    connection, cipher = op.get_bind(), cipher_of(op.get_bind().dialect)
    inbox = sa.table("inbox", sa.column("update_id", sa.BigInteger), sa.column("lane"), sa.column("chat_id"))
    after = -(2**63)
    while True:
        held = sa.select(inbox.c.update_id, inbox.c.chat_id).where(inbox.c.update_id > after, inbox.c.lane != 0)
        rows = connection.execute(held.order_by(inbox.c.update_id).limit(_AT_ONCE)).all()
        for update_id, chat_id in rows:
            after, number = update_id, int(cipher.decrypt(chat_id, "inbox.chat_id"))
            moved = sa.update(inbox).where(inbox.c.update_id == update_id)
            connection.execute(moved.values(lane=cipher.hash(number, "inbox.chat_id")))
        if len(rows) < _AT_ONCE:
            return

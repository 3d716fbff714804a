"""Lanes that several processes share, and an index to find a lane's updates that wait."""

import sqlalchemy as sa
from alembic import op

from storage.columns import UtcDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_WAITING = sa.text("state IN ('new', 'answering')")


def upgrade() -> None:
    op.create_table(
        "lane",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("leased_until", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_lane_owner", "lane", ["owner"])
    op.create_index(
        "ix_inbox_waiting", "inbox", ["lane", "update_id"], sqlite_where=_WAITING, postgresql_where=_WAITING
    )


def downgrade() -> None:
    op.drop_index("ix_inbox_waiting", "inbox")
    op.drop_table("lane")

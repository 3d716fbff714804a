"""Opinions that shoppers write for others, and reports of them."""

import sqlalchemy as sa
from alembic import op

from storage.columns import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contribution",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shopper_id", sa.Integer(), nullable=False),
        *(sa.Column(n, sa.String(), nullable=False) for n in ("category", "language", "text", "interest", "state")),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("author_told", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["shopper_id"], ["shopper.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_contribution_shopper_id", "contribution", ["shopper_id"])
    op.create_index("ix_contribution_state_id", "contribution", ["state", "id"])
    op.create_table(
        "opinion_report",
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("shopper_id", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["contribution_id"], ["contribution.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["shopper_id"], ["shopper.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("contribution_id", "shopper_id"),
    )
    op.create_index("ix_opinion_report_shopper_id", "opinion_report", ["shopper_id"])


def downgrade() -> None:
    op.drop_table("opinion_report")
    op.drop_table("contribution")

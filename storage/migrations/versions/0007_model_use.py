"""What language models were asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "model_use",
        sa.Column("shopper_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["shopper_id"], ["shopper.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("shopper_id", "day"),
    )
    op.create_index("ix_model_use_day", "model_use", ["day"])


def downgrade() -> None:
    op.drop_table("model_use")

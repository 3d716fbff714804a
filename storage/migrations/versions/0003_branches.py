"""The branch that a category belongs to, and what stood behind a nudge."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("category") as category:
        category.add_column(sa.Column("branch", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE category SET branch = id")
    with op.batch_alter_table("category") as category:  # the default was for the rows that were there
        category.alter_column("branch", existing_type=sa.String(), existing_nullable=False, server_default=None)
    for name in ("angle", "considered"):
        op.add_column("temptation", sa.Column(name, sa.String(), nullable=True))


def downgrade() -> None:
    for name in ("considered", "angle"):
        op.drop_column("temptation", name)
    op.drop_column("category", "branch")

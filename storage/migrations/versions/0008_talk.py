"""What is said about a thing with a language model, until it is decided."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("temptation", sa.Column("talk", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("temptation") as table:
        table.drop_column("talk")

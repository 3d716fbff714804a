"""Whether a shopper's words may go to a provider."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("shopper", sa.Column("provider", sa.String(), nullable=True))
    op.add_column("shopper", sa.Column("provider_allowed", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("shopper") as batch:
        batch.drop_column("provider_allowed")
        batch.drop_column("provider")

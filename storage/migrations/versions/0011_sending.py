"""What a fleet may send together, how urgent reminders are, and those held back of whoever cannot be reached."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "send_budget",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("full_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.add_column("reminder", sa.Column("priority", sa.SmallInteger(), nullable=False, server_default="1"))
    op.execute("UPDATE reminder SET priority = 2 WHERE kind IN ('confirm', 'month')")
    op.execute(
        "UPDATE reminder SET state = 'held', claimed_until = NULL WHERE state IN ('pending', 'claimed')"
        " AND shopper_id IN (SELECT id FROM shopper WHERE stopped)"
    )
    op.drop_index("ix_reminder_state_due_at", "reminder")
    op.create_index("ix_reminder_state_priority_due_at", "reminder", ["state", "priority", "due_at"])


def downgrade() -> None:
    op.drop_index("ix_reminder_state_priority_due_at", "reminder")
    op.create_index("ix_reminder_state_due_at", "reminder", ["state", "due_at"])
    op.execute("UPDATE reminder SET state = 'pending' WHERE state = 'held'")
    op.execute("UPDATE reminder SET state = 'cancelled' WHERE state = 'dropped'")
    with op.batch_alter_table("reminder") as table:
        table.drop_column("priority")
    op.drop_table("send_budget")

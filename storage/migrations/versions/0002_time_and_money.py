"""Confirming, returning, subscriptions, house rules, verdicts, and messages that are not about one thing."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

from storage.columns import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NEW: dict[str, dict[str, type[TypeEngine[Any]]]] = {
    "shopper": {
        "awaiting_note": sa.String,
        "payday": sa.Integer,
        "hourly_minor": sa.BigInteger,
        "hourly_currency": sa.String,
        "plan": sa.String,
        "monthly": sa.Boolean,
        "learned_since": UtcDateTime,
    },
    "temptation": {
        "period": sa.String,
        "payments": sa.Integer,
        "paid_minor": sa.BigInteger,
        "want_after": sa.Integer,
        "returned_at": UtcDateTime,
        "confirm_asked_at": UtcDateTime,
    },
}
"""New columns, all of which may be empty."""


def upgrade() -> None:
    for table, columns in _NEW.items():
        for name, kind in columns.items():
            op.add_column(table, sa.Column(name, kind(), nullable=True))
    with op.batch_alter_table("reminder") as reminder:
        reminder.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="pause"))
        reminder.alter_column("temptation_id", existing_type=sa.Integer(), nullable=True)
    with op.batch_alter_table("reminder") as reminder:  # the default was for the rows that were there
        reminder.alter_column("kind", existing_type=sa.String(), existing_nullable=False, server_default=None)
    _create_house_rule()
    _create_verdict()


def _create_house_rule() -> None:
    op.create_table(
        "house_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shopper_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("allowance_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["shopper_id"], ["shopper.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("shopper_id", "category"),
    )


def _create_verdict() -> None:
    op.create_table(
        "verdict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shopper_id", sa.Integer(), nullable=False),
        sa.Column("temptation_id", sa.Integer(), nullable=False),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["shopper_id"], ["shopper.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["temptation_id"], ["temptation.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("temptation_id"),
    )
    op.create_index("ix_verdict_shopper_id_category", "verdict", ["shopper_id", "category"])


def downgrade() -> None:
    op.drop_table("verdict")
    op.drop_table("house_rule")
    op.execute("DELETE FROM reminder WHERE temptation_id IS NULL")
    with op.batch_alter_table("reminder") as reminder:
        reminder.alter_column("temptation_id", existing_type=sa.Integer(), nullable=False)
        reminder.drop_column("kind")
    for table, columns in _NEW.items():
        for name in columns:
            op.drop_column(table, name)

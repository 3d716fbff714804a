"""Alembic's entry: runs on the connection that the caller opened, in its transaction."""

from alembic import context
from sqlmodel import SQLModel

import storage.tables  # noqa: F401  the tables register themselves

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    compare_type=True,
    render_as_batch=True,
)
context.run_migrations()

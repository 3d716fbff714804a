"""Alembic's entry: runs on the connection that the caller opened, in its transaction."""

from alembic import context
from sqlmodel import SQLModel

import storage.tables  # noqa: F401  the tables register themselves
from storage.schema import keep_oldest_code

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    compare_type=True,
    render_as_batch=True,
)
context.run_migrations()

reached = context.get_context().get_current_revision()
newest = context.script.get_revision(reached) if reached else None
if newest and hasattr(newest.module, "oldest_code"):
    keep_oldest_code(connection, newest.module.oldest_code)

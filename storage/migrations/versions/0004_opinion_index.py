"""An index over opinions that stays quick in large categories, and how far an import has come.

The full-text index over categories goes: their phrases are few, and are followed in memory.
"""

import sqlalchemy as sa
from alembic import op

from storage.columns import Terms, UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_SQLITE_INDEX = (
    """
    CREATE VIRTUAL TABLE opinion_search USING fts5(
        terms, content='opinion_terms', content_rowid='number', detail='none', columnsize=0, tokenize='ascii'
    )
    """,
    """
    CREATE TRIGGER opinion_terms_put AFTER INSERT ON opinion_terms BEGIN
        INSERT INTO opinion_search (rowid, terms) VALUES (new.number, new.terms);
    END
    """,
    """
    CREATE TRIGGER opinion_terms_removed AFTER DELETE ON opinion_terms BEGIN
        INSERT INTO opinion_search (opinion_search, rowid, terms) VALUES ('delete', old.number, old.terms);
    END
    """,
)
# without a list of pending entries, which every search would have to read through
_POSTGRES_INDEX = "CREATE INDEX ix_opinion_terms_terms ON opinion_terms USING gin (terms) WITH (fastupdate = off)"


def upgrade() -> None:
    if _on_sqlite():
        op.execute("DROP TABLE category_search")
    else:
        op.execute("DROP INDEX ix_category_words")
    op.drop_index("ix_opinion_category", "opinion")
    op.create_index("ix_opinion_category_dated_id", "opinion", ["category", "dated", "id"])
    op.create_index("ix_opinion_file", "opinion", ["file"])
    _create_index()
    _create_import_progress()
    op.execute("UPDATE library_file SET digest = ''")  # every file is loaded once more, into the index


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _create_index() -> None:
    op.create_table(
        "opinion_terms",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.String(), nullable=False),
        sa.Column("terms", Terms(), nullable=False),
        sa.ForeignKeyConstraint(["opinion"], ["opinion.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("opinion"),
    )
    op.create_table(
        "opinion_term_count",
        sa.Column("term", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("term"),
    )
    for statement in _SQLITE_INDEX if _on_sqlite() else (_POSTGRES_INDEX,):
        op.execute(statement)


def _create_import_progress() -> None:
    op.create_table(
        "import_progress",
        sa.Column("beginning", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("stored", sa.BigInteger(), nullable=False),
        sa.Column("unchanged", sa.BigInteger(), nullable=False),
        sa.Column("rejected", sa.BigInteger(), nullable=False),
        sa.Column("report_size", sa.BigInteger(), nullable=False),
        sa.Column("saved_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("beginning"),
    )


def downgrade() -> None:
    op.drop_table("import_progress")
    if _on_sqlite():
        op.execute("DROP TABLE opinion_search")
    op.drop_table("opinion_term_count")
    op.drop_table("opinion_terms")
    op.drop_index("ix_opinion_file", "opinion")
    op.drop_index("ix_opinion_category_dated_id", "opinion")
    op.create_index("ix_opinion_category", "opinion", ["category"])
    if _on_sqlite():
        op.execute("CREATE VIRTUAL TABLE category_search USING fts5(id UNINDEXED, words, tokenize='unicode61')")
        op.execute("INSERT INTO category_search (id, words) SELECT id, words FROM category")
    else:
        op.execute("CREATE INDEX ix_category_words ON category USING gin (to_tsvector('simple', words))")

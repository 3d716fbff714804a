"""The full-text index over the categories' phrases, one way on SQLite (FTS5) and one on PostgreSQL (GIN).

Both index words that `bot.domain.terms` has already stemmed, so both find the same.
"""

from collections.abc import Iterable

from sqlalchemy import text
from sqlmodel import Session

_SQLITE_MATCH = text("SELECT id, words FROM category_search WHERE category_search MATCH :query")
_POSTGRES_MATCH = text(
    "SELECT id, words FROM category WHERE to_tsvector('simple', words) @@ to_tsquery('simple', :query)"
)


def rebuild(session: Session) -> None:
    """Make the index again after the categories changed; PostgreSQL keeps its own up to date."""
    if _on_sqlite(session):
        session.execute(text("DELETE FROM category_search"))
        session.execute(text("INSERT INTO category_search (id, words) SELECT id, words FROM category"))


def categories_with(session: Session, stems: Iterable[str]) -> list[tuple[str, str]]:
    """The id and phrases of every category that has at least one of the words, which are stems."""
    if _on_sqlite(session):
        statement, query = _SQLITE_MATCH, " OR ".join(f'"{stem}"' for stem in stems)
    else:
        statement, query = _POSTGRES_MATCH, " | ".join(f"'{stem}'" for stem in stems)
    if not query:
        return []
    return [(row[0], row[1]) for row in session.connection().execute(statement, {"query": query})]


def _on_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"

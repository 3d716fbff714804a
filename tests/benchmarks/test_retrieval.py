"""The retrieval benchmark in small: it measures what it says, and the product is far ahead of plain search."""

from pathlib import Path

import pytest

from tests.benchmarks.retrieval import ndcg, run
from tests.benchmarks.retrieval_corpus import Corpus

SIZE = 1_000


def test_the_corpus_is_always_the_same() -> None:
    one, other = Corpus(), Corpus()
    assert [row.model_dump() for row in one.more(30)] == [
        row.model_dump() for row in (*other.more(10), *other.more(20))
    ]
    assert one.queries(20) == other.queries(20)


def test_answers_are_graded_by_what_is_known_of_them() -> None:
    corpus = Corpus()
    made = [row.id for row in corpus.more(SIZE)]
    for asked in corpus.queries(20):
        ideal = sorted(made, key=lambda name: -corpus.grade(asked, name))
        assert corpus.grade(asked, ideal[0]) == 2
        assert ndcg(corpus, asked, ideal) == pytest.approx(1)
        assert ndcg(corpus, asked, ideal[:1]) <= ndcg(corpus, asked, ideal)
        assert ndcg(corpus, asked, [*ideal[-10:]]) == ndcg(corpus, asked, []) == 0


def test_the_product_finds_more_than_plain_search_and_the_same_on_both_databases(
    empty_url: str, tmp_path: Path, backend: str
) -> None:
    cold, product, plain, *_ = run(empty_url, [SIZE], 60, tmp_path)
    assert (cold.engine, product.engine) == (f"omtanke on {backend}, cold", f"omtanke on {backend}")
    assert cold.quality == product.quality
    assert product.quality > plain.quality + 0.2
    assert product.quality > 0.6
    assert product.p50 <= product.p95 < 1_000

"""Writing opinions: the tables and the index say the same, whatever was put and removed, on both databases."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from storage import library, opinion_terms, opinions
from storage.opinion_index import candidates
from storage.tables import Opinion, OpinionTermCount, OpinionTerms
from tests.integration.storage.made_up import made_up


def texts(session: Session) -> dict[str, str]:
    session.expire_all()
    return {row.id: row.text_en for row in session.scalars(select(Opinion).where(Opinion.category == "kites"))}


def found(session: Session, *words: str) -> list[str]:
    session.expire_all()
    return [row.id for row in candidates(session, "kites", words, "en", 10)]


def assert_the_index_is_right(session: Session) -> None:
    """Every opinion is indexed by what it says, and the counts are what counting from anew gives."""
    session.expire_all()
    indexed = {row.opinion: row.terms for row in session.scalars(select(OpinionTerms))}
    right = {row.id: opinion_terms.terms_of(row) for row in session.scalars(select(Opinion))}
    assert indexed == right
    counted = Counter(term for terms in right.values() for term in terms if term & 3 == opinion_terms.COUNTED)
    assert {row.term: row.count for row in session.scalars(select(OpinionTermCount))} == counted


def test_what_is_put_is_there_and_found(session: Session) -> None:
    opinions.put(session, [made_up("a", "The string tangles."), made_up("b", "It waits for wind.")])
    assert texts(session) == {"a": "The string tangles.", "b": "It waits for wind."}
    assert (found(session, "tangl"), found(session, "wind")) == (["a"], ["b"])


def test_the_same_id_again_takes_the_place(session: Session) -> None:
    opinions.put(session, [made_up("a", "The string tangles.")])
    opinions.put(session, [made_up("a", "It waits for wind."), made_up("b")])
    assert texts(session) == {"a": "It waits for wind.", "b": "It gathers dust."}
    assert (found(session, "tangl"), found(session, "wind")) == ([], ["a"])


def test_of_two_with_one_id_the_later_counts(session: Session) -> None:
    opinions.put(session, [made_up("a", "The string tangles."), made_up("a", "It waits for wind.")])
    assert texts(session) == {"a": "It waits for wind."}
    assert (found(session, "tangl"), found(session, "wind")) == ([], ["a"])


def test_what_is_removed_is_gone_and_not_found(session: Session) -> None:
    opinions.put(session, [made_up("a"), made_up("b")])
    opinions.remove(session, ["a", "never-there"])
    assert texts(session) == {"b": "It gathers dust."}
    assert found(session, "dust") == ["b"]


def test_nothing_can_be_put_and_removed(session: Session) -> None:
    opinions.put(session, [])
    opinions.remove(session, [])
    assert texts(session) == {}


def test_more_than_one_statement_takes(session: Session) -> None:
    opinions.put(session, [made_up(f"n-{number}") for number in range(1_200)])
    assert len(texts(session)) == 1_200
    opinions.remove(session, [f"n-{number}" for number in range(1_199)])
    assert list(texts(session)) == ["n-1199"]
    assert_the_index_is_right(session)


changes = st.lists(
    st.tuples(
        st.sampled_from("abcdefgh"),
        st.sampled_from(["wind dust", "string wind", "tails", "vinden æder støv"]) | st.none(),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=changes)
def test_the_index_follows_every_change(session: Session, changes: list[tuple[str, str | None]]) -> None:
    with session.begin_nested() as trial:
        for name, text in changes:
            if text is None:
                opinions.remove(session, [f"op-{name}"])
            else:
                opinions.put(session, [made_up(f"op-{name}", text)])
        assert_the_index_is_right(session)
        trial.rollback()


def test_the_library_is_indexed_when_it_is_loaded(session: Session) -> None:
    assert_the_index_is_right(session)


def test_the_loader_drops_no_other_opinions(session: Session, tmp_path_factory: pytest.TempPathFactory) -> None:
    opinions.put(session, [made_up("mine", category="airfryers"), made_up("hers", file="shopper", category="phones")])
    library.load(session, tmp_path_factory.mktemp("empty"))
    assert set(session.scalars(select(Opinion.id))) == {"mine", "hers"}
    assert_the_index_is_right(session)


def test_all_are_read_page_by_page(session: Session) -> None:
    stored = set(session.scalars(select(Opinion.id)))
    assert {row.id for row in opinions.every(session)} == stored
    first = opinions.page(session, "", 3)
    second = opinions.page(session, first[-1].id, 3)
    assert len({row.id for row in (*first, *second)}) == 6


def test_a_page_after_the_last_is_empty(session: Session) -> None:
    last = max(session.scalars(select(col(Opinion.id)).order_by(col(Opinion.id).desc()).limit(1)))
    assert opinions.page(session, last) == []

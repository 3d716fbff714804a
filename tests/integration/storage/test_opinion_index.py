"""Finding opinions in a large category by some words: the same on both databases, and never more work than needed."""

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlmodel import Session

from bot.domain.terms import stems
from storage import opinion_index, opinion_terms, opinions
from storage.database import Database
from storage.opinion_index import angle_word, candidates, candidates_with_words
from storage.tables import Opinion
from tests.integration.storage.made_up import made_up

COMMON, OFTEN, SELDOM = "dust", "wind", "string"
MANY = 3_000


def ids(rows: list[Opinion]) -> list[str]:
    return [row.id for row in rows]


def put(session: Session, *opinion: Opinion) -> None:
    opinions.put(session, opinion)


def test_opinions_with_some_of_the_words_are_found(session: Session) -> None:
    put(session, made_up("a", "The wind."), made_up("b", "A string."), made_up("c", "Dust."))
    assert set(ids(candidates(session, "kites", stems("wind string"), "en", 10))) == {"a", "b"}


def test_another_category_is_not_looked_at(session: Session) -> None:
    put(session, made_up("a", "The wind."), made_up("b", "The wind.", category="gongs"))
    assert ids(candidates(session, "kites", ["wind"], "en", 10)) == ["a"]
    assert ids(candidates(session, "gongs", ["wind"], "en", 10)) == ["b"]
    assert candidates(session, "nowhere", ["wind"], "en", 10) == []


def test_the_rarest_words_come_first_and_of_equals_the_newest(session: Session) -> None:
    put(session, *(made_up(f"w-{number}", "The wind.") for number in range(3)), made_up("s", "A string."))
    put(session, made_up("z", "The wind and a string."))
    assert ids(candidates(session, "kites", ["wind", "string"], "en", 10)) == ["z", "s", "w-2", "w-1", "w-0"]
    assert ids(candidates(session, "kites", ["wind", "string"], "en", 2)) == ["z", "s"]


def test_words_of_both_languages_find_an_opinion(session: Session) -> None:
    put(session, made_up("a", "The string tangles.", text_da="Snoren filtrer."))
    assert ids(candidates(session, "kites", stems("snoren"), "en", 10)) == ["a"]
    assert ids(candidates(session, "kites", stems("tangled"), "da", 10)) == ["a"]


def test_only_what_is_said_in_the_language_is_found(session: Session) -> None:
    put(session, *(made_up(f"e-{number}", "The wind.") for number in range(5)))
    put(session, made_up("d", "", text_da="Wind."))
    put(session, *(made_up(f"f-{number}", "The wind.") for number in range(5)))
    assert ids(candidates(session, "kites", ["wind"], "da", 5)) == ["d"]
    assert len(candidates(session, "kites", ["wind"], "en", 20)) == 10


def test_an_argument_is_found_as_a_word_is(session: Session) -> None:
    put(session, made_up("a", "It hums.", angle="noise"), made_up("b", "It fades.", angle="durability"))
    assert ids(candidates(session, "kites", [angle_word("noise")], "en", 10)) == ["a"]


def test_each_is_told_with_those_of_the_words_that_it_has(session: Session) -> None:
    put(session, made_up("a", "The wind tears a string.", angle="noise"), made_up("b", "The wind."))
    words = ["wind", "string", "dust", angle_word("noise")]
    told = {row.id: said for row, said in candidates_with_words(session, "kites", words, "en", 10)}
    assert told == {"a": {"wind", "string", angle_word("noise")}, "b": {"wind"}}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text() | st.sampled_from(['"', "a OR b", "*", "'", ")", "airfryer", "larm"]), max_size=50))
def test_any_words_may_be_asked_for(session: Session, words: list[str]) -> None:
    assert len(candidates(session, "airfryers", words, "da", 5)) <= 5
    assert len(candidates(session, words[0] if words else "", words, "en", 5)) <= 5


@pytest.fixture(scope="module")
def crowd() -> list[Opinion]:
    """A category of thousands: nine of ten have one word, a third another, a few the third."""
    random, rows = Random(3), []
    for number in range(MANY):
        words = [word for word, share in ((COMMON, 0.9), (OFTEN, 0.33), (SELDOM, 0.004)) if random.random() < share]
        rows.append(made_up(f"n-{number}", " ".join([*words, f"word{number % 97}"])))
    return rows


@pytest.fixture
def crowded(session: Session, crowd: list[Opinion]) -> Iterator[Session]:
    opinions.put(session, [made_up(row.id, row.text_en) for row in crowd])
    session.expire_all()
    yield session
    session.expunge_all()


def has(crowd: list[Opinion], *words: str) -> set[str]:
    return {row.id for row in crowd if set(words) <= set(row.text_en.split())}


def test_a_word_that_most_have_is_left_out(crowded: Session) -> None:
    assert candidates(crowded, "kites", [COMMON], "en", 10) == []


def test_a_rare_word_is_found_everywhere(crowded: Session, crowd: list[Opinion]) -> None:
    rows = candidates(crowded, "kites", [COMMON, OFTEN, SELDOM], "en", 10)
    few = has(crowd, SELDOM)
    assert len(few) >= 5
    assert set(ids(rows)[:5]) <= few


def test_of_a_common_word_a_sample_is_looked_at(crowded: Session, crowd: list[Opinion]) -> None:
    every = ids(candidates(crowded, "kites", [OFTEN], "en", MANY))
    assert set(every) <= has(crowd, OFTEN)
    assert 50 < len(every) <= opinion_index.SPAN < len(has(crowd, OFTEN))


def test_what_has_both_a_common_and_a_rarer_word_comes_first(crowded: Session, crowd: list[Opinion]) -> None:
    both = has(crowd, OFTEN, "word5")
    assert len(both) > 3
    assert set(ids(candidates(crowded, "kites", [OFTEN, "word5"], "en", len(both)))) == both


def test_both_databases_find_the_same(
    common_sqlite: Database, common_postgresql: Database, crowd: list[Opinion]
) -> None:
    questions = [[OFTEN], [SELDOM], [OFTEN, SELDOM], [OFTEN, "word7"], ["word1", "word2", "word3", OFTEN, SELDOM]]
    answers = []
    for database in (common_sqlite, common_postgresql):
        with Session(database.engine) as session:
            session.begin()
            opinions.put(session, [made_up(row.id, row.text_en) for row in crowd])
            answers.append([ids(candidates(session, "kites", words, "en", 30)) for words in questions])
            session.rollback()
    assert answers[0] == answers[1]
    assert all(answers[0])


def test_the_work_is_bounded(crowded: Session) -> None:
    """However many words are asked for: a few statements, and a few rows for each word."""
    statements: list[str] = []
    connection = crowded.connection()
    event.listen(connection, "before_cursor_execute", lambda *call: statements.append(call[2]))
    candidates(crowded, "kites", [OFTEN, SELDOM, *(f"word{number}" for number in range(97))], "en", 10)
    assert len(statements) <= 4
    assert max(statement.count("UNION ALL") for statement in statements) < opinion_index.MOST_ASKED


def test_a_sample_holds_an_eighth_of_the_one_before() -> None:
    held = [opinion_terms._samples_with(f"n-{number}") for number in range(20_000)]  # noqa: SLF001  by chance, and always the same
    shares = [sum(samples > sample for samples in held) / len(held) for sample in range(opinion_terms.SAMPLES)]
    assert shares == pytest.approx([1, 1 / 8, 1 / 64, 1 / 512], rel=0.35)

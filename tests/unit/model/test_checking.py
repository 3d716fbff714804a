"""What of a model's answer may be shown: nothing that is not stored, and no claim in its own words."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.advice.model.asking import request
from bot.advice.model.checking import Checked, check
from bot.advice.model.composing import compose
from bot.advice.model.draft import SCHEMA, Draft
from bot.advice.model.task import Fault
from bot.advice.templates import MOST_CHARACTERS, visible
from bot.domain.language import Language
from tests.support.occasions import QUESTIONS, SAID, answer, occasion
from tests.support.seeded import seeded

BAD: dict[Fault, list[dict[str, Any]]] = {
    Fault.ID: [{"opinion": "o8"}, {"opinion": "a1"}, {"opinion": "x"}],
    Fault.LENGTH: [
        {"reflection": ""},
        {"reflection": "   "},
        {"reflection": "word " * 60},
        {"reflection": "Oh! Oh!"},
        {"reflection": "Rome"},
    ],
    Fault.SIGNS: [
        {"reflection": text}
        for text in (
            "It costs 89.",
            "Half of it, ½ even.",
            "It is € a lot.",
            "<b>Think</b> again.",
            "Think *again*.",
            "See shop.example for it.",
            "Mail a@b for it.",
            "It is lovely \U0001f600.",
            "Think\nagain.",
            "Th\u200bink.",
            "\u202eagain",
            "Подумай",
            "&lt;b&gt;",
            "[link](x)",
            "fem٣",
        )
    ],
    Fault.WORDS: [
        {"reflection": text}
        for text in (
            "It costs fifty euro.",
            "Amazon has it for you.",
            "You could ask your friend Anna.",
            "Det er en dejlig tanke efter en lang dag.",
        )
    ],
    Fault.CLAIM: [{"reflection": "It is big and long."}, {"reflection": "It keeps your home nice."}],
    Fault.QUESTIONS: [{"reflection": "You like it, right?"}, {"reflection": "What is it? And why?"}],
    Fault.BANNED: [
        {"reflection": "You should wait."},
        {"reflection": "You'll regret it."},
        {"reflection": "Well done."},
        {"reflection": "Think of it less, perhaps."},
    ],
    Fault.REPEATED: [{"reflection": "The oven with the fan on does the same"}],
}


def checked(language: Language = Language.ENGLISH, **other: Any) -> Checked | frozenset[Fault]:
    at = occasion(language)
    return check(Draft(**answer(language, **other)), request(at, SAID[language]), at, SAID[language])


def test_a_word_is_no_reflection() -> None:
    assert checked(reflection="You see.") == frozenset({Fault.LENGTH})


@pytest.mark.parametrize("language", Language)
def test_a_good_answer_passes(language: Language) -> None:
    found = checked(language)
    assert isinstance(found, Checked)
    assert found.opinion in occasion(language).opinions


@pytest.mark.parametrize(("fault", "other"), [(fault, other) for fault, others in BAD.items() for other in others])
def test_what_is_wrong_is_named(fault: Fault, other: dict[str, Any]) -> None:
    found = checked(**other)
    assert not isinstance(found, Checked)
    assert fault in found


@pytest.mark.parametrize(
    "other",
    [
        {"reflection": "A Philips in the kitchen is a nice thought."},
        {"product": "Philips airfryer"},
        {"question": None},
        {"opinion": None, "alternatives": []},
        {"reflection": "You keep thinking about it, and it sounds lovely."},
        {"alternatives": ["a1", "a1"]},
    ],
)
def test_the_shopper_s_own_words_are_theirs(other: dict[str, Any]) -> None:
    assert isinstance(checked(**other), Checked)


@pytest.mark.parametrize(
    "question", ["Why? And when?", "Think about it.", "Shall we buy it now?", "Is it 49 euro?", "What of Amazon?", ""]
)
def test_a_question_that_may_not_be_shown_is_left_out(question: str) -> None:
    found = checked(question=question)
    assert isinstance(found, Checked)
    assert found.draft.question is None


def test_there_is_one_question_at_most() -> None:
    found = checked(reflection="Is it the dinner or the quiet?")
    assert isinstance(found, Checked)
    assert found.draft.question is None


@pytest.mark.parametrize("product", ["Ninja airfryer", "", "https://evil.example"])
def test_a_name_that_is_not_the_shopper_s_is_left_out(product: str) -> None:
    found = checked(product=product)
    assert isinstance(found, Checked)
    assert found.draft.product is None


def test_only_given_alternatives_are_kept_and_two_at_most() -> None:
    found = checked(alternatives=["o1", "a9", "a3", "a1", "a1", "a2"])
    assert isinstance(found, Checked)
    assert [way.id for way in found.alternatives] == ["a-later", "a-own"]


TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "It",
                "costs",
                "89",
                "€",
                "euro",
                "Amazon",
                "buy",
                "it",
                "now",
                "http://x.dk",
                "<b>",
                "x.com",
                "fifty",
                "You",
                "like",
                "sounds",
                "?",
            ]
        ),
        max_size=12,
    ).map(" ".join),
    st.sampled_from([QUESTIONS[Language.ENGLISH], "A lovely thought."]),
)
ANSWERS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(SCHEMA["properties"]["kind"]["enum"]),
        "opinion": st.one_of(st.none(), st.sampled_from(["o1", "o2", "o3", "a1"]), st.text(max_size=5)),
        "alternatives": st.lists(st.sampled_from(["a1", "a3", "a4", "x"]), max_size=2),
        "reflection": TEXTS,
        "question": st.one_of(st.none(), TEXTS),
        "product": st.one_of(st.none(), TEXTS),
        "purchase": st.sampled_from(["want", "planned", "gift", "essential"]),
    }
)


@given(ANSWERS)
@settings(max_examples=400, deadline=None)
def test_nothing_ungrounded_gets_through(told: dict[str, Any]) -> None:
    given_to, said = occasion(), SAID[Language.ENGLISH]
    found = check(Draft(**told), request(given_to, said), given_to, said)
    if not isinstance(found, Checked):
        return
    text = compose(given_to, found, seeded()).text
    theirs = f"{found.draft.reflection} {found.draft.question or ''}"
    stored = {o.text for o in given_to.opinions} | {way.text for way in given_to.alternatives}
    assert not re.search(r"[\d€$£%<>@/\\*_`#\[\]{}]|https?|\w\.\w", theirs)
    assert not re.search(r"(?i)amazon|euro|fifty|buy it|buy now", theirs)
    assert found.opinion is None or found.opinion.text in stored
    assert all(way.text in stored for way in found.alternatives)
    assert len(visible(text)) <= MOST_CHARACTERS
    assert text.index("A way to be fine without it: nothing.") > 0


@pytest.mark.parametrize(
    "change", [{"kind": "x"}, {"opinion": 1}, {"alternatives": "a"}, {"extra": 1}, {"purchase": ""}]
)
def test_another_form_is_none(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Draft(**answer(**change))


def test_the_schema_is_the_form() -> None:
    assert list(SCHEMA["properties"]) == SCHEMA["required"] == list(Draft.model_fields)
    assert SCHEMA["additionalProperties"] is False

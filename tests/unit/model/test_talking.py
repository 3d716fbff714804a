"""What of a model's talk may be shown: nothing but plain words that claim nothing, and none where code has its own."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice.model import tasks
from bot.advice.model.talking import SCHEMA, Exchange, TalkDraft, Talked, Turn, check_talk
from bot.advice.model.task import Fault
from bot.domain.language import Language
from bot.domain.temptation import Reason

HEARD = "A kitchen that smells of bread is a lovely thought."
BEFORE = Turn("I love bread", "That sounds warm.")


def exchange(*, last: bool = False) -> Exchange:
    return Exchange(
        Language.ENGLISH, "bread machine", "€120", "Rome", "It wants a place.", (BEFORE,), "I would bake", last
    )


def draft(**other: Any) -> TalkDraft:
    told = {"about": "this", "reason": "other", "reply": HEARD, "question": "What would you bake first?", **other}
    return TalkDraft.model_validate_json(json.dumps(told))


def test_the_words_and_the_question() -> None:
    assert check_talk(draft(), exchange()) == Talked(words=f"{HEARD} What would you bake first?")
    assert check_talk(draft(reason="social"), exchange()) == Talked(
        reason=Reason.SOCIAL, words=f"{HEARD} What would you bake first?"
    )


def test_nothing_is_asked_at_the_end() -> None:
    assert check_talk(draft(), exchange(last=True)) == Talked(words=HEARD)
    assert check_talk(draft(reply="What would you bake?"), exchange(last=True)) == frozenset({Fault.QUESTIONS})


@pytest.mark.parametrize("question", ["Buy it?", "At shop.example?", "Why? Why?", "Tell me.", "Only 49?"])
def test_a_question_that_may_not_be_shown_is_left_out(question: str) -> None:
    assert check_talk(draft(question=question), exchange()) == Talked(words=HEARD)


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ({"reason": "distress"}, Talked(distress=True)),
        ({"about": "something-else"}, Talked(elsewhere=True)),
        ({"reason": "broken"}, Talked(reason=Reason.BROKEN)),
        ({"reason": "need"}, Talked(reason=Reason.NEED)),
        ({"reason": "gift"}, Talked(reason=Reason.GIFT)),
    ],
)
def test_where_code_has_words_of_its_own_the_model_s_are_not_used(other: dict[str, str], found: Talked) -> None:
    assert check_talk(draft(reply="Only 49 euro at evil.example!", **other), exchange()) == found


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        ("It is only 49.", Fault.SIGNS),
        ("You should wait a bit.", Fault.BANNED),
        ("Studies show that it passes.", Fault.WORDS),
        ("You could see a therapist about it.", Fault.WORDS),
        ("You deserve it.", Fault.BANNED),
        ("Philips makes a good one.", Fault.WORDS),
        ("Det lyder rigtig hyggeligt.", Fault.WORDS),
        ("", Fault.LENGTH),
        ("so " * 100, Fault.LENGTH),
        (BEFORE.replied, Fault.REPEATED),
    ],
)
def test_what_may_not_be_shown(reply: str, fault: Fault) -> None:
    found = check_talk(draft(reply=reply), exchange())
    assert isinstance(found, frozenset)
    assert fault in found


PARTS = (
    "that is a lovely thought",
    "49",
    "€",
    "euro",
    "Amazon",
    "buy it",
    "now",
    "x.com",
    "<b>",
    "fifty",
    "you should",
    "?",
)
WORDS = st.lists(st.sampled_from(PARTS), max_size=12).map(" ".join)


@given(
    st.sampled_from(["this", "something-else"]),
    st.sampled_from(SCHEMA["properties"]["reason"]["enum"]),
    st.one_of(WORDS, st.text(max_size=300)),
    st.one_of(st.none(), WORDS, st.text(max_size=300)),
    st.booleans(),
)
@settings(max_examples=400, deadline=None)
def test_nothing_ungrounded_gets_through(about: str, reason: str, reply: str, question: str | None, last: bool) -> None:
    found = check_talk(draft(about=about, reason=reason, reply=reply, question=question), exchange(last=last))
    words = "" if isinstance(found, frozenset) else found.words
    assert not re.search(r"[\d€$£%<>@/\\*_`#\[\]{}]|https?|\w\.\w", words)
    assert not re.search(r"(?i)amazon|euro|fifty|buy it|buy now|you should", words)
    assert words.count("?") <= (0 if last else 1)


def test_the_schema_is_the_form() -> None:
    assert list(SCHEMA["properties"]) == SCHEMA["required"] == list(TalkDraft.model_fields)
    assert SCHEMA["additionalProperties"] is False


def test_the_same_talk_is_the_same_task() -> None:
    assert tasks.talk(exchange()) == tasks.talk(exchange())
    assert hash(tasks.talk(exchange())) == hash(tasks.talk(exchange()))
    assert tasks.talk(exchange()) != tasks.talk(exchange(last=True))

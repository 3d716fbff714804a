"""What may stand in an opinion from anybody: each rule by a text that breaks it, and any input at all."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain import libraryrules, opinionfields
from bot.domain.opinionfields import FIELDS, OpinionFields, UnusableOpinionError
from tests.support.opinion_files import told

TODAY = date(2026, 11, 24)
CATEGORIES = frozenset({"airfryers", "books"})


def problem(**values: object) -> str:
    """What is wrong with an opinion that is right but for these fields."""
    with pytest.raises(UnusableOpinionError) as caught:
        opinionfields.read({**told(1), **values}, CATEGORIES, TODAY)
    return str(caught.value)


def test_an_opinion_that_keeps_the_rules_is_read() -> None:
    read = opinionfields.read(told(1), CATEGORIES, TODAY)
    assert {name: str(getattr(read, name)) for name in FIELDS} == told(1)
    assert read.dated == date(2026, 11, 1)


@pytest.mark.parametrize(
    "values",
    [
        {"text_en": ""},
        {"text_da": None},
        {"dated": "2026-11-25"},
        {"source": " A repair café ", "category": "books\n"},
        {"kind": "editorial", "source": "Omtanke"},
        {"id": "x"},
        {"id": "9f1c7c1e-4c1f-4f7e-9a53-0a3f3f7b2d11"},
        {"text_en": "It is loud! Is that so?"},
        {"text_en": "In a test of 14 of them, 3 were loud."},
    ],
)
def test_what_anybody_may_say(values: dict[str, object]) -> None:
    assert isinstance(opinionfields.read({**told(1), **values}, CATEGORIES, TODAY), OpinionFields)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"id": ""}, "id is not 1 to 64"),
        ({"id": "=cmd"}, "id is not 1 to 64"),
        ({"id": "a b"}, "id is not 1 to 64"),
        ({"id": "x" * 65}, "id is not 1 to 64"),
        ({"id": 7}, "id is no text"),
        ({"category": "gongs"}, "there is no category “gongs”"),
        ({"angle": "mood"}, "angle “mood” is none of borrow, durability"),
        ({"strategy": "guilt"}, "strategy “guilt” is none of desire-reduction"),
        ({"kind": ""}, "kind “” is none of editorial, sourced"),
        ({"interest": "commission"}, "interest “commission” is none of advises, none, sells"),
        ({"source": ""}, "source has 0 characters, not 2 to 80"),
        ({"source": "www.shop.example"}, "source holds an address or a link"),
        ({"source": "=HYPERLINK(1)"}, "source begins with one of"),
        ({"kind": "editorial"}, "what is editorial is Omtanke's own"),
        ({"dated": "24-11-2026"}, "dated “24-11-2026” is no date"),
        ({"dated": "2026-02-30"}, "dated “2026-02-30” is no date"),
        ({"dated": "20261101"}, "is no date"),
        ({"dated": "2026-11-26"}, "dated 2026-11-26 lies in the future"),
        ({"text_en": "", "text_da": " "}, "there is no text, neither text_en nor text_da"),
        ({"text_en": "Loud."}, "text_en has 5 characters, not 20 to 170"),
        ({"text_da": "Larm. " * 40 + "Larm."}, "text_da has 245 characters, not 20 to 170"),
        ({"text_en": "It is loud, see https://example.com for more."}, "text_en holds an address or a link"),
        ({"text_en": "It is loud, says my shop at @cheap here."}, "text_en holds a handle"),
        ({"text_en": "It is <b>loud</b> in the kitchen."}, "text_en holds one of the characters"),
        ({"text_en": "It is loud\nin the kitchen at night."}, "text_en holds a line break"),
        ({"text_en": "=1+1 is what it costs to keep it."}, "text_en begins with one of the characters = + - @"),
        ({"text_en": "-1 for how loud it is at night."}, "text_en begins with one of"),
        ({"text_en": "It is \u202eloud in the kitchen."}, "text_en holds an invisible character"),
        ({"text_en": "It is \x00loud in the kitchen."}, "text_en holds an invisible character"),
        ({"text_en": "It is \ud800loud in the kitchen."}, "text_en holds an invisible character"),
        ({"text_da": "Du skal lade den blive i butikken."}, "text_da says “du skal”, which the bot never does"),
        ({"text_en": "You don’t need one of these at all."}, "text_en says “you don't need”"),
        ({"dated": "soon", "angle": "mood"}, "; dated “soon” is no date"),
    ],
)
def test_what_nobody_may_say(values: dict[str, object], said: str) -> None:
    assert said in problem(**values)


@settings(max_examples=150, deadline=None)
@given(
    fields=st.dictionaries(
        st.sampled_from(FIELDS), st.text() | st.none() | st.integers() | st.lists(st.text(), max_size=2)
    )
)
def test_any_input_is_an_opinion_or_a_reason(fields: dict[str, object]) -> None:
    read = None
    with suppress(UnusableOpinionError):
        read = opinionfields.read({**told(1), **fields}, CATEGORIES, TODAY)
    if read:
        assert libraryrules.line_problems(read.source) == []
        assert all(libraryrules.line_problems(text) == [] for text in (read.text_en, read.text_da) if text)
        f"{read}".encode()  # what is read can be written

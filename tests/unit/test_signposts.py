"""Words lead to the category that they name, however they are written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.signposts import Signposts
from bot.domain.terms import stems

REST = "rest"
PHRASES = {
    "hair": ["hårtørrer", "airwrap", "dyson airwrap", "krøllejern"],
    "vacuums": ["støvsuger", "dyson", "dyson støvsuger", "robot vacuum"],
    "phones": ["iphone", "telefon", "mobile phone"],
    "cases": ["cover", "iphone cover", "leather case", "etui"],
    "shoes": ["sko", "sneakers", "running shoes"],
    "football": ["fodbold", "football"],
    "furniture": ["stol", "chest of drawers", "kontor"],
    "coffee": ["kaffemaskine", "espresso machine"],
    "concerts": ["ticket"],
}
POSTS = Signposts({name: [" ".join(stems(p)) for p in phrases] for name, phrases in PHRASES.items()}, REST)


@pytest.mark.parametrize(
    ("text", "category", "said"),
    [
        ("en hårtørrer", "hair", "hårtørrer"),
        ("hårtørreren", "hair", "hårtørreren"),
        ("rejsehårtørrer", "hair", "rejsehårtørrer"),
        ("hår tørrer", "hair", "hår tørrer"),
        ("haartoerrer", "hair", "haartoerrer"),
        ("hårtøter", "hair", "hårtøter"),
        ("Dyson Airwrap", "hair", "dyson airwrap"),
        ("Dyson V15", "vacuums", "dyson"),
        ("dyson robot vacuum", "vacuums", "robot vacuum"),
        ("cover til min iphone", "cases", "iphone cover"),
        ("etui til telefon", "cases", "etui"),
        ("iphone med etui", "phones", "iphone"),
        ("fodboldsko", "shoes", "fodboldsko"),
        ("kontorstol", "furniture", "kontorstol"),
        ("chest of drawers", "furniture", "chest of drawers"),
        ("kaffe maskine", "coffee", "kaffe maskine"),
        ("expresso machine", "coffee", "expresso machine"),
        ("ticket", "concerts", "ticket"),
    ],
)
def test_a_text_leads_to_its_category(text: str, category: str, said: str) -> None:
    sign = POSTS.follow(text)
    assert (sign.category, sign.said) == (category, said)
    assert sign.fit > 0


@pytest.mark.parametrize(
    "text", ["", "massagepistol", "kvante", "drawers", "robot", "case", "123", "ko", "sk", "lottery ticket"]
)
def test_what_leads_nowhere_leads_to_the_rest(text: str) -> None:
    assert (POSTS.follow(text).category, POSTS.follow(text).fit) == (REST, 0)


def test_the_message_helps_where_the_name_leaves_it_open() -> None:
    assert POSTS.follow("dyson").category == "vacuums"
    assert POSTS.follow("den nye", "har set den nye krøllejern-agtige fra dyson, airwrap").category == "hair"
    assert POSTS.follow("iphone cover", "iphone cover til min iphone, elsker min iphone").category == "cases"


def test_the_words_of_a_category() -> None:
    assert POSTS.words_of("coffee") == set(stems("kaffemaskine espresso machine"))
    assert POSTS.words_of("nowhere") == frozenset()


@settings(max_examples=150, deadline=None)
@given(thing=st.text(), message=st.text())
def test_any_text_leads_somewhere(thing: str, message: str) -> None:
    sign = POSTS.follow(thing, message)
    assert sign.category in {*PHRASES, REST}
    assert (sign.fit > 0) is (sign.category != REST)

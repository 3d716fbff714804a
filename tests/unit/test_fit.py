"""What of a category's opinions answers the rest of a message."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.angles import angles_of
from bot.domain.fit import Told, asked_words, fits
from bot.domain.terms import stems

TEXTS = {
    "dust": "It gathers dust on the shelf.",
    "wind": "It waits for wind, and the string tangles.",
    "string": "A string is soon lost.",
}
OPINIONS = [Told("hype", frozenset(stems(text))) for text in TEXTS.values()]


def ranking(text: str, known: str = "kite") -> list[str]:
    scores = dict(zip(TEXTS, fits(text, (), set(stems(known)), OPINIONS), strict=True))
    return sorted(scores, key=lambda name: -scores[name])


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kite with a string for the wind", "wind"),
        ("kite and the winds", "wind"),
        ("dusts", "dust"),
        ("STRING lost!", "string"),
    ],
)
def test_opinions_that_speak_of_the_other_words_come_first(text: str, first: str) -> None:
    assert ranking(text)[0] == first


@pytest.mark.parametrize("text", ["kite", "", "for it on", "quantum", "kites"])
def test_what_tells_nothing_apart_leaves_all_alike(text: str) -> None:
    assert fits(text, (), {"kite"}, OPINIONS) == [0.5, 0.5, 0.5]


def test_the_words_that_led_to_the_category_are_dropped() -> None:
    assert asked_words("A red kite, a KITE for the beach", {"kite"}) == ["beach"]


def test_an_argument_counts_more_than_words() -> None:
    told = [Told("space", frozenset()), Told("hype", frozenset(stems("cupboard small kitchen")))]
    space, words = fits("no room in my small kitchen cupboard", {"space"}, (), told)
    assert [space, words] == pytest.approx([0.8, 0.65])


@settings(max_examples=100, deadline=None)
@given(text=st.text())
def test_any_text_has_a_fit(text: str) -> None:
    assert all(0.5 <= score <= 1.0 + 1e-9 for score in fits(text, {"space"}, (), OPINIONS))


@pytest.mark.parametrize(
    ("text", "angles"),
    [
        ("airfryer 899, men jeg har ikke plads", {"space"}),
        ("støjer den meget?", {"noise"}),
        ("everyone has one", {"hype"}),
        ("a tent for one weekend", {"borrow"}),
        ("I already have two jackets", {"overlap"}),
        ("er den svær at gøre ren?", {"learning-curve", "upkeep"}),
        ("en ny taske til 800", set()),
        ("har set en airfryer", set()),
        ("", set()),
    ],
)
def test_what_a_message_speaks_of(text: str, angles: set[str]) -> None:
    assert angles_of(text) == angles

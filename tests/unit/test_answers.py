"""Short answers to questions that the bot asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.answers import leaves_out, which_of

SHOE_AND_BAG = ("sko", "en rød taske", "shoes", "a red bag")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("den første", 0),
        ("First!", 0),
        ("nummer 2", 1),
        ("den anden", 1),
        ("the second one", 1),
        ("3", 2),
        ("den sidste, tak", 3),
        ("tasken", 1),
        ("shoes", 2),
        ("the red bag", 3),
        ("begge", 0),
        ("you choose", 0),
        ("5", None),
        ("en sofa", None),
        ("hvad?", None),
        ("", None),
    ],
)
def test_one_of_several_is_told_by_its_place_or_its_name(text: str, place: int | None) -> None:
    assert which_of(text, SHOE_AND_BAG) == place


@pytest.mark.parametrize(
    "text", ["det ved jeg ikke", "ved ikke", "aner det ikke", "nej", "I don't know", "no idea", "not sure yet"]
)
def test_no_price_to_tell(text: str) -> None:
    assert leaves_out(text)


@pytest.mark.parametrize("text", ["hvad?", "ja", "fortæl en vittighed", "what", "yes", "jeg købte den", "499", ""])
def test_what_says_nothing_of_the_price(text: str) -> None:
    assert not leaves_out(text)


@settings(max_examples=200, deadline=None)
@given(text=st.text())
def test_any_text_may_be_an_answer(text: str) -> None:
    assert which_of(text, SHOE_AND_BAG) in {None, 0, 1, 2, 3}
    assert leaves_out(text) in {True, False}

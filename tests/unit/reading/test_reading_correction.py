"""A price that corrects the one before."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.reading import read_correction, read_price_answer

CORRECTED = (
    ("nej, 399", "399"),
    ("Nej 399 kr", "399"),
    ("nej, den koster 1.299,-", "1299"),
    ("jeg mente 399", "399"),
    ("ups, jeg mente 2499 kr.", "2499"),
    ("399 ikke 499", "399"),
    ("399 kr, ikke 499 kr", "399"),
    ("faktisk 250 kr", "250"),
    ("no, 25", "25"),
    ("sorry, I meant $25", "25"),
    ("actually it's 25 euros", "25"),
    ("25 not 35", "25"),
    ("make that £40", "40"),
)
NO_CORRECTION = (
    "nej",
    "nej tak",
    "399",
    "nej, en airfryer til 399",
    "actually I want sneakers for 900",
    "nej, den er fra 1998 og rød",
    "",
)


@pytest.mark.parametrize(("text", "amount"), CORRECTED)
def test_the_right_price_is_told(text: str, amount: str) -> None:
    told = read_correction(text)
    assert told is not None
    money = read_price_answer(told, home_currency="DKK", language=None).money
    assert money is not None
    assert str(money.amount).removesuffix(".00") == amount


@pytest.mark.parametrize("text", NO_CORRECTION)
def test_other_messages_correct_nothing(text: str) -> None:
    assert read_correction(text) is None


@settings(max_examples=200, deadline=None)
@given(text=st.text() | st.from_regex(r"nej,? [0-9., ]{1,50}", fullmatch=True))
def test_any_text_can_be_one(text: str) -> None:
    told = read_correction(text)
    assert told is None or any(character.isdigit() for character in told)

"""Neighbours' and other languages: the thing is named, and the bot answers in Danish or, further off, in English."""

import pytest

from bot.domain.language import Language
from bot.domain.reading import read
from bot.domain.temptation import Kind

DANISH = {
    "jag vill köpa en ny jacka för 899 kronor": ("ny jacka", "899.00 SEK"),
    "ska jag köpa nya hörlurar för 1 299:-": ("nya hörlurar", "1299.00 SEK"),
    "borde jag köpa en robotdammsugare? 3 995:-": ("robotdammsugare", "3995.00 SEK"),
    "vad tycker du om en ny cykel för 7000 kronor": ("ny cykel", "7000.00 SEK"),
    "jeg har lyst på ei ny jakke til 899 kr": ("ny jakke", "899.00 DKK"),
    "jeg vurderer å kjøpe en ny sykkel til 7000 kr": ("ny sykkel", "7000.00 DKK"),
    "skal jeg kjøpe nye høretelefoner?": ("nye høretelefoner", ""),
}
FURTHER_OFF = {
    "ich möchte eine neue Jacke für 120 Euro kaufen": ("neue Jacke", "120.00 EUR"),
    "je veux acheter un nouveau téléphone à 800 euros": ("nouveau téléphone", "800.00 EUR"),
    "quiero comprar unas zapatillas por 90 euros": ("zapatillas", "90.00 EUR"),
    "ik wil een nieuwe fiets kopen voor 700 euro": ("nieuwe fiets", "700.00 EUR"),
}


@pytest.mark.parametrize("text", DANISH | FURTHER_OFF)
def test_the_thing_and_its_price(text: str) -> None:
    said = read(text, home_currency="DKK")
    money = said.price.money
    assert said.kind is Kind.WANT
    assert (said.product, f"{money.amount} {money.currency}" if money else "") == (DANISH | FURTHER_OFF)[text]


@pytest.mark.parametrize("text", DANISH)
def test_neighbours_are_answered_in_danish(text: str) -> None:
    assert read(text, home_currency="DKK").language is Language.DANISH


@pytest.mark.parametrize("text", FURTHER_OFF)
def test_further_off_is_not_taken_for_danish(text: str) -> None:
    assert read(text, home_currency="EUR").language is not Language.DANISH

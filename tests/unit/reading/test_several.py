"""Several things in one message: each its own price, or none; one thing stays one."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.money import Money
from bot.domain.reading import read
from bot.domain.reading.several import MOST
from bot.domain.temptation import Kind


def told(text: str) -> list[tuple[str, Money | None]]:
    return [(item.product, item.price.money) for item in read(text, home_currency="DKK").things]


def kr(amount: int) -> Money:
    return Money(amount * 100, "DKK")


SEVERAL = {
    "sko til 899 kr og en taske til 1.299 kr": [("sko", kr(899)), ("taske", kr(1299))],
    "AirPods 1.899 og Apple Watch 3.299": [("AirPods", kr(1899)), ("Apple Watch", kr(3299))],
    "a blender for $89 and a toaster for $45": [("blender", Money(8900, "USD")), ("toaster", Money(4500, "USD"))],
    "jeg overvejer en jakke til 1.200 kr, et par støvler til 900 kr og en hue til 150 kr": [
        ("jakke", kr(1200)),
        ("støvler", kr(900)),
        ("hue", kr(150)),
    ],
    "lampe 299 kr\nstol 799 kr\nbord 1.499 kr": [("lampe", kr(299)), ("stol", kr(799)), ("bord", kr(1499))],
    "- lampe: 299 kr\n- stol: 799 kr": [("lampe", kr(299)), ("stol", kr(799))],
    "rejse til Rom 3.500 kr og hotel 2.000 kr": [("rejse til Rom", kr(3500)), ("hotel", kr(2000))],
    "iPhone 8.999 kr eller Samsung 7.999 kr": [("iPhone", kr(8999)), ("Samsung", kr(7999))],
    "sko 600 kr, taske 400 kr, hat 200 kr, jakke 1000 kr, bluse 300 kr, ur 2000 kr": [
        ("sko", kr(600)),
        ("taske", kr(400)),
        ("hat", kr(200)),
        ("jakke", kr(1000)),
        ("bluse", kr(300)),
        ("ur", kr(2000)),
    ],
    "spotify 119/md og netflix 149/md": [("spotify", kr(119)), ("netflix", kr(149))],
    "jeg vil have en kaffemaskine, en blender og en toaster": [
        ("kaffemaskine", None),
        ("blender", None),
        ("toaster", None),
    ],
    "a jacket, a pair of boots, and a hat": [("jacket", None), ("boots", None), ("hat", None)],
    "a dress for 80 and shoes for 120 pounds and a bag": [
        ("dress", Money(8000, "GBP")),
        ("shoes", Money(12000, "GBP")),
        ("bag", None),
    ],
    "kjole 600 kr, sko 900 kr og en taske": [("kjole", kr(600)), ("sko", kr(900)), ("taske", None)],
    "sko 80 og en jakke til 120 euro": [("sko", Money(8000, "EUR")), ("jakke", Money(12000, "EUR"))],
    "2 x iPhone cases £15 each and a charger £20": [
        ("iPhone cases", Money(3000, "GBP")),
        ("charger", Money(2000, "GBP")),
    ],
    "en ny jakke og en rygsæk": [("ny jakke", None), ("rygsæk", None)],
    "I want a coffee machine and a grinder": [("coffee machine", None), ("grinder", None)],
}
ONE = [
    "PS5 med to spil 4.299 kr",
    "iPhone og cover 8.999 kr",
    "bukser og trøje 499 kr samlet",
    "bukser 299 kr og trøje 399 kr, i alt 698 kr",
    "sko 499 eller 599 kr",
    "airfryer 899 kr, før 1.299 kr",
    "airfryer 899 kr hos Elgiganten, 799 kr hos Power",
    "airfryer 899 kr og fragt 49 kr",
    "abonnement 99 kr om måneden og oprettelse 199 kr",
    "en bog om en hund og en kat",
    "en bog om en hund, en kat og en mus",
    "fitness 249 kr/md + 99 kr i oprettelse",
    "en jakke og en rygsæk til 899 kr",
    "sofa 5.999 kr og udbetaling 500 kr",
    "en playstation 4.000 kr og jeg tjener 20.000 kr",
    "a watch for $300 and I have $500 saved",
    "jakke 1.500 kr. Har lige købt bukser til 800 kr",
    "sko 899 kr og så sparer jeg 300 kr",
    "sneakers 1.299 kr, jeg har kun 2.000 kr tilbage",
    "iPhone 15 8.999 kr",
    "2 stk á 149,-",
]


@pytest.mark.parametrize("text", SEVERAL)
def test_each_thing_has_its_own_price(text: str) -> None:
    assert told(text) == SEVERAL[text]


@pytest.mark.parametrize("text", ONE)
def test_one_thing_stays_one(text: str) -> None:
    assert told(text) == []


def test_the_first_stands_for_the_message() -> None:
    reading = read("sko til 899 kr og en taske til 1.299 kr", home_currency="DKK")
    assert (reading.product, reading.price.money) == ("sko", kr(899))


@pytest.mark.parametrize("text", ["insulin 200 kr og en taske 1.299 kr", "en gave til mor 200 kr og en bog 99 kr"])
def test_only_wants_are_told_apart(text: str) -> None:
    reading = read(text, home_currency="DKK")
    assert reading.kind is not Kind.WANT
    assert reading.things == ()


@pytest.mark.parametrize(
    ("text", "besides"),
    [
        ("bleer 100 kr og en airfryer 899 kr", ["airfryer"]),
        ("diapers $10 and an airfryer $89", ["airfryer"]),
        ("en gave til min mor 300 kr og sko til mig selv 800", ["sko"]),
        ("insulin 200 kr og bleer 100 kr", []),
        ("bleer 100 kr", []),
        ("vaskemaskinen er gået i stykker, ny 4.000 kr", []),
        ("sko 600 kr og en taske 400 kr", []),
    ],
)
def test_what_is_wanted_beside_what_is_needed_is_not_lost(text: str, besides: list[str]) -> None:
    assert [item.product for item in read(text, home_currency="DKK").besides] == besides


@pytest.mark.parametrize(
    ("text", "maybe"),
    [
        ("sko, jakke, taske", ["sko", "jakke", "taske"]),
        ("sko, jakke og en taske?", ["sko", "jakke", "taske"]),
        ("jeg vil have sko, jakke og taske", ["sko", "jakke", "taske"]),
        ("shoes, a jacket and a bag", ["shoes", "jacket", "bag"]),
        ("shoes\njacket\nbag", ["shoes", "jacket", "bag"]),
        ("Ønskeliste:\n- sko\n- en jakke", ["sko", "jakke"]),
        ("leggings, lululemon", []),
        ("sko, sko, jakke", []),
        ("sofa, grå, 3 personer", []),
        ("sko, jakke, jeg kan ikke bestemme mig", []),
        ("sko og taske", []),
        ("sko, jakke, taske 899 kr", []),
        ("bleer, sko, jakke", []),
    ],
)
def test_a_bare_list_may_be_several_things(text: str, maybe: list[str]) -> None:
    reading = read(text, home_currency="DKK")
    assert [item.product for item in reading.maybe] == maybe
    assert reading.things == ()


@pytest.mark.parametrize(("count", "more"), [(MOST, False), (MOST + 1, True), (40, True)])
def test_what_goes_beyond_the_most_is_not_lost_unsaid(count: int, *, more: bool) -> None:
    names = [f"{chr(97 + n // 26)}{chr(97 + n % 26)}ting" for n in range(count)]
    priced = read(", ".join(f"{name} {100 + n} kr" for n, name in enumerate(names)), home_currency="DKK")
    bare = read("\n".join(names), home_currency="DKK")
    assert (len(priced.things), priced.more) == (len(bare.maybe), bare.more) == (MOST, more)


@given(
    st.lists(st.sampled_from(["sko", "en taske", "899 kr", "$45", " og ", ", ", "\n", " til ", "samlet"]), max_size=40)
)
@settings(max_examples=200, deadline=None)
def test_a_few_things_in_the_order_they_stand(parts: list[str]) -> None:
    reading = read("".join(parts), home_currency="DKK")
    spans = [item.price.span for item in reading.things if item.price.span]
    assert len(reading.things) <= MOST
    assert len(reading.things) != 1
    assert all(before[1] <= after[0] for before, after in pairwise(spans))

"""What a message tells that is about no temptation."""

import pytest

from bot.domain.reading import Aside, by_a_stranger, read, sounds_like_peril
from bot.domain.talk import read_reason
from bot.domain.temptation import Kind, Reason

GRIEF = ["min mor er lige død", "vi har mistet vores hund", "my mum just died", "My grandfather passed away yesterday"]
DECLINED = [
    "jeg vil ikke købe sko",
    "jeg skal ikke have flere sko",
    "jeg køber ikke flere sko",
    "jeg vil ikke have den jakke",
    "nej, jeg køber den ikke",
    "jeg skal ikke have flere bleer",
    "I don't want to buy shoes",
    "I won't buy any more shoes",
    "I'm not buying that jacket",
    "I don't want that jacket",
]
HEAVY = [
    "divorce",
    "I got fired today",
    "I just lost my job",
    "my husband left me",
    "we broke up",
    "skilsmisse",
    "vi skal skilles",
    "jeg er blevet fyret",
    "min kæreste har slået op",
]
BOUGHT = [
    "jeg har lige købt en jakke til 800",
    "jeg købte den",
    "jeg bestilte en lampe i går",
    "I just bought a jacket for $80",
    "I ordered it yesterday",
]
NONE = [
    "min computer er død",
    "jeg vil ikke undvære den jakke",
    "ikke kun sko 500 kr",
    "hvorfor ikke købe den jakke til 500 kr",
    "jeg vil ikke købe den gamle model, men den nye til 500 kr",
    "skal jeg ikke købe den jakke?",
    "jeg vil ikke gå glip af de sko",
    "I don't want to miss this sale on boots",
    "why not buy the jacket",
    "I don't want the old one, but the new one for $90",
    "jeg har købt en kjole til brylluppet, nu mangler jeg sko 500 kr",
    "jeg har lige købt en iphone, skal jeg købe et cover",
    "I bought a dress and now I want shoes",
    "jeg købte den ikke",
    "I didn't buy it",
]


@pytest.mark.parametrize(
    ("text", "aside"),
    [(text, Aside.GRIEF) for text in GRIEF]
    + [(text, Aside.DECLINED) for text in DECLINED]
    + [(text, Aside.BOUGHT) for text in BOUGHT],
)
def test_what_is_told_is_no_temptation(text: str, aside: Aside) -> None:
    said = read(text, home_currency="DKK")
    assert (said.aside, said.kind, said.product) == (aside, Kind.OTHER, None)


@pytest.mark.parametrize("text", HEAVY)
def test_a_blow_is_told_as_such(text: str) -> None:
    said = read(text, home_currency="DKK")
    assert (said.aside, said.kind, said.product) == (None, Kind.OTHER, None)
    assert read_reason(text) is Reason.MOOD


@pytest.mark.parametrize(("text", "kind"), [("divorce lawyer £900", Kind.ESSENTIAL), ("fired clay pot £30", Kind.WANT)])
def test_what_is_named_after_a_blow_is_a_thing(text: str, kind: Kind) -> None:
    assert read(text, home_currency="DKK").kind is kind


@pytest.mark.parametrize("text", NONE)
def test_what_only_sounds_like_it(text: str) -> None:
    assert read(text, home_currency="DKK").aside is None


def test_distress_and_what_is_fine_come_first() -> None:
    assert read("jeg har brugt huslejen på sko igen", home_currency="DKK").kind is Kind.DISTRESS
    assert read("jeg har købt en gave til min mor", home_currency="DKK").kind is Kind.GIFT


def test_a_stranger_tells_nothing_of_the_shopper() -> None:
    assert by_a_stranger(read("I just bought a jacket", home_currency="EUR")).aside is None


@pytest.mark.parametrize(
    "text", ["5000 kr til selvmord", "jeg hader mig selv", "500 to kill myself", "my husband hits me"]
)
def test_peril(text: str) -> None:
    assert sounds_like_peril(text)


@pytest.mark.parametrize(
    "text",
    [
        "20.000 kr til min gæld",
        "5000 to pay off my loans",
        "hvis jeg ikke kan lade være med at shoppe, så ringer jeg til min søster",
        "if I can't stop shopping, then I go for a walk",
    ],
)
def test_debts_and_plans_are_no_peril(text: str) -> None:
    assert not sounds_like_peril(text)

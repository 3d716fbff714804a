"""What a button says, said in other words."""

import pytest

from bot.domain.decisions import Act
from bot.domain.saying import read_act

SKIPPED = (
    "jeg lod være",
    "Jeg lod den ligge.",
    "jeg købte den ikke",
    "jeg vil ikke have den",
    "jeg sprang den over",
    "jeg springer over",
    "nej, jeg køber den ikke",
    "glem det",
    "I'll skip it",
    "I skipped it",
    "I didn't buy it",
    "I don't want it anymore",
    "I let it go",
    "I decided not to buy it",
    "jeg har valgt ikke at købe den",
)
BOUGHT = (
    "jeg købte den",
    "jeg har købt den alligevel",
    "jeg har lige bestilt den",
    "jeg køber den",
    "Jeg har lige købt den!",
    "ok, I'll buy it",
    "den er købt",
    "I bought it",
    "I bought it anyway",
    "I've ordered it",
    "I'll buy it",
    "I ended up buying it",
    "jeg endte med at købe den",
)
PAID = (
    "I ended up buying it for £60",
    "I bought it anyway for 59.99 euros",
    "jeg købte den til 400 kr.",
    "har købt dem på tilbud for 250",
    "I got it for $40 instead",
)
ALONE = ("skip", "Skip!", "never", "aldrig", "spring over")
NEITHER = (
    "jeg købte den for at få rabat",
    "skal jeg købe den?",
    "købte du den?",
    "jeg købte en jakke",
    "jeg vil ikke have den gamle",
    "I bought it with my rent",
    "should I buy it",
    "I got it",
    "lad være",
    "købt",
    "jeg købte sko",
    "glem ikke det",
    "I bought it for my mother",
    "I got it for 3 reasons",
    *ALONE,
    "",
)


@pytest.mark.parametrize(
    ("text", "act"),
    [(text, Act.SKIP) for text in SKIPPED]
    + [(text, Act.BUY) for text in BOUGHT]
    + [(text, Act.CHEAPER) for text in PAID]
    + [(text, None) for text in NEITHER],
)
def test_the_act_that_is_told(text: str, act: Act | None) -> None:
    assert read_act(text) is act


@pytest.mark.parametrize("text", ALONE)
def test_one_word_says_it_where_nothing_else_was_asked(text: str) -> None:
    assert read_act(text, unasked=True) is Act.SKIP


@pytest.mark.parametrize("text", ["no", "nej", "later", "skip leg day", "sko", ""])
def test_other_words_do_not(text: str) -> None:
    assert read_act(text, unasked=True) is None

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
)
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
    "",
)


@pytest.mark.parametrize(
    ("text", "act"),
    [(text, Act.SKIP) for text in SKIPPED] + [(text, Act.BUY) for text in BOUGHT] + [(text, None) for text in NEITHER],
)
def test_the_act_that_is_told(text: str, act: Act | None) -> None:
    assert read_act(text) is act

"""Which language a text is in."""

import pytest

from bot.domain.language import Language
from bot.domain.reading import detect_language, read

DANISH = [
    "skal jeg købe en airfryer til 899,-?",
    "Dyson Airwrap 4.499 kr.",
    "iPhone 15 til 8.999 kr",
    "PS5 på tilbud 3.299, før 3.999",
    "1 299 kr",
    "ca. 500 kr",
    "hej",
    "tak",
    "hårtørrer",
    "hudplejesæt",
    "insulinpumpe",
    "køkkenmaskine",
    "nye sneakers",
    "mit køleskab er gået i stykker",
    "en gave til min mor",
    "skal jeg koebe en ny telefon",
    "jag vill köpa nya skor",
    "jeg vil kjøpe nye sko",
    "I dag vil jeg have en kjole",
]
ENGLISH = [
    "tempted by Stanley cup $45",
    "should I get the new AirPods Pro for 249 euros?",
    "I want this dress",
    "my washing machine died",
    "noise cancelling headphones",
    "new sneakers",
    "hi",
    "thanks",
    "I can’t stop thinking about these shoes",
    "candles",
]
UNTOLD = [
    "",
    "PS5 3299",
    "€49,99",
    "airfryer",
    "Stanley cup",
    "Labubu",
    "500",
    "5k",
    "ok",
    "gift",
    "asdfgh",
    "👍",
    "ich möchte eine neue Tasche kaufen",
    "je veux acheter une nouvelle robe",
    "quiero comprar un vestido",
    "ik wil een nieuwe tas kopen",
    "хочу купить сумку",
    "新しい靴",
]


@pytest.mark.parametrize(
    ("text", "language"),
    [(text, Language.DANISH) for text in DANISH]
    + [(text, Language.ENGLISH) for text in ENGLISH]
    + [(text, None) for text in UNTOLD],
)
def test_language(text: str, language: Language | None) -> None:
    assert detect_language(text) is language
    assert read(text, home_currency="DKK").language is language

"""Questions about the bot itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.about import Topic, read_about

ASKED = {
    Topic.WHO: (
        "Hvem er du?",
        "er du en robot",
        "Er du et menneske eller en bot?",
        "are you an AI?",
        "who made you",
        "hej, hvad er du for en?",
    ),
    Topic.HOW: ("hvordan virker du?", "Hvad kan du?", "how does this work?", "what can you do for me?"),
    Topic.COST: ("hvad koster det at bruge dig?", "er det gratis", "Is it free?", "how much do you cost?"),
    Topic.GAIN: (
        "tjener du penge på at anbefale ting?",
        "hvem betaler dig?",
        "do you get paid for this?",
        "how do you make money?",
    ),
    Topic.DATA: (
        "sælger du mine data?",
        "hvad gemmer du om mig",
        "do you sell my data?",
        "is this private?",
        "who can see what I write?",
        "hvordan sletter jeg mine data?",
        "hvordan kan jeg få slettet mine data",
        "kan jeg slette min konto?",
        "slet alle mine data",
        "how do I delete my data?",
        "can I delete everything about me",
    ),
    Topic.LANGUAGES: (
        "hvilke sprog forstår du",
        "taler du dansk?",
        "which languages do you speak?",
        "do you speak Danish?",
    ),
    Topic.SHOP: (
        "kan du købe den for mig?",
        "hvor kan jeg købe den?",
        "can you buy it for me?",
        "do you have a link?",
        "hvor kan jeg købe sko?",
        "kan du finde en billig iphone til mig?",
        "where can I buy cheap sneakers",
        "can you find me a cheap iPhone?",
        "hvem sælger den billigst?",
    ),
    Topic.SAVED: (
        "how much have I saved?",
        "How much did I save this month",
        "hvor meget har jeg sparet?",
        "hvad har jeg sparet i alt",
        "show me my summary",
    ),
    Topic.SWITCH: (
        "speak danish",
        "can you write to me in English please",
        "tal engelsk",
        "kan vi tale dansk?",
        "skift til engelsk",
        "skift sprog",
    ),
}
ABOUT_SOMETHING_ELSE = (
    "airfryer 899 kr",
    "er du en robotstøvsuger værd?",
    "hvad koster en airfryer?",
    "robot til 3.000 kr",
    "is it free shipping on the boots?",
    "where can I buy sneakers for 80 euro",
    "hvor kan jeg købe sko til 800 kr?",
    "kan du finde 3 gode grunde?",
    "slet den sidste",
    "hvordan får jeg råd til en cykel?",
    "hvem er den til?",
    "how much have I saved for a bike",
    "hvor meget har jeg sparet til cyklen",
    "a course in danish",
    "skriv en engelsk stil for 300 kr",
    "en bot til 900 kr",
    "",
)


@pytest.mark.parametrize(("topic", "text"), [(topic, text) for topic, texts in ASKED.items() for text in texts])
def test_a_question_about_the_bot_is_heard(topic: Topic, text: str) -> None:
    assert read_about(text) is topic
    assert read_about(text.upper()) is topic


@pytest.mark.parametrize("text", ABOUT_SOMETHING_ELSE)
def test_what_is_about_something_else_is_not(text: str) -> None:
    assert read_about(text) is None


@settings(max_examples=200, deadline=None)
@given(text=st.text())
def test_any_text_can_be_asked(text: str) -> None:
    assert read_about(text) in {None, *Topic}

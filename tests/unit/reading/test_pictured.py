"""Things told by their pictograph alone."""

import pytest

from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.reading import read
from bot.domain.reading.lexicon import lexicon
from bot.domain.temptation import Kind


@pytest.mark.parametrize(
    ("text", "language", "product"),
    [
        ("📱 5000 kr", Language.DANISH, "telefon"),
        ("📱 5000 kr", Language.ENGLISH, "phone"),
        ("👟👟 899", Language.DANISH, "sneakers"),
        ("🚲?", Language.DANISH, "cykel"),
        ("should I get 👜", Language.DANISH, "handbag"),
        ("skal jeg købe 🚲 til 4.000 kr", Language.ENGLISH, "cykel"),
        ("🛋️ 4000", Language.ENGLISH, "sofa"),
        ("👟 nike 899", Language.DANISH, "nike"),
        ("🤷", Language.DANISH, None),
        ("❤️", Language.ENGLISH, None),
        ("👩🏽\u200d💻", Language.ENGLISH, None),
    ],
)
def test_a_pictograph_names_a_thing_where_no_word_does(text: str, language: Language, product: str | None) -> None:
    reading = read(text, home_currency="DKK", language=language)
    assert reading.product == product
    assert reading.kind is (Kind.WANT if product else Kind.OTHER)


def test_two_of_them_are_two_things() -> None:
    reading = read("👟 899 👗 499", home_currency="DKK", language=Language.DANISH)
    assert [(item.product, item.price.money) for item in reading.things] == [
        ("sneakers", Money(89_900, "DKK")),
        ("kjole", Money(49_900, "DKK")),
    ]


def test_distress_is_heard_beside_one() -> None:
    assert read("jeg vil dø 👟", home_currency="DKK").kind is Kind.DISTRESS


@pytest.mark.parametrize("sign", lexicon("pictured")["things"])
@pytest.mark.parametrize("language", list(Language))
def test_each_has_a_name_that_reads_as_a_thing(sign: str, language: Language) -> None:
    reading = read(sign, home_currency="DKK", language=language)
    assert (reading.product, reading.kind) == (lexicon("pictured")["things"][sign][language.value], Kind.WANT)

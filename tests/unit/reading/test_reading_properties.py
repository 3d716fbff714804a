"""What holds for any text whatsoever."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.language import Language
from bot.domain.money import LARGEST_MINOR
from bot.domain.reading import Price, PriceDoubt, Reading, detect_language, read, read_price, read_price_answer
from bot.domain.temptation import Kind

PIECES = [
    *(
        "skal jeg købe",
        "I want",
        "en",
        "the",
        "til",
        "for",
        "nu",
        "før",
        "was",
        "spar",
        "kr",
        "kr.",
        "DKK",
        "$",
        "€",
        ",-",
    ),
    *(
        "eller",
        "or",
        "fra",
        "to",
        "-",
        "2 stk á",
        "x",
        "k",
        "mio",
        "%",
        "iPhone 15",
        "airfryer",
        "bleer",
        "insulin",
        "gave",
    ),
    *(
        "jeg",
        "gemmer pakker",
        "lån",
        "fem",
        "hundrede",
        "4 rater á ",
        "4 rentefri, ",
        "99 kr om måneden i 24 måneder ",
        "1 kr første måned derefter 99 kr/md ",
        "100 kr betal del betal ",
        "5 kr i 3 ",
        "månedlig ",
        "for for til til ",
        "hver på af a ",
        "\n",
        "🔥",
        "?",
        ".",
        ",",
        "0",
        "5",
        "499",
        "4.499",
        "1 299,95",
        "9" * 30,
    ),
    *("/md", "om måneden", "i 24 måneder", "4 rater á", "4 x", "(Klarna)", "delt i 3", "derefter", "første måned"),
    *("a month", "in 4 payments of", "billed annually", "for 2 years", "monthly", "twenty"),
    *("٣٤٥", "５００", "½", "İ", "ß", "\u00a0", "\u200b", "\x00", "\ue000", "https://a.dk/500", "a\u030a"),
]
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
)
currencies = st.sampled_from(["DKK", "SEK", "ISK", "EUR", "USD", "GBP", "JPY", "CHF", "XYZ"])
languages = st.sampled_from([None, *Language])
many = settings(max_examples=200, deadline=None)


def check_price(price: Price, text: str) -> None:
    assert (price.money is None) == (price.doubt is not None)
    assert len(price.candidates) <= 3
    assert len(set(price.candidates)) == len(price.candidates)
    for money in (price.money, *price.candidates):
        assert money is None or 0 < money.minor <= LARGEST_MINOR
    if price.payments is not None:
        check_payments(price)
    if price.doubt is PriceDoubt.MISSING:
        assert price.span is None
    if price.span is not None:
        assert 0 <= price.span[0] < price.span[1] <= 4 * len(text)


def check_payments(price: Price) -> None:
    payments = price.payments
    assert payments is not None
    assert payments.price in {price.money, *price.candidates[:1]}
    assert payments.period or (payments.count or 0) > 1
    assert payments.each.minor > 0
    assert all(0 < sums.minor < 2**63 for sums in (payments.total, payments.a_year) if sums)


def check(reading: Reading, text: str) -> None:
    assert reading.text == text
    check_price(reading.price, text)
    assert reading.product is None or (0 < len(reading.product) <= 80 and reading.product == reading.product.strip())
    assert reading.kind is not Kind.WANT or reading.product
    assert reading.product is None or reading.kind not in {Kind.OTHER, Kind.DISTRESS}


@many
@given(texts, currencies, languages)
def test_any_text_is_read(text: str, home: str, language: Language | None) -> None:
    check(read(text, home_currency=home, language=language), text)


@many
@given(texts, currencies, languages)
def test_any_answer_is_read(text: str, home: str, language: Language | None) -> None:
    check_price(read_price_answer(text, home_currency=home, language=language), text)


@many
@given(texts, currencies)
def test_price_is_the_same_alone(text: str, home: str) -> None:
    assert read_price(text, home_currency=home) == read(text, home_currency=home).price


@many
@given(texts)
def test_language_is_the_same_alone(text: str) -> None:
    assert detect_language(text) is read(text, home_currency="DKK").language


@many
@given(st.integers(min_value=10, max_value=999_999), st.sampled_from(["{} kr", "kr {}", "{},-", "airfryer til {} kr."]))
def test_whole_kroner_come_back(amount: int, form: str) -> None:
    for written in (str(amount), f"{amount:,}".replace(",", "."), f"{amount:,}".replace(",", "\u00a0")):
        money = read_price(form.format(written), home_currency="DKK").money
        assert money is not None
        assert money.minor == amount * 100


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "9 ",
        "1 111 ",
        "1.",
        "kr 5 ",
        "før ",
        "ikke ",
        "is a ",
        "could not ",
        "ikke også ",
        "er gået ",
        "tak for tak ",
        "jeg har meget længe ",
        "gemmer pakker ",
        "i've been ",
        "iphone 15 499 ",
        "mellem 1 og ",
        "hundrede",
        "(",
        "\n",
        "🔥",
    ],
)
def test_repetition_takes_no_time(piece: str) -> None:
    """A stranger's message of 4,096 characters costs well under the half second allowed here, whatever it repeats."""
    text = "i skal jeg " + (piece * 4096)[:4080] + "x"
    read("warm", home_currency="DKK")
    started = time.process_time()
    check(read(text, home_currency="DKK"), text)
    assert time.process_time() - started < 0.5

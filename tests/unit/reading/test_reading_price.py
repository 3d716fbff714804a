"""Finding the price in a message."""

from decimal import Decimal

import pytest

from bot.domain.money import Money
from bot.domain.reading import Price, PriceDoubt, read_price, read_price_answer


def price(text: str, home: str = "DKK") -> Price:
    return read_price(text, home_currency=home)


def said(money: Money | None) -> str:
    return f"{money.amount} {money.currency}" if money else "nothing"


TAKEN = [
    # the forms shoppers write
    ("Dyson Airwrap 4.499 kr.", "4499.00 DKK"),
    ("skal jeg købe en airfryer til 899,-?", "899.00 DKK"),
    ("tempted by Stanley cup $45", "45.00 USD"),
    ("iPhone 15 til 8.999 kr", "8999.00 DKK"),
    ("PS5 på tilbud 3.299, før 3.999", "3299.00 DKK"),
    ("€49,99", "49.99 EUR"),
    ("1 299 kr", "1299.00 DKK"),
    ("ca. 500 kr", "500.00 DKK"),
    ("5k", "5000.00 DKK"),
    ("3,5k", "3500.00 DKK"),
    ("2.5k sofa", "2500.00 DKK"),
    ("0,5 mio kr", "500000.00 DKK"),
    ("omkring 500", "500.00 DKK"),
    ("around $50", "50.00 USD"),
    ("airfryer 899", "899.00 DKK"),
    ("Stanley cup for 45", "45.00 DKK"),
    ("8.999", "8999.00 DKK"),
    ("1.299,95", "1299.95 DKK"),
    ("49,99", "49.99 DKK"),
    ("899,-", "899.00 DKK"),
    ("3.299.-", "3299.00 DKK"),
    ("$1,299.00", "1299.00 USD"),
    ("1.299 $", "1299.00 USD"),
    ("1'299.00 CHF", "1299.00 CHF"),
    ("1\u00a0299 kr", "1299.00 DKK"),
    ("1\u202f299,50\u202fkr", "1299.50 DKK"),
    ("4 499,00 kr.", "4499.00 DKK"),
    ("sneakers 1.200,-kr", "1200.00 DKK"),
    ("79 kr/md", "79.00 DKK"),
    ("a gym membership at $40/month", "40.00 USD"),
    # currencies
    ("kr500", "500.00 DKK"),
    ("kr. 499,95 for et duftlys", "499.95 DKK"),
    ("DKK 500", "500.00 DKK"),
    ("500DKK", "500.00 DKK"),
    ("500 SEK", "500.00 SEK"),
    ("NOK 500", "500.00 NOK"),
    ("500 norske kroner", "500.00 NOK"),
    ("100 € parfume", "100.00 EUR"),
    ("249 euros", "249.00 EUR"),
    ("60 quid", "60.00 GBP"),
    ("£60", "60.00 GBP"),
    ("60£", "60.00 GBP"),
    ("45 bucks", "45.00 USD"),
    ("45 pounds", "45.00 GBP"),
    ("US$45", "45.00 USD"),
    ("C$45", "45.00 CAD"),
    ("$45 CAD", "45.00 CAD"),
    ("45 AUD", "45.00 AUD"),
    ("¥12000", "12000 JPY"),
    ("zł 200", "200.00 PLN"),
    ("200 PLN", "200.00 PLN"),
    ("99 cents", "0.99 USD"),
    ("50 øre", "0.50 DKK"),
    ("koster den 500 nok", "500.00 DKK"),
    ("a $1.2k bike", "1200.00 USD"),
    ("bike 1.2k usd", "1200.00 USD"),
    # numbers that are no prices
    ("iPhone 15 kr 8.999", "8999.00 DKK"),
    ("iPhone 15 8 999 kr", "8999.00 DKK"),
    ("WH-1000XM5 2.299 kr", "2299.00 DKK"),
    ("RTX 4070 5.499", "5499.00 DKK"),
    ("Levi's 501 899 kr", "899.00 DKK"),
    ("512 GB iphone 8.999", "8999.00 DKK"),
    ('55" tv 4.999', "4999.00 DKK"),
    ("55” tv 4.999", "4999.00 DKK"),
    ("PS5 3299", "3299.00 DKK"),
    ("Roomba 694 1499", "1499.00 DKK"),
    ("Lego 75192 til 5.999", "5999.00 DKK"),
    ("Nike Air Max 90 til 1.099,-", "1099.00 DKK"),
    ("Louis Poulsen PH 5 til 6.000 kr", "6000.00 DKK"),
    ("size 42 sneakers 899", "899.00 DKK"),
    ("gul regnjakke str. 42 til 599 kr", "599.00 DKK"),
    ("4k tv 5.999", "5999.00 DKK"),
    ("Air Fryer 5,5 l til 899", "899.00 DKK"),
    ("poster 50x70 cm 149 kr", "149.00 DKK"),
    ("2 t-shirts for 300 kr", "300.00 DKK"),
    ("20 % off, $40", "40.00 USD"),
    ("https://a.dk/p/1234 899 kr", "899.00 DKK"),
    ("kl. 18 koster den 500", "500.00 DKK"),
    ("my budget is 500 kr, the bag costs 700 kr", "700.00 DKK"),
    ("nye løbesko hoka clifton 9 1.100 kr", "1100.00 DKK"),
    ("Chanel no 5 1.050 kr", "1050.00 DKK"),
    ("a 1000 piece puzzle for 20 bucks", "20.00 USD"),
    ("den 24/12 2 500 kr", "2500.00 DKK"),
    ("årgang 2019 vin 450 kr", "450.00 DKK"),
    ("Black Friday 2026: kjole 450", "450.00 DKK"),
    # what it was, what is saved, what comes on top
    ("shoes were $80 now $60", "60.00 USD"),
    ("original price $80, sale price $40", "40.00 USD"),
    ("vejl. pris 899 kr, nu kun 499 kr", "499.00 DKK"),
    ("normal 899, 599 nu", "599.00 DKK"),
    ("airfryer 899 nu 599", "599.00 DKK"),
    ("nedsat fra 3.999 til 3.299", "3299.00 DKK"),
    ("from 80 down to 60 dollars", "60.00 USD"),
    ("nedsat til 500 kr", "500.00 DKK"),
    ("499 kr (før 799 kr)", "499.00 DKK"),
    ("3.299 kr i stedet for 3.999 kr", "3299.00 DKK"),
    ("spar 700 kr, nu 2.299", "2299.00 DKK"),
    ("200 kr rabat, 899 kr", "899.00 DKK"),
    ("899 kr + fragt 49 kr", "899.00 DKK"),
    ("499 kr før jul", "499.00 DKK"),
    ("is a Thermomix worth 1500 euros?", "1500.00 EUR"),
    # several of it
    ("2 stk á 149,-", "298.00 DKK"),
    ("2 stk a 149 kr", "298.00 DKK"),
    ("3 t-shirts á 99 kr", "297.00 DKK"),
    ("2 x 149 kr", "298.00 DKK"),
    ("2 at $20 each", "40.00 USD"),
    ("24 x 399 kr", "9576.00 DKK"),
    ("3 bøger a 150 kr", "450.00 DKK"),
    ("2 kjoler a 300", "600.00 DKK"),
    ("2 shirts and a 30 kr hat", "30.00 DKK"),
    # typed in a hurry
    ("sgu da en fed jakke tl 1200kr", "1200.00 DKK"),
    ("a nice jacket tl 120 eur", "120.00 EUR"),
    ("jakke tl 500", "500.00 DKK"),
    ("jakke TL 500", "500.00 TRY"),
    ("jakke 500 tl", "500.00 TRY"),
    ("rom ron 200 kr", "200.00 DKK"),
    ("DKK 45 kr", "45.00 DKK"),
    ("airfryer 899 sek", "899.00 SEK"),
    ("timer 30 sek 89 kr", "89.00 DKK"),
    ("brugt tesla model 3 189.000 kr", "189000.00 DKK"),
    ("jakke 50% rabat 600 kr", "600.00 DKK"),
    ("jacket 50 percent discount 60 euros", "60.00 EUR"),
    ("2 billetter til roskilde 2400 i alt", "2400.00 DKK"),
    ("499 airfryer", "499.00 DKK"),
    # in words
    ("airfryer halvandet tusind", "1500.00 DKK"),
    ("airfryer one and a half thousand", "1500.00 DKK"),
    ("jakke to tusind", "2000.00 DKK"),
    ("fem hundrede kr", "500.00 DKK"),
    ("fifty dollars", "50.00 USD"),
    ("a hundred dollars", "100.00 USD"),
    ("5 hundrede kroner", "500.00 DKK"),
    ("3 tusind kr", "3000.00 DKK"),
]


@pytest.mark.parametrize(("text", "expected"), TAKEN)
def test_price_is_taken(text: str, expected: str) -> None:
    found = price(text)
    assert said(found.money) == expected
    assert found.doubt is None


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("500 kr", "SEK", "500.00 SEK"),
        ("500 kr", "NOK", "500.00 NOK"),
        ("5.000 kr", "ISK", "5000 ISK"),
        ("500 kr", "EUR", "500.00 DKK"),
        ("899,-", "EUR", "899.00 DKK"),
        ("airfryer 899", "EUR", "899.00 EUR"),
        ("Stanley cup for 45", "USD", "45.00 USD"),
        ("$45", "CAD", "45.00 CAD"),
        ("45 dollars", "DKK", "45.00 USD"),
        ("console for 60000", "JPY", "60000 JPY"),
    ],
)
def test_home_currency(text: str, home: str, expected: str) -> None:
    assert said(price(text, home).money) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "airfryer",
        "WH-1000XM5",
        "501 jeans",
        "iPhone 15",
        "iPhone 15 Pro 256 GB",
        "50 % rabat",
        "spar 200 kr",
        "Forerunner 55",
        "solcreme faktor 50",
        "kl. 18",
        "et par hundrede kr",
        "½ kr",
        "٥٠٠ kr",
        "12/12",
        "sneakers str. 43",
        "top 10 gadgets",
        "/remind 3 dage",
        "gopro 30 sek",
        "500 servietter",
        "tusind tak",
        "1995 vin",
    ],
)
def test_no_price(text: str) -> None:
    assert price(text) == Price(None, PriceDoubt.MISSING)


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("sofa 1.500 eller 15.000", ["1500.00", "15000.00"]),
        ("from 200 to 400", ["200.00", "400.00"]),
        ("499 eller 599", ["499.00", "599.00"]),
        ("499 eller 599 kr", ["499.00", "599.00"]),
        ("499-599 kr", ["499.00", "599.00"]),
        ("50€-60€ t-shirt", ["50.00", "60.00"]),
        ("mellem 200 og 400 kr", ["200.00", "400.00"]),
        ("yoga mat $30 or $60", ["30.00", "60.00"]),
        ("4-5k", ["4000.00", "5000.00"]),
        ("stol 1.500 kr, bord 4.000 kr", ["1500.00", "4000.00"]),
        ("iPhone 15 499 kr", ["15499.00", "499.00"]),
        ("it was $60", ["60.00"]),
    ],
)
def test_ambiguous_price_is_asked_about(text: str, candidates: list[str]) -> None:
    found = price(text)
    assert found.money is None
    assert found.doubt is PriceDoubt.AMBIGUOUS
    assert [str(candidate.amount) for candidate in found.candidates] == candidates


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("0 kr", []),
        ("-500 kr", ["500.00"]),
        ("kr -500", ["500.00"]),
        ("-$50", ["50.00"]),
        ("kr 4.4999", ["4499.00", "44999.00"]),
        ("1,2 mio", ["1200000.00"]),
        ("airfryer 2.000.000 kr", ["2000000.00", "20000.00"]),
        ("1299950 kr", ["1299950.00", "12999.50"]),
        ("99999999999999999999999999999 kr", []),
        ("9" * 300 + " kr", []),
        ("1.2.3.4 kr", []),
    ],
)
def test_implausible_price_is_asked_about(text: str, candidates: list[str]) -> None:
    found = price(text)
    assert found.money is None
    assert found.doubt is PriceDoubt.IMPLAUSIBLE
    assert [str(candidate.amount) for candidate in found.candidates] == candidates


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Dyson Airwrap 4.499 kr.", "4.499 kr."),
        ("tempted by Stanley cup $45", "$45"),
        ("2 stk puder á 149,- i dag", "2 stk puder á 149,-"),
        ("PS5 på tilbud 3.299, før 3.999", "3.299"),
        ("İİ ß kjole 1.200 kr", "1.200 kr"),
    ],
)
def test_span_is_that_of_the_price(text: str, span: str) -> None:
    found = price(text)
    assert found.span is not None
    assert text[slice(*found.span)] == span


ANSWERS = [
    ("500", "500.00"),
    ("ca 500", "500.00"),
    ("5k", "5000.00"),
    ("2k kr", "2000.00"),
    ("499,95", "499.95"),
    ("1.500", "1500.00"),
    ("1 500", "1500.00"),
    ("5", "5.00"),
    ("15", "15.00"),
    ("2026", "2026.00"),
    ("it's about 500", "500.00"),
    ("vist nok 500", "500.00"),
    ("fem hundrede kr", "500.00"),
    ("fem hundrede", "500.00"),
    ("to tusind fem hundrede", "2500.00"),
    ("halvtreds", "50.00"),
    ("hundred and fifty", "150.00"),
    ("15 hundrede", "1500.00"),
    ("99 øre", "0.99"),
]

PAID_LATER = [
    ("79 kr/md", "79.00", "month", None),
    ("79/md", "79.00", "month", None),
    ("den er 79 om måneden", "79.00", "month", None),
    ("9.99 a month", "9.99", "month", None),
    ("it's 10/mo", "10.00", "month", None),
    ("8/mo", "8.00", "month", None),
    ("fifty a month", "50.00", "month", None),
    ("500 om året", "500.00", "year", None),
    ("120 om ugen", "120.00", "week", None),
    ("24 x 299/md", "299.00", "month", 24),
    ("299 i 24 måneder", "299.00", "month", 24),
    ("4 rater á 250", "1000.00", None, 4),
    ("12 payments of 49", "588.00", None, 12),
    ("1200 delt i 3", "1200.00", None, 3),
    ("første måned gratis, derefter 79 kr/md", "79.00", "month", None),
    ("1 kr første måned, derefter 79", "79.00", None, None),
    ("4 x 250", "1000.00", None, None),
    ("ca. 300", "300.00", None, None),
]


@pytest.mark.parametrize(("text", "amount", "period", "count"), PAID_LATER)
def test_answer_tells_how_it_is_paid(text: str, amount: str, period: str | None, count: int | None) -> None:
    found = read_price_answer(text, home_currency="DKK")
    assert found.money == Money.of(Decimal(amount), "DKK")
    payments = found.payments
    assert (payments and (payments.period, payments.count)) == ((period, count) if period or count else None)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Spotify 99 eller 139 kr/md", "month"),
        ("$10/mo or $20/mo", "month"),
        ("fitness 199-299 kr om måneden", "month"),
        ("9.99/mo or 99/yr", None),
        ("499 eller 599 kr", None),
    ],
)
def test_what_several_prices_have_in_common_is_told(text: str, period: str | None) -> None:
    found = price(text)
    assert found.doubt is PriceDoubt.AMBIGUOUS
    assert (found.payments.period if found.payments else None) == period


@pytest.mark.parametrize(("text", "amount"), ANSWERS)
def test_answer_takes_a_bare_number(text: str, amount: str) -> None:
    money = read_price_answer(text, home_currency="DKK").money
    assert money == Money.of(Decimal(amount), "DKK")


def test_answer_keeps_its_currency() -> None:
    assert said(read_price_answer("it's $45", home_currency="DKK").money) == "45.00 USD"


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("ved ikke", PriceDoubt.MISSING),
        ("I don't know", PriceDoubt.MISSING),
        ("-", PriceDoubt.MISSING),
        ("50%", PriceDoubt.MISSING),
        ("iPhone 15", PriceDoubt.MISSING),
        ("en", PriceDoubt.MISSING),
        ("et par hundrede", PriceDoubt.MISSING),
        ("500 eller 600", PriceDoubt.AMBIGUOUS),
        ("0", PriceDoubt.IMPLAUSIBLE),
        ("-20", PriceDoubt.IMPLAUSIBLE),
        ("4.4999", PriceDoubt.IMPLAUSIBLE),
        ("12345678901", PriceDoubt.IMPLAUSIBLE),
    ],
)
def test_answer_in_doubt(text: str, doubt: PriceDoubt) -> None:
    found = read_price_answer(text, home_currency="DKK")
    assert (found.money, found.doubt) == (None, doubt)

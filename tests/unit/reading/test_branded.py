"""Essential things with a make, a model or a size; and other things that are only named after them."""

import pytest

from bot.domain.reading import read
from bot.domain.temptation import Kind

ESSENTIAL = """cykelhjelm abus 899 kr
Abus cykelhjelm Urban-I 3.0 899 kr
Libresse bind 35 kr
panodil 500 mg 40 kr
autostol britax 2.000 kr
vinterdæk michelin 4.000 kr
insulinpen novopen 6 400 kr
Insulinpen NovoPen 6
Britax Römer Dualfix autostol sort
Maxi-Cosi car seat Pebble 360 £200
EpiPen 0.3mg
Oral-B tandbørste 299 kr
Pampers bleer str 4 99 kr""".splitlines()
WANTED = """insulin-lilla sneakers 900 kr
insulin lilla sneakers 900 kr
medicine ball 5 kg $40
Medicine Ball 5 kg
helmet bag $30
cykelhjelm lygte 200 kr
helmet camera mount $50
vinterdæk opbevaring 500 kr
diaper bag $80
Nest Hello 200 kr""".splitlines()
ASKED = ["cykelhjelm zxqv 900 kr", "car seat qwibble $200"]


@pytest.mark.parametrize("text", ESSENTIAL)
def test_a_make_behind_it_changes_nothing(text: str) -> None:
    assert read(text, home_currency="DKK").kind is Kind.ESSENTIAL


@pytest.mark.parametrize("text", WANTED)
def test_what_is_named_after_it_is_a_want(text: str) -> None:
    said = read(text, home_currency="DKK")
    assert (said.kind, said.need_doubt) == (Kind.WANT, False)


@pytest.mark.parametrize("text", ASKED)
def test_unknown_words_behind_it_are_asked_about(text: str) -> None:
    said = read(text, home_currency="DKK")
    assert (said.kind, said.need_doubt) == (Kind.WANT, True)

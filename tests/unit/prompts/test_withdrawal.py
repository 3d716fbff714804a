"""The facts on the right of withdrawal: in both languages, with their sources, and dated."""

from datetime import date

import pytest

from bot.telegram.replies import units
from prompts import withdrawal
from prompts.catalogue import LANGUAGES
from prompts.withdrawal import Fact
from tests.support.house_rules import banned_in

FACTS = withdrawal.load()
RULES = {"goods": FACTS.goods, "service": FACTS.service}
EVERY: dict[str, Fact] = {
    **{f"{kind}.{name}": getattr(rules, name) for kind, rules in RULES.items() for name in type(rules).model_fields},
    "shop": FACTS.shop,
    "weekend": FACTS.weekend,
    "button": FACTS.button,
}

both = pytest.mark.parametrize("language", LANGUAGES)
every_fact = pytest.mark.parametrize("fact", EVERY.values(), ids=list(EVERY))


def test_the_facts_are_dated() -> None:
    assert date(2026, 6, 19) < FACTS.as_of <= date(2026, 12, 31)


@every_fact
@both
def test_a_fact_is_said_plainly_and_names_its_law(fact: Fact, language: str) -> None:
    said = fact.text.of(language)
    assert 20 < units(said) < 600
    assert said == said.strip()
    assert "<" not in said
    assert banned_in(said, language) == []
    assert FACTS.sources(language, fact)


@every_fact
def test_a_fact_stands_in_laws_that_are_named(fact: Fact) -> None:
    assert fact.where.keys() <= FACTS.laws.keys()
    assert fact.text.en != fact.text.da


def test_every_law_is_cited() -> None:
    assert {law for fact in EVERY.values() for law in fact.where} == FACTS.laws.keys()


@both
@pytest.mark.parametrize("kind", RULES)
def test_the_text_to_send_has_a_place_for_the_thing_and_gaps_for_the_rest(kind: str, language: str) -> None:
    form = RULES[kind].form.text.of(language)
    assert form.count("{product}") == 1
    assert form.count("[") == form.count("]") >= 5


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Directive 2011/83/EU, art. 2, 3, 9, 16"),
        ("da", "direktiv 2011/83/EU, art. 2, 3, 9, 16; forbrugeraftaleloven, § 18, 19"),
    ],
)
def test_a_law_is_named_once_with_all_that_is_meant(language: str, said: str) -> None:
    assert FACTS.sources(language, FACTS.goods.right, FACTS.goods.exceptions) == said


@pytest.mark.parametrize("word", ["14", "shop", "private person", "measure", "hygiene", "opened", "spoil", "tickets"])
def test_what_has_no_such_right_is_told(word: str) -> None:
    assert word in FACTS.goods.right.text.en + FACTS.goods.exceptions.text.en

"""House rules: what counts against them, and the pause that they ask for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice.rules import rule_line
from bot.domain.cooling import Pause
from bot.domain.houserules import Purchase, Rule, RuleInForce, against, in_others, pause_for, spent, tells_allowance
from bot.domain.language import Language
from bot.domain.money import Money

FIRST = date(2026, 11, 1)
FIVE_HUNDRED = Money(50_000, "DKK")


def kroner(amount: int) -> Money:
    return Money(amount * 100, "DKK")


def low_buy(used: int) -> RuleInForce:
    return RuleInForce(Rule.LOW_BUY, "tøj", FIVE_HUNDRED, kroner(used))


PAUSES = [
    (RuleInForce(Rule.NO_BUY, "tøj"), None, Pause.MONTH),
    (RuleInForce(Rule.NO_BUY, None), kroner(10), Pause.MONTH),
    (RuleInForce(Rule.REPLACEMENTS, "tøj"), kroner(10), Pause.WEEK),
    (low_buy(300), kroner(200), None),
    (low_buy(300), kroner(201), Pause.MONTH),
    (low_buy(600), kroner(1), Pause.MONTH),
    (low_buy(300), None, None),
    (low_buy(300), Money(90_000, "EUR"), None),
]


@pytest.mark.parametrize(("rule", "price", "pause"), PAUSES)
def test_a_rule_asks_for_its_pause(rule: RuleInForce, price: Money | None, pause: Pause | None) -> None:
    assert pause_for(rule, price) is pause


def bought(*amounts: int | Money | None) -> list[Purchase]:
    paid = [kroner(a) if isinstance(a, int) else a for a in amounts]
    return [Purchase(number, each, FIRST + timedelta(days=number)) for number, each in enumerate(paid)]


def test_without_an_allowance_every_purchase_goes_against_the_rule() -> None:
    things = bought(100, None)
    assert against(None, things) == things


def test_with_an_allowance_those_that_pass_it() -> None:
    things = bought(300, 200, 1, None, Money(99_900, "EUR"), 50)
    assert against(FIVE_HUNDRED, things) == [things[2], things[5]]
    assert spent(FIVE_HUNDRED, things) == kroner(551)


@given(st.lists(st.integers(1, 600), max_size=8), st.integers(1, 1_000))
@settings(max_examples=60, deadline=None)
def test_nothing_goes_against_an_allowance_that_holds(amounts: list[int], allowed: int) -> None:
    slips = against(kroner(allowed), bought(*amounts))
    assert bool(slips) == (sum(amounts) > allowed)


LINES = [
    (RuleInForce(Rule.NO_BUY, "tøj"), "da", "Din egen husregel for tøj: ingen køb."),
    (RuleInForce(Rule.NO_BUY, None), "en", "Your own house rule: no buying."),
    (RuleInForce(Rule.REPLACEMENTS, "clothes"), "en", "Your own house rule for clothes: replacements only."),
    (low_buy(300), "da", "300 kr. af 500 kr. brugt denne måned; 750 kr. med dette."),
]


@pytest.mark.parametrize(("rule", "language", "said"), LINES)
def test_a_rule_is_one_line_of_a_nudge(rule: RuleInForce, language: str, said: str) -> None:
    line = rule_line(rule, Language(language), kroner(450))
    assert said in line
    assert "\n" not in line


@pytest.mark.parametrize("price", [None, Money(4_500, "EUR")])
def test_what_cannot_be_counted_makes_no_sum(price: Money | None) -> None:
    assert rule_line(low_buy(300), Language.ENGLISH, price).endswith("DKK 300 of DKK 500 used this month.")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.ENGLISH, "Other currencies do not count."),
        (Language.DANISH, "Andre valutaer tæller ikke med."),
    ],
)
def test_purchases_in_another_currency_are_said_not_to_count(language: Language, said: str) -> None:
    assert rule_line(replace(low_buy(0), elsewhere=True), language, kroner(100)).endswith(said)
    assert said not in rule_line(low_buy(0), language, kroner(100))
    assert in_others(FIVE_HUNDRED, bought(300, Money(6_000, "GBP")))
    assert not in_others(FIVE_HUNDRED, bought(300, None))


def test_a_name_is_data() -> None:
    assert "&lt;b&gt;" in rule_line(RuleInForce(Rule.NO_BUY, "<b>"), Language.ENGLISH, None)


@pytest.mark.parametrize(
    ("text", "limit"), [("højst 500", True), ("At most €50", True), ("500", False), ("AirPods Max 500 euro", False)]
)
def test_a_limit_is_told_by_its_first_words(text: str, limit: bool) -> None:
    assert tells_allowance(text) is limit

"""What a nudge says of the shopper's own: costs over time, hours, rule, plan and verdict, within its length."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice import Advice, GoalView, Occasion
from bot.advice.costs import payments_line
from bot.advice.lines import shortened
from bot.advice.protocol import VerdictView
from bot.advice.rules import rule_line
from bot.advice.templates import MOST_CHARACTERS, TemplateAdvisor, visible
from bot.advice.work import work_line
from bot.domain.houserules import Rule, RuleInForce
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.payments import Payments, Period
from bot.domain.temptation import Rung, Strategy
from tests.support.house_rules import banned_in
from tests.unit.advice.occasions import of_category
from tests.unit.library import shelf

ENGLISH, DANISH = Language.ENGLISH, Language.DANISH
AIRFRYERS = shelf.FOLDER / "airfryers.toml"
LONG_ONES = shelf.FOLDER / "supplements.toml"
"""The category with the longest texts."""

both = pytest.mark.parametrize("language", Language)


def kroner(amount: int) -> Money:
    return Money(amount * 100, "DKK")


MONTHLY = Payments(kroner(79), period=Period.MONTH)
PARTS = Payments(kroner(250), count=4)
VERDICT = VerdictView("Sony WH-1000", 2, "De ligger i skuffen", date(2026, 10, 3))
RULE = RuleInForce(Rule.LOW_BUY, "kitchen", kroner(1_000), kroner(400))
ALL: dict[str, Any] = {
    "goal": GoalView("Rom", kroner(5_000)),
    "hourly_pay": kroner(150),
    "verdict": VERDICT,
    "plan": "Hvis jeg ser det på TikTok, venter jeg til lørdag",
    "house_rule": RULE,
}
LONGEST: dict[str, Any] = {
    "product": "W" * 80,
    "goal": GoalView("M" * 40, Money(1_000_000_000, "DKK")),
    "hourly_pay": kroner(1),
    "verdict": VerdictView("V" * 80, 1, "væk " * 75, date(2026, 9, 30)),
    "plan": "hvis " * 40,
    "house_rule": RuleInForce(
        Rule.LOW_BUY, "Q" * 24, Money(999_999_995, "DKK"), Money(999_999_995, "DKK"), elsewhere=True
    ),
}
"""As long as everything gets."""


def advise(occasion: Occasion, seed: int = 1) -> Advice:
    return TemplateAdvisor().advise(occasion, Random(seed))


def lines(occasion: Occasion, seed: int = 1) -> list[str]:
    return visible(advise(occasion, seed).text).split("\n")


def paying(occasion: Occasion, payments: Payments) -> Occasion:
    return replace(occasion, price=payments.price, payments=payments)


@pytest.mark.parametrize(
    ("payments", "language", "first", "second"),
    [
        (MONTHLY, DANISH, "airfryer · 79 kr. om måneden", "79 kr. om måneden er 948 kr. om året."),
        (MONTHLY, ENGLISH, "airfryer · DKK 79 a month", "DKK 79 a month comes to DKK 948 a year."),
        (PARTS, DANISH, "airfryer · 4 × 250 kr.", "4 betalinger på 250 kr. er 1.000 kr. i alt."),
    ],
)
def test_what_is_not_paid_at_once_shows_what_it_comes_to(
    payments: Payments, language: Language, first: str, second: str
) -> None:
    assert lines(paying(of_category(AIRFRYERS, language), payments))[:2] == [first, second]


def test_goal_and_hours_are_those_of_the_whole_cost() -> None:
    occasion = replace(of_category(AIRFRYERS, DANISH), goal=ALL["goal"], hourly_pay=kroner(158))
    found = lines(paying(occasion, MONTHLY))
    assert "948 kr. er 19 % af vejen til Rom." in found
    assert found[2] == work_line(kroner(948), kroner(158), DANISH)
    assert "6 timer" in found[2]


@both
def test_hours_stand_beside_the_price_and_only_in_its_currency(language: Language) -> None:
    occasion = of_category(AIRFRYERS, language)
    assert occasion.price is not None
    found = lines(replace(occasion, hourly_pay=kroner(150)))
    assert found[1] == work_line(occasion.price, kroner(150), language)
    assert lines(replace(occasion, hourly_pay=Money(15_000, "EUR"))) == lines(occasion)
    assert lines(replace(occasion, hourly_pay=kroner(150), price=None))[1] == ""


@pytest.mark.parametrize(
    ("verdict", "language", "said"),
    [
        (VERDICT, DANISH, "I oktober 2026 skrev du om Sony WH-1000: “De ligger i skuffen” (2 ud af 5)."),
        (VERDICT, ENGLISH, "In October 2026 you wrote of Sony WH-1000: “De ligger i skuffen” (2 of 5)."),
        (replace(VERDICT, words=None, score=5), DANISH, "I oktober 2026 gav du Sony WH-1000 5 ud af 5."),
        (replace(VERDICT, words=None, score=5), ENGLISH, "In October 2026 you gave Sony WH-1000 5 of 5."),
    ],
)
def test_a_verdict_is_quoted_as_the_shopper_s_own(verdict: VerdictView, language: Language, said: str) -> None:
    assert said in lines(replace(of_category(AIRFRYERS, language), verdict=verdict))


def test_the_plan_and_the_house_rule_are_said_in_the_shopper_s_own_terms() -> None:
    occasion = replace(of_category(AIRFRYERS, DANISH), plan=ALL["plan"], house_rule=RULE)
    found = lines(occasion)
    assert f"Din egen plan: “{ALL['plan']}”" in found
    assert visible(rule_line(RULE, DANISH, occasion.price)) in found


@both
def test_with_everything_at_once_the_least_important_goes_first(language: Language) -> None:
    occasion = paying(replace(of_category(AIRFRYERS, language), **ALL), MONTHLY)
    advice = advise(occasion)
    found = visible(advice.text)
    assert len(found) <= MOST_CHARACTERS
    assert keeps(advice, occasion)
    assert "Rom" in found
    assert "TikTok" in found
    assert len(advice.alternatives) == 1
    assert "?" not in found
    assert banned_in(found, language) == []
    assert advice.text == advise(occasion).text


@pytest.mark.parametrize("file", shelf.FILES, ids=shelf.name)
@both
def test_at_its_longest_it_still_keeps_what_matters_most(file: Path, language: Language) -> None:
    dear = Payments(Money(999_999_995, "DKK"), 120, Period.QUARTER)
    whole = of_category(file, language)
    for opinion in whole.opinions:
        occasion = replace(paying(whole, dear), opinions=(opinion,), **LONGEST)
        advice = advise(occasion)
        assert len(visible(advice.text)) <= MOST_CHARACTERS, visible(advice.text)
        assert keeps(advice, occasion)


def keeps(advice: Advice, occasion: Occasion) -> bool:
    """Opinion, *nothing*, sources, the whole cost, rule and plan: what is never left out."""
    text, words = visible(advice.text), advice.opinions[0].text
    plan = (occasion.plan or "").split()[:3]
    rule, payments, language = occasion.house_rule, occasion.payments, occasion.language
    return (
        words in text
        and advice.alternatives[0].rung is Rung.NOTHING
        and any(head in text for head in ("• Nothing", "• Ingenting"))
        and advice.opinions[0].provenance.source in text
        and (payments is None or visible(payments_line(payments, language)) in text)
        and (rule is None or visible(rule_line(rule, language, occasion.price)) in text)
        and " ".join(plan) in " ".join(text.split())
    )


MONEY = st.integers(1, 999_999_999).map(lambda minor: Money(minor, "DKK"))
OWN = st.fixed_dictionaries(
    {
        "product": st.text(min_size=1, max_size=80),
        "plan": st.text(min_size=1, max_size=200),
        "payments": st.builds(Payments, MONEY, st.none() | st.integers(1, 120), st.sampled_from([None, *Period])),
        "verdict": st.builds(
            VerdictView,
            st.text(min_size=1, max_size=80),
            st.integers(1, 5),
            st.none() | st.text(min_size=1, max_size=300),
            st.dates(date(2020, 1, 1)),
        ),
        "house_rule": st.builds(RuleInForce, st.just(Rule.LOW_BUY), st.none() | st.just("Q" * 24), MONEY, MONEY),
        "hourly_pay": MONEY,
        "goal": st.builds(GoalView, st.text(min_size=1, max_size=40), MONEY),
    }
)


@both
@given(own=OWN, seed=st.integers(0, 99))
@settings(max_examples=80, deadline=None)
def test_whatever_a_shopper_wrote_is_data_and_fits(language: Language, own: dict[str, Any], seed: int) -> None:
    occasion = replace(of_category(LONG_ONES, language), price=own["payments"].price, **own)
    advice = advise(occasion, seed)
    text, tags = visible(advice.text), ("<b>", "</b>", "<i>", "</i>")
    assert len(text) <= MOST_CHARACTERS
    assert advice.opinions[0].text in text
    assert visible(rule_line(own["house_rule"], language, occasion.price)) in text
    assert advice.text.count("<") == sum(advice.text.count(tag) for tag in tags)


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("one two", 10, "one two"),
        ("one\n two", 7, "one two"),
        ("one two three", 8, "one two…"),
        ("one two three", 9, "one two…"),
        ("one, two three", 5, "one…"),
        ("W" * 9, 5, "WWWW…"),
        ("", 5, ""),
    ],
)
def test_text_is_cut_at_a_word(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short


@given(text=st.text(), most=st.integers(2, 40))
@settings(max_examples=100, deadline=None)
def test_text_is_never_longer_than_it_may_be(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most


def test_what_was_learned_is_heeded() -> None:
    weights = {**dict.fromkeys(Strategy, 0.1), Strategy.DISTRACTION: 0.7}
    occasion = replace(of_category(AIRFRYERS, ENGLISH), weights=weights)
    kinds = [advise(occasion, seed).strategy for seed in range(200)]
    assert set(kinds) == set(Strategy)
    assert 110 < kinds.count(Strategy.DISTRACTION) < 170

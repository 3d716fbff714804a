"""The shipped engine, over the whole library in both languages."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice import Advice, GoalView, Occasion
from bot.advice.templates import MOST_CHARACTERS, TemplateAdvisor, visible
from bot.domain import figures
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.temptation import Rung, Strategy
from prompts import catalogue
from tests.support.house_rules import banned_in
from tests.unit.advice.occasions import GOAL, LONG, PRICE, each_nudge, of_category
from tests.unit.library import shelf

SEEDS = range(60)
ENGLISH, DANISH = Language.ENGLISH, Language.DANISH
AIRFRYERS = shelf.FOLDER / "airfryers.toml"

both = pytest.mark.parametrize("language", Language)
every_file = pytest.mark.parametrize("file", shelf.FILES, ids=shelf.name)


def advise(occasion: Occasion, seed: int = 1) -> Advice:
    return TemplateAdvisor().advise(occasion, Random(seed))


@every_file
@both
def test_every_nudge_keeps_the_house_rules(file: Path, language: Language) -> None:
    for seed, occasion in enumerate(each_nudge(file, language)):
        for told in (occasion, replace(occasion, **LONG)):
            keeps_the_rules(advise(told, seed), told)
        assert len(advise(occasion, seed).alternatives) >= len(occasion.alternatives) - 1


def keeps_the_rules(advice: Advice, occasion: Occasion) -> None:
    text, lines = visible(advice.text), visible(advice.text).splitlines()
    assert len(text) <= MOST_CHARACTERS
    assert lines[0] == f"{occasion.product} · {price(occasion)}"
    assert text.count("?") <= 1
    assert advice.opinions[0].text in lines
    assert advice.alternatives[0].rung is Rung.NOTHING
    rungs = [line for line in lines if line.startswith("•")]
    assert [line.partition(": ")[2] for line in rungs] == [a.text for a in advice.alternatives]
    assert says_who(advice, occasion.language, lines)
    assert banned_in(text, occasion.language) == []
    assert advice.engine == "templates"


def price(occasion: Occasion) -> str:
    assert occasion.price is not None
    return figures.money(occasion.price, occasion.language)


def says_who(advice: Advice, language: Language, lines: list[str]) -> bool:
    """Whether each source that is quoted stands on a line with its interest and its first and last date."""
    quoted = {o.provenance for o in advice.opinions} | {a.provenance for a in advice.alternatives}
    words = catalogue.load(language)
    return all(
        any(
            said.source in line
            and words.text(f"interest-{said.interest}") in line
            and figures.dates_short(min(days), max(days), language) in line
            for line in lines
        )
        for said in quoted
        for days in ([other.dated for other in quoted if other.source == said.source],)
    )


@both
def test_a_usual_nudge_is_whole(language: Language) -> None:
    """Heading, opener and opinion, three rungs, source and question: five blocks."""
    advice = advise(of_category(AIRFRYERS, language))
    blocks = visible(advice.text).split("\n\n")
    assert [len(block.splitlines()) for block in blocks] == [1, 2, 3, 1, 1]
    assert blocks[1].splitlines()[0].endswith(":")
    assert blocks[-1].endswith("?")


@both
@pytest.mark.parametrize("strategy", Strategy)
def test_openers_lead_on_and_questions_ask_once(language: Language, strategy: Strategy) -> None:
    words = catalogue.load(language)
    openers = [words.text(name) for name in words.choices(f"nudge-{strategy}")]
    questions = [words.text(name) for name in words.choices(f"nudge-question-{strategy}")]
    assert len(openers) >= 3
    assert len(questions) >= 2
    assert all(said.endswith(":") and "?" not in said for said in openers)
    assert all(said.endswith("?") and said.count("?") == 1 for said in questions)


@both
def test_a_nudge_without_a_price_names_the_thing_alone(language: Language) -> None:
    advice = advise(replace(of_category(AIRFRYERS, language), price=None, goal=GOAL))
    assert visible(advice.text).splitlines()[0] == "airfryer"
    assert "Rom" not in advice.text


@both
@pytest.mark.parametrize("seed", range(5))
def test_a_sourced_fact_and_our_own_reasoning_are_told_apart(language: Language, seed: int) -> None:
    occasion = of_category(shelf.FOLDER / "skincare.toml", language)
    sourced = tuple(opinion for opinion in occasion.opinions if not opinion.provenance.editorial)
    advice = advise(replace(occasion, opinions=sourced), seed)
    said = [line for line in advice.text.splitlines() if line.startswith("<i>")]
    assert len(said) == 2
    assert sum("Omtanke" in line for line in said) == 1
    assert sum("1223/2009" in line for line in said) == 1


@pytest.mark.parametrize(
    ("cost", "goal", "language", "said"),
    [
        (PRICE, GOAL, DANISH, "899 kr. er 18 % af vejen til Rom."),
        (PRICE, GOAL, ENGLISH, "DKK 899 is 18% of the way to Rom."),
        (Money(500_000, "DKK"), GOAL, DANISH, "5.000 kr. er hele vejen til Rom."),
        (Money(900_000, "DKK"), GOAL, ENGLISH, "DKK 9,000 is the whole way to Rom."),
        (Money(5_000, "DKK"), GOAL, ENGLISH, "DKK 50 is 1% of the way to Rom."),
    ],
)
def test_the_cost_is_set_against_the_shopper_s_own_goal(
    cost: Money, goal: GoalView, language: Language, said: str
) -> None:
    occasion = replace(of_category(AIRFRYERS, language), price=cost, goal=goal)
    assert said in visible(advise(occasion).text).splitlines()


@pytest.mark.parametrize(
    "goal", [None, GoalView("Rom", Money(500_000, "EUR")), GoalView("Rom", Money(50_000_000, "DKK"))]
)
@both
def test_nothing_is_converted_and_nothing_small_made_large(goal: GoalView | None, language: Language) -> None:
    text = advise(replace(of_category(AIRFRYERS, language), goal=goal)).text
    assert "%" not in text
    assert "Rom" not in text


@every_file
@both
def test_the_same_temptation_twice_gives_another_nudge(file: Path, language: Language) -> None:
    occasion = of_category(file, language)
    for seed in SEEDS:
        rng = Random(seed)
        first = TemplateAdvisor().advise(occasion, rng)
        said = first.opinions[0]
        again = replace(occasion, seen=frozenset({said.id}), last_angle=said.angle, last_strategy=first.strategy)
        second = TemplateAdvisor().advise(again, rng)
        assert second.text != first.text
        assert second.strategy is not first.strategy
        assert second.opinions[0].id != said.id
        assert second.opinions[0].angle != said.angle


@every_file
def test_all_kinds_of_nudge_that_a_category_has_occur(file: Path) -> None:
    occasion = of_category(file, ENGLISH)
    had = {opinion.strategy for opinion in occasion.opinions}
    assert {advise(occasion, seed).strategy for seed in SEEDS} == had
    assert {advise(replace(occasion, price=None), seed).strategy for seed in SEEDS} == had - {Strategy.SALIENT_COST}


@both
def test_all_four_kinds_occur(language: Language) -> None:
    assert {advise(of_category(AIRFRYERS, language), seed).strategy for seed in SEEDS} == set(Strategy)


@both
def test_an_opinion_goes_with_its_kind_of_nudge(language: Language) -> None:
    for seed in SEEDS:
        advice = advise(of_category(AIRFRYERS, language), seed)
        assert advice.opinions[0].strategy is advice.strategy


@both
def test_chance_is_what_the_seed_makes_it(language: Language) -> None:
    occasion = of_category(AIRFRYERS, language)
    assert advise(occasion, 3) == advise(occasion, 3)
    assert len({advise(occasion, seed).text for seed in SEEDS}) > len(SEEDS) / 2


@both
def test_an_empty_library_still_gives_a_kind_word(language: Language) -> None:
    advice = advise(replace(of_category(AIRFRYERS, language), opinions=(), alternatives=()))
    assert (advice.opinions, advice.alternatives) == ((), ())
    assert visible(advice.text).startswith("airfryer · ")
    assert visible(advice.text).count("?") == 1


@both
def test_an_opinion_that_is_too_long_comes_with_the_least(language: Language) -> None:
    occasion = of_category(AIRFRYERS, language)
    endless = replace(occasion.opinions[0], text="Å" * MOST_CHARACTERS)
    advice = advise(replace(occasion, opinions=(endless,), goal=GOAL))
    assert [a.rung for a in advice.alternatives] == [Rung.NOTHING]
    assert "?" not in advice.text
    assert "Rom" not in advice.text
    assert says_who(advice, language, visible(advice.text).splitlines())


@both
@given(product=st.text(min_size=1, max_size=80), goal=st.text(max_size=40), minor=st.integers(1, 10**13))
@settings(max_examples=60, deadline=None)
def test_whatever_a_shopper_writes_stays_data(language: Language, product: str, goal: str, minor: int) -> None:
    occasion = replace(
        of_category(AIRFRYERS, language),
        product=product,
        price=Money(minor, "DKK"),
        goal=GoalView(goal, Money(500_000, "DKK")),
    )
    text = advise(occasion).text
    assert visible(text).startswith(f"{product} · ")
    assert len(visible(text)) <= MOST_CHARACTERS
    assert text.count("<") == text.count("<b>") + text.count("</b>") + text.count("<i>") + text.count("</i>")


@pytest.mark.parametrize(
    ("html", "seen"),
    [("<b>a</b> &lt;b&gt;", "a <b>"), ("&amp;lt;", "&lt;"), ("<i>x</i>\ny", "x\ny"), ("", "")],
)
def test_what_a_reader_sees_has_no_markup(html: str, seen: str) -> None:
    assert visible(html) == seen

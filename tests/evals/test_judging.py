"""The judge, the counting and the report, on made-up answers."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.reading import PriceDoubt
from bot.domain.temptation import Kind
from tests.evals.answers import Answer
from tests.evals.judging import Field, judge
from tests.evals.labels import Half, Label
from tests.evals.report import report
from tests.evals.scoring import Judged, Score, confusions, misses, score

FITTING = frozenset({"sofas-depth"})


def label(**changes: Any) -> Label:
    return Label.model_validate(
        {
            "text": "ny sofa til 4.000 kr",
            "language": "da",
            "kind": "want",
            "product": ["sofa"],
            "price": "4000",
            "currency": "DKK",
            "category": ["sofas"],
            **changes,
        }
    )


ANSWER = Answer(
    language=Language.DANISH,
    kind=Kind.WANT,
    product="ny sofa",
    money=Money(400_000, "DKK"),
    category="sofas",
    opinion="sofas-depth",
)
MISSING = replace(ANSWER, money=None, doubt=PriceDoubt.MISSING)
UNSURE = replace(ANSWER, money=None, doubt=PriceDoubt.AMBIGUOUS, candidates=(Money(400_000, "DKK"),))


def wrong(said: Label, answer: Answer) -> set[Field]:
    return {field for field, right in judge(said, answer, FITTING).items() if not right}


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({}, set()),
        ({"language": Language.ENGLISH}, {Field.LANGUAGE}),
        ({"product": "tæppe"}, {Field.PRODUCT}),
        ({"product": None}, {Field.PRODUCT}),
        ({"product": "sofaen"}, set()),
        ({"product": "sofa som jeg i går så i en butik"}, {Field.PRODUCT}),
        ({"money": Money(40_000, "DKK")}, {Field.PRICE}),
        ({"money": Money(400_000, "SEK")}, {Field.CURRENCY}),
        ({"category": "furniture"}, {Field.CATEGORY}),
        ({"category": None}, {Field.CATEGORY}),
        ({"opinion": "sofas-other"}, {Field.OPINION}),
        ({"opinion": None}, {Field.OPINION}),
    ],
)
def test_what_is_wrong_of_a_want(change: dict[str, Any], fields: set[Field]) -> None:
    assert wrong(label(), replace(ANSWER, **change)) == fields


@pytest.mark.parametrize(
    ("changes", "answer", "fields"),
    [
        ({}, UNSURE, {Field.PRICE, Field.CURRENCY}),
        ({"asked": True}, UNSURE, set()),
        ({"asked": True}, ANSWER, set()),
        ({"asked": True}, MISSING, {Field.PRICE}),
        ({"asked": True, "price": "5000"}, UNSURE, {Field.PRICE}),
        ({"asked": True, "price": None, "currency": None}, UNSURE, set()),
        ({"asked": True, "price": None, "currency": None}, ANSWER, {Field.PRICE, Field.CURRENCY}),
        ({"price": None, "currency": None}, MISSING, set()),
        ({"price": None, "currency": None}, ANSWER, {Field.PRICE, Field.CURRENCY}),
    ],
)
def test_a_price_is_right_or_rightly_asked_about(changes: dict[str, Any], answer: Answer, fields: set[Field]) -> None:
    assert wrong(label(**changes), answer) == fields


def test_a_want_taken_for_something_else_misses_what_follows_from_it() -> None:
    found = replace(ANSWER, kind=Kind.ESSENTIAL, category=None, opinion=None)
    assert wrong(label(near_miss=True), found) == {Field.KIND, Field.ESSENTIAL, Field.CATEGORY, Field.OPINION}


@pytest.mark.parametrize("kind", [Kind.ESSENTIAL, Kind.DISTRESS])
def test_the_lists_count_what_belongs_in_them_and_what_only_looks_so(kind: Kind) -> None:
    field = Field.ESSENTIAL if kind is Kind.ESSENTIAL else Field.DISTRESS
    belongs = label(kind=kind, category=(), product=())
    assert judge(belongs, replace(ANSWER, kind=kind), ())[field]
    assert not judge(belongs, ANSWER, ())[field]
    assert judge(label(near_miss=True), ANSWER, ())[field]
    assert not judge(label(near_miss=True), replace(ANSWER, kind=kind), ())[field]
    assert field not in judge(label(), ANSWER, ())


def test_a_language_known_beforehand_and_the_price_of_small_talk_are_not_judged() -> None:
    assert Field.LANGUAGE not in judge(label(told=True), ANSWER, ())
    assert Field.PRICE not in judge(label(kind="other", product=(), category=()), ANSWER, ())


def judged(half: Half, text: str, answer: Answer = ANSWER, **changes: Any) -> Judged:
    said = label(text=text, **changes)
    return Judged(half, said, answer, judge(said, answer, FITTING), FITTING)


SOME = [
    judged(Half.WORKING, "ny sofa"),
    judged(Half.WORKING, "en divan", replace(ANSWER, category="rugs-curtains")),
    judged(Half.WORKING, "a settee", replace(ANSWER, language=Language.ENGLISH), language="en"),
    judged(Half.HELD_OUT, "en secret chaiselong", replace(ANSWER, kind=Kind.GIFT, category=None, opinion=None)),
]


def test_scores() -> None:
    assert score(SOME, Field.CATEGORY) == Score(2, 4)
    assert score(SOME, Field.CATEGORY, Half.WORKING) == Score(2, 3)
    assert score(SOME, Field.CATEGORY, Half.WORKING, Language.DANISH) == Score(1, 2)
    assert score(SOME, Field.ESSENTIAL) == Score(0, 0)
    assert Score(0, 0).share == 1
    assert Score(1, 4).share == 0.25


def test_misses_and_confusions() -> None:
    assert [j.label.text for j in misses(SOME, Field.CATEGORY)] == ["en divan", "en secret chaiselong"]
    assert confusions(SOME, Field.CATEGORY) == [
        ("sofas", "no category (gift)", 1),
        ("sofas", "rugs-curtains", 1),
    ]
    assert confusions(SOME, Field.KIND) == [("want", "gift", 1)]


def test_the_report_has_figures_of_both_halves_and_misses_of_the_working_one() -> None:
    page = report(SOME)
    assert "| category | 90% | 50.0% (1/2) | 100.0% (1/1) | 66.7% (2/3) | 0.0% (0/1) |" in page
    assert "- [da] 'en divan': sofas ≠ rugs-curtains (product 'ny sofa')" in page
    assert "chaiselong" not in page
    assert "no category" not in page


def test_a_report_of_one_half_has_only_its_columns() -> None:
    page = report([j for j in SOME if j.half is Half.HELD_OUT])
    assert "held out" in page
    assert "working" not in page
    assert "Missed" not in page

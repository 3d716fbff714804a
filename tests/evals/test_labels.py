"""The labelled messages themselves: enough of them, spread well, and labels that can be met."""

import json
from collections import Counter

import pytest
from pydantic import ValidationError

from bot.cli import evaluating_talks
from bot.domain.language import Language
from bot.domain.temptation import Kind, Reason
from tests.evals.labels import FOLDER, Half, Label, load
from tests.evals.shipped import Argued, acceptable, argued, categories, heads

LABELS = {half: load(half) for half in Half}
ALL = [label for labels in LABELS.values() for label in labels]
WANTS = [label for label in ALL if label.kind is Kind.WANT]
SHARES = {
    Kind.WANT: (0.58, 0.66),
    Kind.ESSENTIAL: (0.10, 0.14),
    Kind.PLANNED: (0.04, 0.08),
    Kind.GIFT: (0.04, 0.08),
    Kind.DISTRESS: (0.05, 0.09),
    Kind.OTHER: (0.05, 0.09),
}


def test_there_are_enough_and_half_are_danish() -> None:
    danish = sum(label.language is Language.DANISH for label in ALL)
    assert len(ALL) >= 440
    assert 0.48 <= danish / len(ALL) <= 0.54


def test_no_message_stands_twice() -> None:
    counted = Counter(label.text.casefold().strip() for label in ALL)
    assert [text for text, n in counted.items() if n > 1] == []


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_share(kind: Kind) -> None:
    least, most = SHARES[kind]
    assert least <= sum(label.kind is kind for label in ALL) / len(ALL) <= most


def test_the_halves_are_alike() -> None:
    working, held_out = (Counter((x.kind, x.language) for x in labels) for labels in LABELS.values())
    assert all(abs(working[key] - held_out[key]) <= 2 for key in working | held_out)
    narrowed = [sum(label.narrowed for label in labels) for labels in LABELS.values()]
    near = [sum(label.near_miss for label in labels) for labels in LABELS.values()]
    assert abs(narrowed[0] - narrowed[1]) <= 4
    assert abs(near[0] - near[1]) <= 4


@pytest.mark.parametrize("half", Half)
def test_each_half_goes_over_the_whole_taxonomy(half: Half) -> None:
    spoken_of = {label.category[0] for label in LABELS[half] if label.category}
    assert heads() <= spoken_of
    assert len(spoken_of - heads()) >= 120


def test_labels_name_what_exists() -> None:
    ids = {opinion.id for opinion in argued()}
    angles = {opinion.angle for opinion in argued()}
    assert {category for label in ALL for category in label.category} <= categories()
    assert {id_ for label in ALL for id_ in (*label.opinions, *label.not_opinions)} <= ids
    assert {angle for label in ALL for angle in label.angles} <= angles


def test_every_want_can_be_met() -> None:
    assert [label.text for label in WANTS if not acceptable(label, argued())] == []


def test_a_third_of_the_wants_ask_for_more_than_any_opinion_of_the_category() -> None:
    assert sum(label.narrowed for label in WANTS) >= len(WANTS) / 3


def test_labels_agree_with_themselves() -> None:
    assert [x.text for x in ALL if (x.price is None) != (x.currency is None)] == []
    assert [x.text for x in ALL if not x.priced and (x.price or x.asked)] == []
    assert [x.text for x in ALL if (x.kind is Kind.WANT) != bool(x.category and x.product)] == []
    assert [x.text for x in ALL if x.near_miss and x.kind is not Kind.WANT] == []


@pytest.mark.parametrize(
    "change",
    [{"kind": "wish"}, {"price": "-5"}, {"currency": "kr"}, {"language": "sv"}, {"text": ""}, {"mood": "good"}],
)
def test_what_is_no_label_is_refused(change: dict[str, str]) -> None:
    good = {"text": "sofa", "language": "da", "kind": "want"}
    Label.model_validate_json(json.dumps(good))
    with pytest.raises(ValidationError):
        Label.model_validate_json(json.dumps(good | change))


LIBRARY = (
    Argued("sofas-a", "sofas", "space"),
    Argued("sofas-b", "sofas", "upkeep"),
    Argued("beds-a", "beds", "space"),
)


@pytest.mark.parametrize(
    ("narrowed", "fitting"),
    [
        ({}, {"sofas-a", "sofas-b"}),
        ({"angles": ("space",)}, {"sofas-a"}),
        ({"opinions": ("sofas-b",)}, {"sofas-b"}),
        ({"angles": ("space",), "opinions": ("sofas-b",)}, {"sofas-a", "sofas-b"}),
        ({"not_opinions": ("sofas-b",)}, {"sofas-a"}),
        ({"category": ("sofas", "beds"), "angles": ("space",)}, {"sofas-a", "beds-a"}),
    ],
)
def test_which_opinions_are_acceptable(narrowed: dict[str, tuple[str, ...]], fitting: set[str]) -> None:
    label = Label.model_validate({"text": "sofa", "language": "da", "kind": "want", "category": ("sofas",), **narrowed})
    assert acceptable(label, LIBRARY) == fitting


def test_the_talks_are_well_labelled_and_half_danish() -> None:
    talks = evaluating_talks.labelled(FOLDER)
    reasons = {reason for talk in talks for _, reason in talk.turns}
    assert reasons == {*Reason, evaluating_talks.DISTRESS}
    assert len(talks) == 2 * sum(talk.language is Language.DANISH for talk in talks) == 30

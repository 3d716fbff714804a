"""How well messages are understood and answered: the build's least shares, in each half."""

from typing import Any

import pytest

from tests.evals.judging import Field
from tests.evals.labels import Half, Label
from tests.evals.report import report
from tests.evals.running import run, run_labels
from tests.evals.scoring import score
from tests.evals.thresholds import LEAST

WANT: dict[str, Any] = {
    "text": "airfryer til 899 kr",
    "language": "da",
    "kind": "want",
    "product": ["airfryer"],
    "price": "899",
    "currency": "DKK",
    "category": ["airfryers"],
}
WRONG: dict[Field, dict[str, Any]] = {
    Field.PRODUCT: {"product": ["sofa"]},
    Field.LANGUAGE: {"language": "en"},
    Field.PRICE: {"price": "889"},
    Field.CURRENCY: {"currency": "NOK"},
    Field.KIND: {"kind": "gift"},
    Field.ESSENTIAL: {"kind": "essential"},
    Field.DISTRESS: {"kind": "distress"},
    Field.CATEGORY: {"category": ["sofas"]},
    Field.OPINION: {"category": ["sofas"]},
}


@pytest.mark.parametrize("half", Half)
def test_at_least_so_many_are_right(half: Half) -> None:
    judged = run([half])
    below = {field: found for field, least in LEAST.items() if (found := score(judged, field)).share < least}
    assert not below, report(judged)


def test_the_same_messages_give_the_same_answers() -> None:
    labelled = [(Half.WORKING, Label.model_validate({**WANT, "text": text})) for text in ("airfryer 899", "ny sofa")]
    assert run_labels(labelled) == run_labels(labelled)


def test_a_wrong_label_is_counted_as_a_miss() -> None:
    right = Label.model_validate(WANT)
    wrong = [Label.model_validate({**WANT, **change}) for change in WRONG.values()]
    good, *bad = run_labels([(Half.WORKING, label) for label in (right, *wrong)])
    assert all(good.right.values())
    assert [judged.right[field] for field, judged in zip(WRONG, bad, strict=True)] == [False] * len(WRONG)

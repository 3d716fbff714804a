"""Every message of the halves through the product, judged."""

from collections.abc import Iterable

from tests.evals.answers import answers
from tests.evals.judging import judge
from tests.evals.labels import Half, Label, load
from tests.evals.scoring import Judged
from tests.evals.shipped import acceptable, argued


def run(halves: Iterable[Half] = tuple(Half)) -> list[Judged]:
    """Judge every message of these halves, in order."""
    return run_labels([(half, label) for half in halves for label in load(half)])


def run_labels(labelled: list[tuple[Half, Label]]) -> list[Judged]:
    """Judge these messages, in order."""
    told = answers(label for _, label in labelled)
    result = []
    for (half, label), answer in zip(labelled, told, strict=True):
        fitting = acceptable(label, argued())
        result.append(Judged(half, label, answer, judge(label, answer, fitting), fitting))
    return result

"""From judged messages to figures: accuracy per field, confusions, misses."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.domain.language import Language
from tests.evals.answers import Answer
from tests.evals.judging import Field
from tests.evals.labels import Half, Label


@dataclass(frozen=True, slots=True)
class Judged:
    """One message, what was answered, and what of it is right."""

    half: Half
    label: Label
    answer: Answer
    right: dict[Field, bool]
    acceptable: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Score:
    """How many of how many are right."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """Between 0 and 1; of nothing all is right."""
        return self.right / self.of if self.of else 1.0


def score(judged: Iterable[Judged], field: Field, half: Half | None = None, language: Language | None = None) -> Score:
    """A field's score over the messages of a half and a language, of all where none is given."""
    marks = [
        j.right[field]
        for j in judged
        if field in j.right and half in {None, j.half} and language in {None, j.label.language}
    ]
    return Score(sum(marks), len(marks))


def misses(judged: Iterable[Judged], field: Field) -> Iterator[Judged]:
    """The messages of which this field is wrong."""
    return (j for j in judged if not j.right.get(field, True))


def confusions(judged: Iterable[Judged], field: Field) -> list[tuple[str, str, int]]:
    """What was taken for what, and how often, the commonest first."""
    sides = _SIDES[field]
    counted = Counter(sides(j) for j in misses(judged, field))
    return [(meant, taken, n) for (meant, taken), n in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))]


_SIDES: dict[Field, Callable[[Judged], tuple[str, str]]] = {
    Field.KIND: lambda j: (j.label.kind, j.answer.kind),
    Field.CATEGORY: lambda j: (j.label.category[0], j.answer.category or f"no category ({j.answer.kind})"),
}
"""The fields with few enough values to be told in pairs, and what was meant and taken."""

TOLD_IN_PAIRS = tuple(_SIDES)

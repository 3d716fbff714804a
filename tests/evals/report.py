"""The figures as a page of Markdown."""

from collections.abc import Iterator, Sequence

from bot.domain.language import Language
from tests.evals.judging import Field
from tests.evals.labels import Half
from tests.evals.scoring import TOLD_IN_PAIRS, Judged, Score, confusions, misses, score
from tests.evals.thresholds import LEAST

MOST_CONFUSIONS = 40


def report(judged: Sequence[Judged]) -> str:
    """Accuracy by field, half and language; of the working half also what was confused, and every miss.

    Of the held-out half nothing but figures.
    """
    halves = [half for half in Half if any(j.half is half for j in judged)]
    working = [j for j in judged if j.half is Half.WORKING]
    lines = [*_accuracy(judged, halves), *_confused(working), *_missed(working)]
    return "\n".join(lines) + "\n"


def _accuracy(judged: Sequence[Judged], halves: Sequence[Half]) -> Iterator[str]:
    columns = [(half, language) for half in halves for language in (*Language, None)]
    heads = [f"{half.replace('_', ' ')} {language or 'both'}" for half, language in columns]
    yield f"## Accuracy of {len(judged)} messages"
    yield ""
    yield _row("field", "least", *heads)
    yield _row(*["---"] * (2 + len(heads)))
    for field in Field:
        cells = [_cell(score(judged, field, half, language)) for half, language in columns]
        yield _row(field, f"{LEAST[field]:.0%}" if field in LEAST else "", *cells)


def _cell(found: Score) -> str:
    return f"{found.share:.1%} ({found.right}/{found.of})"


def _confused(judged: Sequence[Judged]) -> Iterator[str]:
    for field in TOLD_IN_PAIRS:
        pairs = confusions(judged, field)
        if pairs:
            yield from ("", f"## Confused: {field}", "", _row("meant", "taken for", "times"), _row("---", "---", "---"))
            yield from (_row(meant, taken, str(n)) for meant, taken, n in pairs[:MOST_CONFUSIONS])


def _missed(judged: Sequence[Judged]) -> Iterator[str]:
    for field in Field:
        wrong = list(misses(judged, field))
        if wrong:
            yield from ("", f"## Missed: {field} ({len(wrong)})", "")
            yield from (f"- {_message(j)}: {_contrast(field, j)}" for j in wrong)


def _message(judged: Judged) -> str:
    return f"[{judged.label.language}] {' ⏎ '.join(judged.label.text.splitlines())!r}"


def _contrast(field: Field, judged: Judged) -> str:
    """What was meant and what was read."""
    label, answer = judged.label, judged.answer
    doubt = f"asks, {answer.doubt}" + "".join(f" {c.amount} {c.currency}?" for c in answer.candidates)
    meant, read = {
        Field.LANGUAGE: (label.language, answer.language),
        Field.PRODUCT: (" or ".join(label.product), answer.product),
        Field.PRICE: (_price_of(judged), f"{answer.money.amount} {answer.money.currency}" if answer.money else doubt),
        Field.CURRENCY: (label.currency, answer.money.currency if answer.money else doubt),
        Field.CATEGORY: (" or ".join(label.category), f"{answer.category} (product {answer.product!r})"),
        Field.OPINION: (_wanted(judged), answer.opinion),
    }.get(field, (label.kind, answer.kind))
    return f"{meant} ≠ {read}"


def _price_of(judged: Judged) -> str:
    label = judged.label
    told = f"{label.price} {label.currency}" if label.price else "none"
    return f"{told}, or asked" if label.asked else told


def _wanted(judged: Judged) -> str:
    wanted = sorted(judged.acceptable)
    angles = f"{', '.join(judged.label.angles)}: " if judged.label.angles else ""
    return angles + (" or ".join(wanted) if wanted else "nothing in the library fits")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"

"""Reading an answer after a nudge: the reason it gives for wanting the thing."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.domain.folding import fold, fold_pattern
from bot.domain.temptation import Reason

_LONGEST = 1000
"""An answer is a few sentences; more is not read."""
_WORDS_BEFORE = 4
"""How many words before a reason a negation reaches over: "I don't think it is broken"."""
_WORDS_AFTER = 2
_DENIED_VERBS = "is|are|was|were|do|does|did|has|have|had|ca|wo|would|could|should"
_GAP = rf"(?!(?:not|never|no|ikke|aldrig|ingen|(?:{_DENIED_VERBS})nt)\b)\w+"
_GAPS = {r"(?:\w+ )": rf"(?:{_GAP} )", r"(?: \w+)": rf"(?: {_GAP})"}
_TABLES = ("surest", "reasons")
_PUNCTUATION = r"[.,;:!?\n()]+"


FINE = frozenset({Reason.BROKEN, Reason.NEED, Reason.GIFT})
"""Reasons that are met with "sounds fine"."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    reasons: tuple[tuple[Reason, re.Pattern[str]], ...]
    denied_before: re.Pattern[str]
    denied_after: re.Pattern[str]
    idioms: re.Pattern[str]
    clause: re.Pattern[str]
    wanted: re.Pattern[str]


def read_reason(text: str) -> Reason:
    """The reason an answer in Danish or English gives; OTHER where none is recognised.

    Of several reasons the one listed first in `data/talk.toml` counts, so a discount before scarcity. One that is
    denied ("it's not broken") is not given. Never raises, whatever the text.
    """
    patterns = _patterns()
    answer = patterns.idioms.sub(" ", fold(text[:_LONGEST]))
    clauses = [" ".join(clause.split()) for clause in patterns.clause.split(answer)]
    for reason, pattern in patterns.reasons:
        if any(_given(clause, match, patterns) for clause in clauses for match in pattern.finditer(clause)):
            return reason
    return Reason.OTHER


def read_needed(text: str) -> bool | None:
    """Whether an answer to "do you need it, or would you just like it?" says that it is needed; None for neither.

    A good reason says so without the word (`FINE`).
    """
    if read_reason(text) in FINE:
        return True
    return False if _patterns().wanted.search(fold(text[:_LONGEST])) else None


def _given(clause: str, match: re.Match[str], patterns: _Patterns) -> bool:
    before = clause[: match.start()].split()[-_WORDS_BEFORE:]
    after = clause[match.end() :].split()[:_WORDS_AFTER]
    denied = any(map(patterns.denied_before.fullmatch, before)) or any(map(patterns.denied_after.fullmatch, after))
    return not denied


@cache
def _patterns() -> _Patterns:
    data = tomllib.loads((files(__package__) / "data" / "talk.toml").read_text(encoding="utf-8"))
    negation = data["negation"]
    return _Patterns(
        tuple((Reason(name), _any_of(listed)) for table in _TABLES for name, listed in data[table].items()),
        _any_of(negation["before"]),
        _any_of(negation["after"]),
        _any_of(negation["idioms"]),
        re.compile("|".join([_PUNCTUATION, *negation["clause"]])),
        _any_of(data["wanted"]),
    )


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    joined = fold_pattern("|".join(patterns))
    for gap, filled in _GAPS.items():
        joined = joined.replace(gap, filled)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)")

"""One opinion as a table or a JSON object tells it: which fields there are, and what may stand in them."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.domain import libraryrules as rules
from bot.domain.temptation import Strategy

FIELDS = (
    "id",
    "category",
    "angle",
    "strategy",
    "kind",
    "source",
    "interest",
    "dated",
    "text_en",
    "text_da",
)
"""In the order in which they are written."""
TEXTS = {"text_en": "en", "text_da": "da"}
"""The fields of which one may be left out or empty, with their languages, which are their short names too."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOSED: Mapping[str, Collection[str]] = {
    "angle": rules.ANGLES,
    "strategy": [str(strategy) for strategy in Strategy],
    "kind": rules.KINDS,
    "interest": rules.INTERESTS,
}
_SAID = {
    "address": "holds an address or a link",
    "handle": "holds a handle",
    "markup": "holds one of the characters < > { } * _",
    "space": "holds a line break, a tab or superfluous spaces",
    "beginning": "begins with one of the characters = + - @",
    "hidden character": "holds an invisible character",
}
"""What a rule's name means, for whoever mends the file."""


class UnusableOpinionError(Exception):
    """What is told is no opinion that can be shown; the text says why."""


@dataclass(frozen=True, slots=True)
class OpinionFields:
    """An opinion that keeps the rules. A text that is empty is not said in that language."""

    id: str
    category: str
    angle: str
    strategy: str
    kind: str
    source: str
    interest: str
    dated: date
    text_en: str
    text_da: str


def read(told: Mapping[str, Any], categories: Collection[str], today: date) -> OpinionFields:
    """The opinion that is told. Raises UnusableOpinionError with the first thing that is wrong, of each field."""
    given = {name: _plain(name, told) for name in FIELDS}
    if problems := list(_problems(given, categories, today)):
        raise UnusableOpinionError("; ".join(problems))
    return OpinionFields(**{**given, "dated": date.fromisoformat(given["dated"])})  # type: ignore[arg-type]


def _plain(name: str, told: Mapping[str, Any]) -> str:
    """A field without spaces around it; a missing one is empty."""
    value = told.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnusableOpinionError(f"{name} is no text")
    return unicodedata.normalize("NFC", value).strip()


def _problems(given: Mapping[str, str], categories: Collection[str], today: date) -> Iterator[str]:
    if not _ID.fullmatch(given["id"]):
        yield "id is not 1 to 64 letters without accents, digits, and - _ . between them"
    if given["category"] not in categories:
        yield f"there is no category {_quoted(given['category'])}"
    for name, allowed in _CLOSED.items():
        if given[name] not in allowed:
            yield f"{name} {_quoted(given[name])} is none of {', '.join(sorted(allowed))}"
    yield from _source_problems(given)
    yield from _date_problems(given["dated"], today)
    yield from _text_problems(given)


def _source_problems(given: Mapping[str, str]) -> Iterator[str]:
    source = given["source"]
    shortest, longest = rules.SOURCE_LENGTHS
    if not shortest <= len(source) <= longest:
        yield f"source has {len(source)} characters, not {shortest} to {longest}"
    yield from (f"source {_SAID[problem]}" for problem in rules.line_problems(source))
    if given["kind"] == rules.EDITORIAL and source != rules.OURS:
        yield f"what is editorial is {rules.OURS}'s own, and has it as its source; what others say is sourced"


def _date_problems(dated: str, today: date) -> Iterator[str]:
    try:
        day = date.fromisoformat(dated) if _DAY.fullmatch(dated) else None
    except ValueError:
        day = None
    if day is None:
        yield f"dated {_quoted(dated)} is no date such as 2026-11-24"
    elif day > today + timedelta(days=1):  # it is tomorrow already in some time zones
        yield f"dated {dated} lies in the future"


def _text_problems(given: Mapping[str, str]) -> Iterator[str]:
    if not any(given[name] for name in TEXTS):
        yield "there is no text, neither text_en nor text_da"
    for name, language in TEXTS.items():
        if given[name]:
            found = rules.text_problems(given[name], language)
            yield from (f"{name} {_explained(problem, len(given[name]))}" for problem in found)


def _explained(problem: str, length: int) -> str:
    if problem == "length":
        return "has {} characters, not {} to {}".format(length, *rules.ANYBODYS_LENGTHS)
    name, _, phrase = problem.partition(": ")
    return f"says {_quoted(phrase)}, which the bot never does" if name == "banned" else _SAID[name]


def _quoted(text: str) -> str:
    """What was told, where it is short enough to be told again."""
    shown = "".join(c if c.isprintable() else "?" for c in text[:40])
    return f"“{shown}”" if len(text) <= 40 else f"“{shown}…”"

"""Short answers in Danish or English to a question that was asked: which one, there is none."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from bot.domain.folding import fold, fold_pattern
from bot.domain.terms import stems

LONGEST = 60
"""Characters of a short answer; a longer one says more."""


def which_of(text: str, names: Sequence[str]) -> int | None:
    """Which of several things is meant, counted from 0: by its place (`den anden`, `number 2`) or by its name.

    The first where it is left to the order; None where no single one is meant.
    """
    said = said_shortly(text)
    if said is None or not names:
        return None
    if _which(any_of("which", "any")).fullmatch(said):
        return 0
    if _which(any_of("which", "last")).fullmatch(said):
        return len(names) - 1
    places = zip(range(len(names)), _ordinals(), strict=False)
    return next((place for place, ordinal in places if ordinal.fullmatch(said)), _by_name(said, names))


def leaves_out(text: str) -> bool:
    """Whether a text says that there is no price to tell."""
    return _says(text, "leave_out", "words")


def tells_of_oneself(text: str) -> bool:
    """Whether a text is a sentence about its writer or what was spoken of, in which no thing is looked for."""
    said = _words(text)
    opened = re.match(rf"(?:{any_of('openers')} )*{any_of('sentence', 'opens')} \w+ \w+", said)
    return bool(opened) and not re.search(rf"\b{any_of('sentence', 'seeks')}\b", said)


def said_shortly(text: str) -> str | None:
    """A text's words, folded; None where it is too long for a short answer."""
    return _words(text) if len(text) <= LONGEST else None


def table(name: str) -> dict[str, Any]:
    """A table of the phrases that short answers are read by."""
    found: dict[str, Any] = _file()[name]
    return found


def any_of(*keys: str) -> str:
    """The list at these keys as one group of a regular expression over folded text."""
    found: Any = _file()
    for key in keys:
        found = found[key]
    return f"(?:{'|'.join(map(fold_pattern, found))})"


def _says(text: str, *keys: str) -> bool:
    said = said_shortly(text)
    return said is not None and bool(_whole(any_of(*keys)).fullmatch(said))


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _by_name(said: str, names: Sequence[str]) -> int | None:
    """The only one of several names that all the words of an answer belong to."""
    words = set(stems(said.removeprefix("the ").removeprefix("den ")))
    found = [place for place, name in enumerate(names) if words and words <= set(stems(fold(name)))]
    return found[0] if len(found) == 1 else None


@cache
def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('openers')} )*{words}(?: {any_of('closers')})*")


@cache
def _which(words: str) -> re.Pattern[str]:
    before, behind = any_of("which", "before"), any_of("which", "behind")
    return _whole(rf"(?:{before} )*{words}(?: {behind})*")


@cache
def _ordinals() -> tuple[re.Pattern[str], ...]:
    every = table("which")["ordinals"]
    return tuple(_which(f"(?:{'|'.join(map(fold_pattern, ordinal))})") for ordinal in every)


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "data" / "answers.toml").read_text(encoding="utf-8"))

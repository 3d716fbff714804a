"""Screening what a shopper contributes before anybody else reads it. Pure; a person reviews what passes."""

import re
import tomllib
import unicodedata
from enum import StrEnum
from functools import cache
from importlib.resources import files

from bot.domain.language import Language
from bot.domain.libraryrules import banned_in, line_problems

SHORTEST, LONGEST = 40, 170
"""Characters of a contributed opinion; one or two sentences, as fit into a nudge."""
_MOST_CAPITALS = 0.6
_MOST_PICTURES = 2
_LETTERS_ENOUGH = 20
_REPEATED = re.compile(r"(.)\1{4,}|[!?]{3,}")


class Screen(StrEnum):
    """Why an opinion cannot be taken as it is, in the order in which it is told."""

    LENGTH = "length"
    LINK = "link"
    PERSONAL = "personal"
    ADVERT = "advert"
    ABUSE = "abuse"
    COMMAND = "command"
    ORDERS = "orders"
    """It tells the reader what to do or makes them feel guilty (house rules)."""
    SHOUTING = "shouting"
    MARKUP = "markup"


def tidy(text: str) -> str:
    """The text as it would be shown: composed letters, single spaces, on one line."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def screen(text: str) -> Screen | None:
    """The first thing that is wrong with a tidied opinion; None when a person may read it."""
    if not SHORTEST <= len(text) <= LONGEST:
        return Screen.LENGTH
    low = text.lower().replace("’", "'")
    for name, pattern in _screens().items():
        if pattern.search(low):
            return name
    if any(banned_in(text, language) for language in Language):
        return Screen.ORDERS
    if _shouts(text):
        return Screen.SHOUTING
    return Screen.MARKUP if line_problems(text) else None


def _shouts(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    pictures = sum(unicodedata.category(c) == "So" for c in text)
    loud = len(letters) >= _LETTERS_ENOUGH and sum(c.isupper() for c in letters) > _MOST_CAPITALS * len(letters)
    return loud or pictures > _MOST_PICTURES or bool(_REPEATED.search(text))


@cache
def _screens() -> dict[Screen, re.Pattern[str]]:
    data = tomllib.loads((files(__package__) / "data" / "screening.toml").read_text(encoding="utf-8"))
    return {Screen(name): re.compile(_any_of(patterns)) for name, patterns in data["screens"].items()}


def _any_of(patterns: list[str]) -> str:
    """Whole words where a pattern begins or ends with a letter of its own."""
    begun = (rf"(?<!\w){p}" if p[0].isalpha() else p for p in patterns)
    return "|".join(rf"{p}(?!\w)" if re.search(r"(?<!\\)[a-z]$", p) else p for p in begun)

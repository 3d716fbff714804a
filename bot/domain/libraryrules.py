"""The mechanical rules for opinions, whoever writes them: the library's files, an operator's import, a shopper."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

ANGLES = frozenset(
    {
        "upkeep",
        "overlap",
        "space",
        "noise",
        "hidden-costs",
        "learning-curve",
        "hype",
        "durability",
        "resale",
        "environment",
        "borrow",
        "habit",
    }
)
"""The arguments that there are."""
INTERESTS = frozenset({"none", "sells", "advises"})
"""What a source may gain."""
EDITORIAL = "editorial"
KINDS = frozenset({EDITORIAL, "sourced"})
OURS = "Omtanke"
"""The source of whatever is editorial, which the bot calls its own reasoning."""

OPINION_LENGTHS = (60, 170)
"""Characters of an opinion in the library's own files."""
ALTERNATIVE_LENGTHS = (25, 85)
ANYBODYS_LENGTHS = (20, 170)
"""Characters of an opinion from anybody: as long as fits into a nudge."""
SOURCE_LENGTHS = (2, 80)

_NEVER = {
    "address": re.compile(r"https?:|www\.|\w\.(?:com|dk|org|net|eu|io)\b|\S@\S", re.IGNORECASE),
    "handle": re.compile(r"(?<!\w)@\w"),
    "markup": re.compile(r"[<>{}*_]"),
    "space": re.compile(r"\s\s|^\s|\s$|[^\S ]"),
    "beginning": re.compile(r"^[=+\-@]"),
}
"""In no text. A table's program takes what begins with one of these signs for a formula."""
_NOT_OURS = {"exclamation mark": re.compile("!"), "question mark": re.compile(r"\?")}
"""Not in the library's own voice."""
_ENDED = re.compile(r"[^.\s]\.")
_NO_LETTERS = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_PICTURES = {"So", "Cs", "Co", "Sk"}


def text_problems(text: str, language: str, lengths: tuple[int, int] = ANYBODYS_LENGTHS) -> list[str]:
    """What is wrong with a text that anybody may have written; nothing when it may be shown."""
    shortest, longest = lengths
    found = [*line_problems(text), *(f"banned: {phrase}" for phrase in banned_in(text, language))]
    return found + ([] if shortest <= len(text) <= longest else ["length"])


def line_problems(text: str) -> list[str]:
    """What is wrong with any line that is shown, such as the name of a source."""
    found = [name for name, pattern in _NEVER.items() if pattern.search(text)]
    hidden = any(unicodedata.category(c) in _NO_LETTERS and not c.isspace() for c in text)
    return found + (["hidden character"] if hidden else [])


def style_problems(text: str) -> list[str]:
    """What is wrong with a text in the library's own voice, besides what is wrong with any."""
    found = [name for name, pattern in _NOT_OURS.items() if pattern.search(text)]
    found += [] if _ENDED.fullmatch(text[-2:]) else ["end"]
    return found + (["emoji"] if any(unicodedata.category(c) in _PICTURES for c in text) else [])


def banned_in(text: str, language: str) -> list[str]:
    """The phrases in a text that the house rules ban, as they stand there."""
    said = " ".join(text.replace("’", "'").lower().split())
    return [found.group() for found in _banned(language).finditer(said)]


@cache
def _banned(language: str) -> re.Pattern[str]:
    data = tomllib.loads((files(__package__) / "data" / "house_rules.toml").read_text(encoding="utf-8"))
    return re.compile(r"(?<!\w)(?:" + "|".join(data["banned"][language]) + r")(?!\w)")

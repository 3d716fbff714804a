"""The phrases that no text of the bot may hold, for every test that reads texts."""

import re
import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_suffix(".toml")


def banned_in(text: str, language: str) -> list[str]:
    """The banned phrases in a text, as they stand there."""
    said = " ".join(text.replace("’", "'").lower().split())
    return [found.group() for found in _patterns(language).finditer(said)]


@cache
def _patterns(language: str) -> re.Pattern[str]:
    phrases = tomllib.loads(DATA.read_text(encoding="utf-8"))["banned"][language]
    return re.compile(r"(?<!\w)(?:" + "|".join(phrases) + r")(?!\w)")

"""Questions about the bot itself: who it is, what it keeps, who pays for it."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files

from bot.domain.folding import fold

LONGEST = 160
"""Characters of a question; longer texts are about something else."""


class Topic(StrEnum):
    """What a question about the bot asks for."""

    WHO = "who"
    HOW = "how"
    COST = "cost"
    GAIN = "gain"
    DATA = "data"
    LANGUAGES = "languages"
    SHOP = "shop"


def read_about(text: str) -> Topic | None:
    """What a message asks about the bot, in Danish or English; None where it is about anything else."""
    if len(text) > LONGEST:
        return None
    asked = " ".join(re.findall(r"\w+", fold(text)))
    return next((topic for topic, pattern in _patterns() if pattern.fullmatch(asked)), None)


@cache
def _patterns() -> tuple[tuple[Topic, re.Pattern[str]], ...]:
    data = tomllib.loads((files(__package__) / "data" / "about.toml").read_text(encoding="utf-8"))
    opener = rf"(?:(?:{'|'.join(map(fold, data['openers']))}) )*"
    return tuple((topic, re.compile(rf"{opener}(?:{'|'.join(map(fold, data[topic]))})")) for topic in Topic)

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
    SAVED = "saved"
    """How much was saved: the summary tells."""
    SWITCH = "switch"
    """Not a question: to be answered in another language."""


PAGES = frozenset(Topic) - {Topic.SAVED, Topic.SWITCH}
"""What is answered with a page of its own."""


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
    asked = {topic: "|".join(map(fold, data[topic])).replace("{tongue}", data["tongue"]) for topic in Topic}
    return tuple((topic, re.compile(f"{opener}(?:{phrases})")) for topic, phrases in asked.items())

"""What a button says, said in other words: "I let it be", "I bought it anyway"."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from bot.domain.answers import any_of
from bot.domain.decisions import Act
from bot.domain.folding import fold

LONGEST = 60
"""Characters of such a message; a longer one says more."""


def read_act(text: str) -> Act | None:
    """The act that a whole message tells of, in Danish or English; None where it tells anything else."""
    if len(text) > LONGEST or "?" in text:
        return None
    said = " ".join(re.findall(r"\w+", fold(text)))
    return next((act for act, pattern in _patterns() if pattern.fullmatch(said)), None)


@cache
def _patterns() -> tuple[tuple[Act, re.Pattern[str]], ...]:
    data = tomllib.loads((files(__package__) / "data" / "said_acts.toml").read_text(encoding="utf-8"))
    opening = f"(?:{any_of('openers')} )*"
    return tuple(
        (Act(name), re.compile(f"{opening}(?:{'|'.join(map(fold, listed))})")) for name, listed in data.items()
    )

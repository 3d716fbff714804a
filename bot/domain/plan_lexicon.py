"""The words that an if-then plan is read by, from the data file beside this code."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from bot.domain.reading.lexicon import alternatives


@cache
def data() -> dict[str, Any]:
    """The parsed `plan.toml`."""
    return tomllib.loads((files("bot.domain") / "plan.toml").read_text(encoding="utf-8"))


@cache
def pattern(section: str, *keys: str) -> re.Pattern[str]:
    """The lists at these keys of a section as one pattern of whole words."""
    return re.compile(rf"(?<!\w){group(section, *keys)}(?!\w)")


def group(section: str, *keys: str) -> str:
    """The same lists as a group of a larger pattern."""
    return alternatives(fragment for key in keys for fragment in data()[section][key])

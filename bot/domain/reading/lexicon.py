"""The word lists and patterns beside this code, read once.

A list holds regular-expression fragments. Two things are done for every one of them: a space also stands for a run
of spaces, and æ, ø, å also match how they are written on other keyboards or by neighbours (ae, oe, aa, ä, ö).
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

_SPELLINGS = str.maketrans({"æ": "(?:æ|ae|ä)", "ø": "(?:ø|oe|ö)", "å": "(?:å|aa)"})
_SPACE = re.compile(r" (?![?*+])")


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The parsed `data/<name>.toml`."""
    return tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """The plain words of the lists at these keys of a file."""
    return frozenset(word for key in keys for word in lexicon(name)[key])


def alternatives(fragments: Iterable[str]) -> str:
    """One group that matches any of the fragments, the longest tried first."""
    joined = "|".join(sorted(fragments, key=len, reverse=True))
    return "(?:" + _SPACE.sub(" +", joined).translate(_SPELLINGS) + ")"


@cache
def pattern(name: str, *keys: str, before: str = r"(?<!\w)", after: str = r"(?!\w)") -> re.Pattern[str]:
    """The lists at these keys as one compiled pattern, by default of whole words."""
    fragments = [fragment for key in keys for fragment in lexicon(name)[key]]
    return re.compile(before + alternatives(fragments) + after)

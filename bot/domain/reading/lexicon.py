"""The word lists and patterns beside this code, read once.

A list holds regular-expression fragments. In every one of them a space stands for a run of spaces, æ, ø and å also
match how they are written on other keyboards or by neighbours (ae, oe, aa, ä, ö), and a name in braces stands for any
of that list under [parts] in the same file.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

_SPELLINGS = str.maketrans({"æ": "(?:æ|ae|ä)", "ø": "(?:ø|oe|ö)", "å": "(?:å|aa)"})
_PART = re.compile(r"\{([a-z_]+)\}")
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
    return re.compile(before + group(name, *keys) + after)


def group(name: str, *keys: str) -> str:
    """The lists at these keys as one group, with the file's named parts (`{parts}`) put in."""
    joined = alternatives(fragment for key in keys for fragment in lexicon(name)[key])
    return _PART.sub(lambda part: alternatives(lexicon(name)["parts"][part[1]]), joined)

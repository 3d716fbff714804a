"""What a button says, said in other words: "I let it be", "I bought it anyway"."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from bot.domain.answers import any_of, said_shortly
from bot.domain.decisions import Act
from bot.domain.folding import fold


def read_act(text: str, *, unasked: bool = False) -> Act | None:
    """The act that a whole message tells of, in Danish or English; None where it tells anything else.

    `unasked`: nothing but the nudge waits for an answer, so that one word ("skip") is enough. A purchase told with
    what was paid is `Act.CHEAPER`.
    """
    said = said_shortly(text)
    if said is None or "?" in text:
        return None
    patterns = (*_patterns(), *_alone()) if unasked else _patterns()
    return next((act for act, pattern in patterns if pattern.fullmatch(said)), None)


@cache
def _patterns() -> tuple[tuple[Act, re.Pattern[str]], ...]:
    data = _file()
    paid = [each.replace("{sum}", data["paid"]["sum"]) for each in data["paid"]["said"]]
    lists = {Act.SKIP: data["skip"], Act.BUY: data["buy"], Act.CHEAPER: paid}
    return tuple((act, _any_of(listed)) for act, listed in lists.items())


@cache
def _alone() -> tuple[tuple[Act, re.Pattern[str]], ...]:
    return tuple((Act(name), _any_of(listed)) for name, listed in _file()["alone"].items())


def _any_of(listed: list[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('openers')} )*(?:{'|'.join(map(fold, listed))})")


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "data" / "said_acts.toml").read_text(encoding="utf-8"))

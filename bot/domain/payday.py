"""The day of the month on which somebody is paid, as they write it."""

import re

from bot.domain.folding import fold, fold_pattern
from bot.domain.when.tokens import LONGEST, tokens
from bot.domain.when.types import DoubtError

LAST = 31
"""Stands for the last day of every month."""

_MONTH = r"(?: (?:i|på|af|in|of)(?: (?:en|hver|the|each|every|a))? (?:måneden|måned|month))?"
_LAST_DAY = re.compile(
    fold_pattern(
        rf"(?:den |d |the |månedens |hver måneds )?(?:sidste|last|final)(?: dag)?"
        rf"(?: ?(?:bank|hver|arbejds|work|working|business|banking))? ?(?:dag|day|one)?{_MONTH}"
        r"|ultimo(?: måneden| måned)?|(?:månedens|month) (?:slutning|udgang|end)"
        r"|(?:ved |i |at |at the |the )?(?:slutningen|udgangen|end) (?:af|of)"
        r"(?: the| hver| every| each)? (?:måneden|måned|month)"
    )
)
_AROUND = re.compile(
    fold_pattern(
        r"\b(?:jeg (?:får|har|bliver betalt)(?: altid)?|får|løn|lønnen|lønningsdag|kommer|det er|er|min|my|"
        r"i (?:get|am|m)|im|its|it is|is|it s|paid|payday|salary|always|altid|normally|usually|plejer|som regel|"
        r"på|on|omkring|ca|"
        r"hver måned|every month|each month|om måneden|a month|den i hver måned|tak|please|thanks)\b"
    )
)
_KINDS = re.compile(r"E?[NAO](?:E?U)?|E?m")
"""`den 25.`, `25 i måneden`, `første i måneden`."""


def read_payday(text: str) -> int | None:
    """The day of the month, 1 to 31, that a text such as `den 25.` or `the last working day` names.

    `LAST` is the last day, whatever the month; a bank day is taken for the day of the month it ends. None for all else.
    """
    if len(text) > LONGEST:
        return None
    said = _bare(text)
    if _LAST_DAY.fullmatch(said):
        return LAST
    return _numbered(said)


def _bare(text: str) -> str:
    """The words without those that only stand around a day."""
    words = re.sub(r"[^a-z0-9.,-]+", " ", fold(text))
    return " ".join(_AROUND.sub(" ", words).rstrip(" .,-").split())


def _numbered(said: str) -> int | None:
    found = [token for token in tokens(said) if token.kind != "p"]
    kinds = "".join(token.kind for token in found)
    units = {token.name for token in found if token.kind == "U"}
    if not _KINDS.fullmatch(kinds) or units - {"month"}:
        return None
    if "m" in kinds:
        return 1
    try:
        day = next(token.number for token in found if token.kind in "NAO")
    except DoubtError:
        return None
    return day if 1 <= day <= LAST else None

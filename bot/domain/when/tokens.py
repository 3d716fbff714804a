"""A time phrase cut into tokens."""

import difflib
import re
from collections.abc import Iterator
from functools import cache

from bot.domain.folding import fold
from bot.domain.when.words import Token, correctable, phrases, squeezed, vocabulary

LONGEST = 300
"""A time phrase is short; a longer text is something else."""

_HALF = re.compile(
    r"(\d?)\s?½|\b(\d?)\s?1/2(?=\s+(?:time|år|aar|uge|måned|dag|hour|year|week|month|day)\b)", re.IGNORECASE
)
_TO_THE_HOUR = re.compile(
    r"\b(fem|ti|tyve|5|10|20) i (?=(?:halv |kl)?(?:et|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|[0-9]{1,2})\b)",
    re.IGNORECASE,
)
"""Danish `ti i otte`: ten minutes to eight."""
_RANGE = re.compile(
    r"\b(?:en|et|to|tre|fire|fem|one|two|three|four|five)(?: ?- ?| to | til )"
    r"(?=(?:to|tre|fire|fem|seks|two|three|four|five|six)\b)",
    re.IGNORECASE,
)
"""`to-tre dage`, `two to three days`."""
_BEFORE = re.compile(r"\b(?:før|foer)\b", re.IGNORECASE)
"""Folded, it could not be told from "for"."""
_BETWEEN = re.compile(r"[^a-z0-9.,:/-]+")
_SHORTEST = 5
"""Shorter words are too much like each other to be told apart misspelt."""
_LIKENESS = 0.83
_LIKENESS_OF_SHORT = 0.9
"""A letter may be missing, no more."""
LARGEST = 10**6
"""Larger figures are read as this one: they name nothing on a calendar."""

_FIGURES = r"""
  (?P<iso>(?P<iso_year>[0-9]{4})(?P<iso_dash>[-/.])(?P<iso_month>[0-9]{1,2})(?P=iso_dash)(?P<iso_day>[0-9]{1,2})
    (?![0-9])(?:t(?=[0-9]))?)
| (?P<date>(?P<day>[0-9]{1,2})(?P<separator>[./-])\s?(?P<month>[0-9]{1,2})(?:(?P=separator)|-)\s?
    (?P<year>[0-9]{4}|[0-9]{2})(?![0-9]))
| (?P<slash>(?P<slash_day>[0-9]{1,2})/(?P<slash_month>[0-9]{1,2})(?![0-9/]))
| (?P<meridiem>(?P<short_hour>[0-9]{1,2})(?:[:.](?P<short_minute>[0-9]{2}))?\s?(?P<half_day>[ap])\.?\s?m(?![a-z])\.?)
| (?P<clock>(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::[0-9]{2})?(?![0-9]))
| (?P<phrase>(?<![a-z])(?:%s)(?![a-z]))
| (?P<dotted>(?P<first>[0-9]{1,2})\.(?P<second>[0-9]{1,2})(?![0-9])(?!\.[0-9]))
| (?P<ordinal>(?P<nth>[0-9]{1,2})(?:(?:st|nd|rd|th|ste|te|den|dje|de)(?![a-z])|\.(?![0-9])))
| (?P<number>[0-9]+(?:[.,][0-9](?![0-9]))?)
| (?P<dash>-(?=[0-9]))
| (?P<unknown>[a-z]+)
"""


def tokens(text: str) -> list[Token]:
    """The tokens of a text, without words only said around a time; misspelt ones are read as what they resemble."""
    found = [token for token in cut(text, guess=True) if token.kind != " "]
    unexplained = any(token.kind == "_" for token in found)
    return [Token("_") if token.soft and unexplained else token for token in found]


def _plainer(text: str) -> str:
    """What only stands out before the words are cut, put in words that do."""
    text = _TO_THE_HOUR.sub(r"\1 minutter i ", _HALF.sub(_decimal, text))
    return _BEFORE.sub("inden", _RANGE.sub("mellem ", text))


def cut(text: str, *, guess: bool) -> Iterator[Token]:
    """Every token of a text as it is come to. With `guess` a misspelt word is read as what it resembles."""
    words = _BETWEEN.sub(" ", fold(_plainer(text)))
    for match in _scanner().finditer(words):
        kind = match.lastgroup or ""
        if kind == "phrase":
            yield vocabulary()[squeezed(match[kind])]
        elif kind == "unknown":
            yield _closest(match[kind]) if guess else Token("_")
        else:
            yield _figure(match)


def _figure(match: re.Match[str]) -> Token:
    kind = match.lastgroup
    if kind in _DATES:
        return Token("D", tuple(int(match[group]) for group in _DATES[kind]), kind)
    if kind == "meridiem":
        return _meridiem(match)
    if kind == "clock":
        return Token("C", (int(match["hour"]), int(match["minute"])))
    if kind == "dotted":
        return _dotted(match["first"], match["second"])
    if kind == "ordinal":
        return Token("O", (int(match["nth"]),))
    return _number(match["number"]) if kind == "number" else Token("b")


_DATES = {
    "iso": ("iso_day", "iso_month", "iso_year"),
    "date": ("day", "month", "year"),
    "slash": ("slash_day", "slash_month"),
}


def _meridiem(match: re.Match[str]) -> Token:
    hour, minute = int(match["short_hour"]), int(match["short_minute"] or 0)
    half_day = 12 if match["half_day"] == "p" else 0
    return Token("C", (hour % 12 + half_day if hour <= 12 else hour, minute))


def _dotted(first: str, second: str) -> Token:
    return Token("X", (int(first), int(second)), f"{first}.{second}")


def _number(figures: str) -> Token:
    value = min(float(figures.replace(",", ".")), float(LARGEST))
    is_year = len(figures) == 4 and 1900 <= value < 2200
    return Token("Y" if is_year else "N", (value,))


def _closest(word: str) -> Token:
    """The word of the grammar that a misspelt one is nearest to, if there is one such."""
    if len(word) < _SHORTEST:
        return Token("_")
    cutoff = _LIKENESS if len(word) > _SHORTEST else _LIKENESS_OF_SHORT
    close = difflib.get_close_matches(word, correctable(), n=4, cutoff=cutoff)
    nearest = {vocabulary()[each] for each in close if _likeness(each, word) == _likeness(close[0], word)}
    return nearest.pop() if len(nearest) == 1 else Token("_")


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()


def _decimal(match: re.Match[str]) -> str:
    return f"{match[1] or match[2] or 0},5 "


@cache
def _scanner() -> re.Pattern[str]:
    return re.compile(_FIGURES % phrases(), re.VERBOSE)

"""A number on a scale, as people write it."""

import re
from functools import cache

from bot.domain.answers import any_of, table
from bot.domain.folding import fold, fold_pattern
from bot.domain.reading.number_words import small_number, small_numbers

_LARGEST = 10
"""Of the scales that the bot asks for."""


def read_scale(text: str, most: int) -> int | None:
    """The number from 1 to `most` that is all a text says, in figures or as a word; None for anything else.

    `8`, `8/10`, `8 ud af 10`, `otte`, `en 7'er`, `maybe a seven`.
    """
    written = _pattern().fullmatch(" ".join(fold(text).split()))
    if written is None or (written["most"] and _value(written["most"]) != most):
        return None
    number = _value(written["number"])
    return number if number and number <= most else None


def _value(told: str) -> int | None:
    return _nouns().get(told) or small_number(told)


@cache
def _nouns() -> dict[str, int]:
    """What a number is called as a thing (`en syver`), folded."""
    return {fold(noun): number for number, nouns in enumerate(table("scale")["nouns"], start=1) for noun in nouns}


@cache
def _pattern() -> re.Pattern[str]:
    words = [word for word in small_numbers() if (small_number(word) or 0) <= _LARGEST]
    number = "|".join([r"[1-9][0-9]?", *map(fold_pattern, words), *_nouns()])
    before, behind = any_of("scale", "before"), any_of("closers")
    ending = rf"(?:[ -]?{any_of('scale', 'endings')})?"
    out_of = rf"(?: ?(?:/|af|ud af|of|out of) ?(?P<most>{number}))?"
    return re.compile(rf"(?:{before} )*(?P<number>{number}){ending}{out_of}(?:,? {behind})*\W*")

"""Round amounts in words: `fem hundrede`, `two thousand`, `halvtreds`."""

import re
from functools import cache

from bot.domain.reading.lexicon import lexicon


@cache
def _values() -> dict[str, int]:
    return {word: int(value) for value, names in lexicon("number_words")["values"].items() for word in names}


@cache
def _sequence() -> re.Pattern[str]:
    word = "|".join(sorted(_values(), key=len, reverse=True))
    vague = "|".join(lexicon("number_words")["vague"])
    return re.compile(
        rf"(?<!\w)(?:(?P<vague>{vague}) )?(?P<number>(?:{word})(?:[ -]?(?:(?:og|and) )?(?:{word}))*)(?!\w)"
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile("and|og|" + "|".join(sorted(_values(), key=len, reverse=True)))


def number_words(low: str) -> tuple[tuple[int, int, int], ...]:
    """The numbers written in words, as (start, end, value); `et par hundrede` is too vague to be one."""
    found = _sequence().finditer(low)
    return tuple((m.start("number"), m.end(), _value(m["number"])) for m in found if not m["vague"])


def _value(phrase: str) -> int:
    total = part = 0
    for match in _word().finditer(phrase):
        value = _values().get(match[0], 0)
        if value == 1000:
            total, part = total + (part or 1) * 1000, 0
        elif value == 100:
            part = (part or 1) * 100
        else:
            part += value
    return total + part

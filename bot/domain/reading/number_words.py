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
    later = "|".join(sorted(_values().keys() - {"a"}, key=len, reverse=True))  # "fifty a month" is fifty
    vague = "|".join(lexicon("number_words")["vague"])
    return re.compile(
        rf"(?<!\w)(?:(?P<vague>{vague}) )?(?P<number>(?:{word})(?:[ -]?(?:(?:og|and) )?(?:{later}))*)(?!\w)"
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
        if value >= 1000:
            total, part = total + (part or 1) * value, 0
        elif value >= 100:
            part = (part or 1) * value
        else:
            part += value
    return total + part


@cache
def small_numbers() -> tuple[str, ...]:
    """The words for numbers up to sixty, the longest first."""
    return tuple(sorted((word for word, value in _values().items() if value <= 60), key=len, reverse=True))


def small_number(told: str) -> int | None:
    """A number of at most three figures or one word."""
    return int(told) if told.isdigit() else _values().get(told)

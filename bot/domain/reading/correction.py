"""A price that corrects the one before: "nej, 399", "I meant 25 euros", "399 ikke 499"."""

import re
from functools import cache

from bot.domain.reading.lexicon import lexicon
from bot.domain.reading.text import fold

LONGEST = 60
"""Characters of a correction; a longer message says more than a price."""
_AMOUNT = r"(?:[$€£]\s?|(?:dkk|sek|nok|eur|usd|gbp|kr)\.?\s?)?\d[\d.,' ]*"


def read_correction(text: str) -> str | None:
    """The part of a message that tells the right price, where it does nothing but correct one; None otherwise."""
    low = fold(text).strip(" .!\n")
    if len(low) > LONGEST:
        return None
    found = _first().fullmatch(low) or _instead().fullmatch(low)
    return found["price"] if found else None


@cache
def _first() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_any('openers')})[\s,.:;!-]*)+(?:(?:{_any('links')})\s+)*(?P<price>{_price()})")


@cache
def _instead() -> re.Pattern[str]:
    return re.compile(rf"(?P<price>{_price()})\W+(?:{_any('instead')})\s+{_price()}")


def _price() -> str:
    return rf"{_AMOUNT}(?:\s*(?:{_any('currencies')}))?(?:,-)?"


def _any(key: str) -> str:
    return "|".join(sorted(lexicon("correction")[key], key=len, reverse=True))

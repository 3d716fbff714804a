"""Numbers in a message that are no prices: model names, measures, dates, links."""

import re
from functools import cache

from bot.domain.reading.lexicon import alternatives, lexicon, pattern

BLANK = "\ue000"
"""What a masked character becomes: a private-use character, neither letter, digit nor space."""

_DIGIT = re.compile(r"[0-9]")
_NO_THOUSANDS = r"(?!\w|[.,][0-9]| [0-9]{3}(?![0-9]))"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    units = alternatives(re.escape(unit) for unit in lexicon("noise")["units"])
    measure = rf"(?<![\w$€£.,])[0-9]+(?:[.,][0-9]+)*(?:-[0-9]+)?[ -]?{units}(?!\w)"
    return pattern("noise", "phrases"), pattern("noise", "models", after=_NO_THOUSANDS), re.compile(measure)


@cache
def _model_at_end() -> re.Pattern[str]:
    return pattern("noise", "models", after="$")


def without_noise(low: str) -> str:
    """The folded text with all such numbers blanked out, of the same length."""
    for noise in _patterns():
        if not _DIGIT.search(low):
            break
        low = noise.sub(_blank, low)
    return low


def ends_in_model(low: str) -> bool:
    """Whether the folded text ends in a product's name with its number: `... iphone 15`."""
    return bool(_model_at_end().search(low[-24:]))


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])

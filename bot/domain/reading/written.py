"""A number as it stands in a message, with its sign, thousands and currency."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bot.domain.reading import currency
from bot.domain.reading.amount import NUMBER
from bot.domain.reading.currency import Unit
from bot.domain.reading.lexicon import lexicon

NUMBERS = re.compile(
    rf"(?:(?<!\w)|(?<=\bkr)|(?<=\bdkk)|(?<=\beur)|(?<=\busd)|(?<=\bgbp)"
    rf"|(?<=[0-9]x)(?=[0-9.,]++(?: ?(?:kr|dkk|eur|€)|,-)))(?<![0-9][.,]){NUMBER}"
)
"""Numbers in a folded text that stand alone, right after a currency, or as a price in `4x250 kr`."""

_DASH = re.compile(r"[.,:]-{1,2}(?!\w)")
_DASHED = {",": "kr", ".": "kr", ":": "SEK"}
"""899,- is kroner; 899:- is how Swedes write theirs."""
_TOO_LONG = re.compile(r"(?!p(?:m|cm|w|a)(?!\w))\w|[.,][0-9]")
"""Behind a currency and a number `pm` is per month."""
_ISH = re.compile(r"ish(?!\w)")
_NEGATIVE = re.compile(r"(?:^|\s|(?<![0-9])[$€£])-$")


@dataclass(frozen=True, slots=True)
class Written:
    """A number with its sign, scale and currency; `marked` when a currency stands beside it."""

    number: str
    start: int
    end: int
    negative: bool
    marked: bool
    code: str | None
    scale: Decimal  # of a word or letter: 1000 for k
    part: Decimal  # of the currency: 0.01 for cents


def written_at(text: str, low: str, match: re.Match[str], floor: int) -> Written | None:
    """The number matched here, None when it is part of a longer word; nothing before `floor` belongs to it."""
    start, negative = _sign(low, match.start())
    left = currency.before(text, low, start, floor)
    if left and not negative:
        start, negative = _sign(low, left.start)
    dash = _DASH.match(low, match.end())
    end = dash.end() if dash else match.end()
    scale = _scales()[0].match(low, end)
    end = scale.end() if scale else end
    vague = _ISH.match(low, end)
    end = vague.end() if vague else end
    right = currency.after(text, low, end)
    if right and left and low[right.end : right.end + 2].strip()[:1].isdigit():
        right = None
    end = right.end if right else end
    if _TOO_LONG.match(low, end):
        return None
    unit = _chosen(left, right, in_capitals=not (left and text[left.start : left.end].islower()))
    code = unit.code if unit else _DASHED[dash[0][0]] if dash else None
    factor = _scales()[1][scale[1]] if scale else Decimal(1)
    part = unit.scale if unit else Decimal(1)
    start = min(start, left.start) if left else start
    return Written(match[0], start, end, negative, code is not None, code, factor, part)


def _sign(low: str, start: int) -> tuple[int, bool]:
    """Where the number begins with a minus sign that belongs to it, and whether it has one; `A - 500` has none."""
    negative = _NEGATIVE.search(low[max(0, start - 3) : start])
    return (start - 1, True) if negative else (start, False)


def _chosen(left: Unit | None, right: Unit | None, *, in_capitals: bool) -> Unit | None:
    """Of a currency on either side (`$45 CAD`), the one that says more.

    A word in small letters on the left (`ron 200 kr`) is rather one of the sentence.
    """
    if left and right:
        vague = left.code in {"$", "kr"}
        return right if vague or not (in_capitals or currency.is_vaguer(right.code, left.code)) else left
    return left or right


@cache
def _scales() -> tuple[re.Pattern[str], dict[str, Decimal]]:
    scales = {word: Decimal(value) for value, names in lexicon("number_words")["scales"].items() for word in names}
    return re.compile(rf" ?({'|'.join(sorted(scales, key=len, reverse=True))})(?!\w)\.?"), scales

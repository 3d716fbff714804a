"""Numbers in a message that may be its price, each with what stands around it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bot.domain.reading import currency
from bot.domain.reading.amount import NUMBER, amount, guesses, has_price_shape
from bot.domain.reading.context import Role, bare_score, look_after, look_before, price_score
from bot.domain.reading.currency import Unit
from bot.domain.reading.lexicon import lexicon
from bot.domain.reading.noise import ends_in_model, without_noise
from bot.domain.reading.number_words import number_words
from bot.domain.reading.text import Message

MOST = 24
"""No more numbers than this are looked at in one message."""

_NUMBER = re.compile(rf"(?:(?<!\w)|(?<=\bkr)|(?<=\bdkk)|(?<=\beur)|(?<=\busd)|(?<=\bgbp))(?<![0-9][.,]){NUMBER}")
_DASH = re.compile(r"[.,:]-{1,2}(?!\w)")  # 899,- is kroner
_TOO_LONG = re.compile(r"\w|[.,][0-9]")
_QUANTITY = re.compile(
    r"(?<![\w.,])(?P<count>[0-9]{1,3}) ?"
    r"(?:(?:stk|styk|pcs|pieces|par|pairs|mdr|måneder|months|rater|gange)\.? ?a |[x×] ?|"
    r"(?:[^\W\d_]+\.? |[^\W\d_]+-[^\W\d_]+ ){0,2}[áà@] ?|(?P<each>(?:[^\W\d_]+ ){0,2}at ))$"
)
_EACH = re.compile(r" (?:each|apiece)(?!\w)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that may be the price.

    `values` are what it may stand for in major units, best first; a `sound` one has exactly one, and above zero.
    `lead` is where the words right before it begin (`now only`), `start` and `end` its span with count and currency.
    """

    lead: int
    start: int
    end: int
    values: tuple[Decimal, ...]
    code: str | None
    role: Role
    score: int
    scale: Decimal = Decimal(1)
    sound: bool = True


@dataclass(frozen=True, slots=True)
class _Written:
    """A number with its sign, scale and currency, as it stands in the text."""

    number: str
    start: int
    end: int
    negative: bool
    marked: bool
    code: str | None
    scale: Decimal  # of a word or letter: 1000 for k
    part: Decimal  # of the currency: 0.01 for cents


@cache
def _scales() -> tuple[re.Pattern[str], dict[str, Decimal]]:
    scales = {word: Decimal(value) for value, names in lexicon("number_words")["scales"].items() for word in names}
    return re.compile(rf" ?({'|'.join(sorted(scales, key=len, reverse=True))})(?!\w)\.?"), scales


def candidates(message: Message) -> list[Candidate]:
    """All numbers that may be prices, in the order they stand."""
    low = without_noise(message.low)
    found: list[Candidate] = []
    floor = 0
    for match in _NUMBER.finditer(low):
        written = _written(message.text, low, match, floor)
        if not written or len(found) >= MOST:
            continue
        found += _readings(_candidate(message, low, written, floor), written.number, low[: match.start()])
        floor = written.end
    return found


def spelt_candidates(message: Message) -> list[Candidate]:
    """Amounts in number words: those with a currency, and from ten upwards those without one (scored lower)."""
    found = []
    for start, end, value in number_words(message.low):
        unit = currency.after(message.text, message.low, end)
        before = look_before(message.text, message.low, start, 0)
        score = price_score(before.role, marked=unit is not None, scaled=False, shaped=False) - 5 * (not unit)
        scale = unit.scale if unit else Decimal(1)
        if unit or value >= 10:
            finish, code = (unit.end, unit.code) if unit else (end, None)
            found.append(Candidate(before.lead, start, finish, (value * scale,), code, before.role, score, scale))
    return found


def _written(text: str, low: str, match: re.Match[str], floor: int) -> _Written | None:
    start, negative = _sign(low, match.start())
    left = currency.before(text, low, start, floor)
    if left and not negative:
        start, negative = _sign(low, left.start)
    dash = _DASH.match(low, match.end())
    end = dash.end() if dash else match.end()
    scale = _scales()[0].match(low, end)
    end = scale.end() if scale else end
    right = currency.after(text, low, end)
    if right and left and low[right.end : right.end + 2].strip()[:1].isdigit():
        right = None
    end = right.end if right else end
    if _TOO_LONG.match(low, end):
        return None
    unit = _chosen(left, right)
    code = unit.code if unit else "kr" if dash else None
    factor = _scales()[1][scale[1]] if scale else Decimal(1)
    part = unit.scale if unit else Decimal(1)
    start = min(start, left.start) if left else start
    return _Written(match[0], start, end, negative, code is not None, code, factor, part)


def _sign(low: str, start: int) -> tuple[int, bool]:
    """Where the number begins with a minus sign that belongs to it, and whether it has one; `A - 500` has none."""
    negative = low[start - 1 : start] == "-" and (start < 2 or low[start - 2] in " \n$€£")
    return (start - 1, True) if negative else (start, False)


def _chosen(left: Unit | None, right: Unit | None) -> Unit | None:
    """Of a currency on either side (`$45 CAD`), the one that says more."""
    if left and right:
        return right if left.code in {"$", "kr"} else left
    return left or right


def _candidate(message: Message, low: str, written: _Written, floor: int) -> Candidate:
    before = look_before(message.text, low, written.start, floor)
    after = look_after(low, written.end)
    role = after.role if after.role and before.role in {Role.PLAIN, Role.CUED} else before.role
    scaled = written.scale != 1
    score = price_score(role, marked=written.marked, scaled=scaled, shaped=has_price_shape(written.number))
    if not written.marked and not scaled:
        score += bare_score(written.number, before, after)
    value = amount(written.number)
    start, count = _quantity(message.low, written)
    factor = written.scale * written.part * count
    values = (value * factor,) if value is not None else tuple(guess * factor for guess in guesses(written.number))
    sound = value is not None and value > 0 and not written.negative
    return Candidate(before.lead, start, written.end, values, written.code, role, score, factor, sound)


def _quantity(low: str, written: _Written) -> tuple[int, int]:
    """Where the span begins and how many are bought, in `2 stk á 149,-`, `3 x 99` or `2 at $20 each`."""
    begin = max(0, written.start - 40)
    found = _QUANTITY.search(low[begin : written.start])
    if not found or (found["each"] and not _EACH.match(low, written.end)):
        return written.start, 1
    return begin + found.start(), int(found["count"])


def _readings(candidate: Candidate, number: str, before: str) -> list[Candidate]:
    """Both readings of `iPhone 15 499 kr`, thousands or a model and its price; of `501 899 kr` only the second."""
    first, space, _ = number.partition(" ")
    if not space or not ends_in_model(before + first):
        return [candidate]
    rest = _without_model(candidate, number)
    return [rest] if len(first) > 2 else [candidate, rest]


def _without_model(candidate: Candidate, number: str) -> Candidate:
    """The other reading of `iPhone 15 499 kr`: the first figures belong to the name."""
    rest = amount(number.partition(" ")[2])
    start = candidate.start + number.index(" ") + 1
    values = (rest * candidate.scale,) if rest is not None else ()
    sound = candidate.sound and bool(values)
    return Candidate(start, start, candidate.end, values, candidate.code, candidate.role, candidate.score, sound=sound)

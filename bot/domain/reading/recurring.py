"""How a price is paid, by the words beside it: again and again, or in parts."""

import re
from dataclasses import dataclass, replace

from bot.domain.money import Money
from bot.domain.payments import Payments, Period
from bot.domain.reading.lexicon import pattern, words
from bot.domain.reading.number_words import small_number
from bot.domain.reading.payment_patterns import ahead, behind, far_ahead, splitting_verb
from bot.domain.reading.text import Message

_MOST_STEPS = 5
_REACH = 60
_LONG_STRETCH = 6
"""`299 kr i 24 måneder` is paid each month; `99 kr i 3 måneder` is as often an offer's whole price."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a price is paid. `start` and `end` take in the words that say so; a `whole` price was told as one sum."""

    start: int
    end: int
    period: Period | None = None
    count: int | None = None
    whole: bool = False
    multiplied: bool = False
    """The count stands as in `4 x 250`, which alone would be four things."""

    @property
    def parts(self) -> int:
        """How many times the number that is told makes the price."""
        return 1 if self.period or self.whole else self.count or 1

    def payments(self, price: Money) -> Payments | None:
        """The payments of a price, one period's or the whole; None where that is too little to be split."""
        if self.period:
            return Payments(price, self.count, self.period)
        return Payments.in_parts(price, self.count) if self.count and price.minor >= self.count else None


def speaks_of_payments(read: Message) -> bool:
    """Whether a message can speak of payments at all, told quickly."""
    return "/" in read.low or "×" in read.low or not words("payments", "hints").isdisjoint(read.words)


def terms_at(low: str, start: int, end: int) -> Terms | None:
    """How the price between `start` and `end` of the folded text is paid, None for all at once."""
    found = _behind(low, _ahead(low, start, end))
    if found.period is None:
        found = _far(low, start, found)
    if found.multiplied and not found.period and not _is_lent(low):
        return None
    count = found.count if (found.count or 0) > 1 else None
    return replace(found, count=count) if found.period or count else None


def _is_lent(low: str) -> bool:
    return pattern("payments", "instalment_context").search(low) is not None


def _ahead(low: str, start: int, end: int) -> Terms:
    """What the words right before a price say."""
    begin = max(0, start - _REACH)
    before = low[begin:start]
    for kind, regex in ahead().items():
        if match := regex.search(before):
            return Terms(begin + match.start(), end, _period(match), _number(match), multiplied=kind == "multiple")
    return Terms(start, end)


def _behind(low: str, found: Terms) -> Terms:
    """What the words behind it add, one after the other."""
    for _ in range(_MOST_STEPS):
        step = _step(low, found)
        if step is None:
            break
        found = step
    return found


def _step(low: str, found: Terms) -> Terms | None:
    after = behind()
    if not found.period and (match := after["period"].match(low, found.end)):
        return replace(found, end=match.end(), period=_period(match))
    if not found.count and (match := after["parts"].match(low, found.end)):
        return replace(found, end=match.end(), count=_number(match))
    if not found.count and (taken := _stretched(low, found) or _split(low, found)):
        return taken
    if not found.count and (match := after["multiple"].match(low, found.end)):
        return replace(found, end=match.end(), count=_number(match), multiplied=True)
    aside = after["aside"].match(low, found.end)
    return replace(found, end=aside.end()) if aside else None


def _stretched(low: str, found: Terms) -> Terms | None:
    """`i 24 måneder`, `for 2 years`, `(24 mdr)`: so many payments of a price that comes back."""
    match = behind()["stretch"].match(low, found.end)
    number, unit = (_number(match), _period(match)) if match else (None, None)
    if match is None or number is None or unit is None:
        return None
    opens = match["opens"] or ""
    if found.period is None and (opens in {"x", "×"} or (opens == "i" and number >= _LONG_STRETCH)):
        found = replace(found, period=unit)
    if found.period is None:
        return None
    count, rest = divmod(number * found.period.times_a_year, unit.times_a_year)
    return replace(found, end=match.end(), count=count) if not rest else None


def _split(low: str, found: Terms) -> Terms | None:
    """`delt i 3 rater`, `over 12 months`, `op i 4` with its verb before the price: parts of a whole price."""
    if found.period:
        return None
    after, verb = behind(), splitting_verb().search(low[max(0, found.start - _REACH) : found.start])
    match = after["split"].match(low, found.end) or after["into"].match(low, found.end)
    match = match or (after["up"].match(low, found.end) if verb else None)
    return replace(found, end=match.end(), count=_number(match), whole=True) if match else None


def _far(low: str, start: int, found: Terms) -> Terms:
    """`79 kr for Netflix om måneden`, `monthly subscription to Spotify for $9`: the thing stands in between."""
    match = behind()["far"].match(low, found.end)
    match = match or far_ahead().search(low[max(0, start - _REACH) : start])
    return replace(found, period=_period(match)) if match else found


def _number(match: re.Match[str]) -> int | None:
    told = next((told for name, told in match.groupdict().items() if name.startswith("count") and told), None)
    return small_number(told) if told else None


def _period(match: re.Match[str]) -> Period | None:
    groups = match.groupdict()
    return next((period for period in Period if groups.get(period)), None)

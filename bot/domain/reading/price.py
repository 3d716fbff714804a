"""The price a message names, or why it is asked about."""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from bot.domain.language import Language
from bot.domain.money import LARGEST_MINOR, Money
from bot.domain.payments import Payments
from bot.domain.reading import currency
from bot.domain.reading.candidate import Candidate, candidates, spelt_candidates
from bot.domain.reading.context import Role
from bot.domain.reading.offers import sorted_out
from bot.domain.reading.text import Message, message
from bot.domain.reading.types import Price, PriceDoubt

_ENOUGH = 1  # the least score of a price
_CLEAR = 3  # by how much the best must lead
_FEW, _THOUSAND = 10, 1000
_ANSWER = 6  # what a number gains where a price was asked for
_EITHER = re.compile(r" ?(?:-|eller|or) ?|~")
_RANGE = re.compile(r",? (?:ned til|down to|til|to|og|and) ")
_PLUS = re.compile(r",? ?(?:\+|&|plus|and|og|samt) ?(?:then |så )?")
_RANGE_OPENS = re.compile(r"(?<!\w)(?:fra|from|mellem|between|for|omkring|around|about)(?: [^\W\d_]+)? ?$")
_NOT_PRICES = frozenset({Role.FORMER, Role.OTHER})


def read_price(text: str, *, home_currency: str, language: Language | None = None) -> Price:
    """The price in a message, in minor units; a bare number takes the home currency (ISO 4217).

    `span` counts in the text's composed form (NFC). Never raises.
    """
    del language  # no form of a price reads differently in the two languages
    read = message(text)
    return decide(price_candidates(read), home_currency)


def read_price_answer(text: str, *, home_currency: str, language: Language | None = None) -> Price:
    """The price in an answer to "what does it cost?", where a bare number is one. Never raises."""
    del language
    read = message(text)
    found = candidates(read) or spelt_candidates(read)
    return decide(linked(read.low, [replace(c, score=c.score + _ANSWER) for c in found]), home_currency)


def price_candidates(read: Message) -> list[Candidate]:
    """The numbers of a message that may be its price or another price it names."""
    found = candidates(read) or spelt_candidates(read)
    return [c for c in linked(read.low, found) if c.score >= _ENOUGH or (c.code and not c.sound)]


def linked(low: str, found: list[Candidate]) -> list[Candidate]:
    """The same candidates, with what `499-599 kr` or `from 200 to 400` or `499 eller 599 kr` share given to both."""
    result = found[:1]
    for candidate in found[1:]:
        result[-1:] = _joined(low, result[-1], candidate)
    return sorted_out(low, result)


def _joined(low: str, first: Candidate, second: Candidate) -> tuple[Candidate, Candidate]:
    between = low[first.tail : second.start]
    opened = _RANGE_OPENS.search(low[max(0, first.start - 24) : first.start])
    is_range = _RANGE.fullmatch(between) and (opened or (between == " to " and _are_near(first, second)))
    if _PLUS.fullmatch(between) and _is_fee(first, second):  # which of them is asked: neither is left out silently
        return replace(first, score=second.score), second
    if is_range and second.values < first.values:  # "fra 3.999 til 3.299": what it was and what it is
        return replace(first, role=Role.FORMER), second
    return _shared(first, second) if is_range or _EITHER.fullmatch(between) else (first, second)


def _is_fee(first: Candidate, second: Candidate) -> bool:
    """Whether the second comes again and again on top of a larger first, paid once: `€349 plus €5.99 a month`."""
    comes_back = second.terms is not None and second.terms.period is not None
    return bool(comes_back and first.code and not first.terms and first.role is Role.PLAIN) and (
        first.values > second.values
    )


def _are_near(first: Candidate, second: Candidate) -> bool:
    """`50 to 70 pounds`: a bare number and a price a little above it; of `model 50 to 700 pounds` only the second."""
    if first.code or not second.code or not first.values or not second.values:
        return False
    return _FEW <= first.values[0] < second.values[0] <= 2 * first.values[0]


def _shared(first: Candidate, second: Candidate) -> tuple[Candidate, Candidate]:
    """Both with the one's currency, thousands (`4-5k`), period and score, so that neither is taken for the other."""
    code, score = first.code or second.code, max(first.score, second.score)
    values = first.values
    if first.scale == 1 and second.scale > 1 and first.code is None:
        values = tuple(value * second.scale for value in values)
    elif values and second.values and values[0] < _FEW and second.values[0] >= _THOUSAND:  # `3-4000 kr`
        values = tuple(value * _THOUSAND for value in values)
    terms = first.terms or (second.terms if second.terms and second.terms.period else None)
    role = first.role if first.role in _NOT_PRICES else Role.PLAIN
    second_role = second.role if second.role in _NOT_PRICES else role
    return (
        replace(first, values=values, code=code, score=score, role=role, terms=terms),
        replace(second, code=second.code or code, score=score, role=second_role),
    )


def decide(found: Iterable[Candidate], home: str) -> Price:
    """Take the clearly best candidate, or say what is in doubt."""
    worthy = sorted((c for c in found if c.score >= _ENOUGH), key=lambda c: -c.score)
    live = [c for c in worthy if c.role not in _NOT_PRICES]
    if not live:
        former = _meant([c for c in worthy if c.role is Role.FORMER], home)
        return Price(None, PriceDoubt.AMBIGUOUS, former) if former else Price(None, PriceDoubt.MISSING)
    best = live[0]
    alike = [c for c in live if best.score - c.score < _CLEAR]
    plausible = [c for c in alike if _money(c, home)]
    implausible = [c for c in alike if c not in plausible and c.values != (Decimal(0),)]
    if implausible or not plausible:
        return Price(None, PriceDoubt.IMPLAUSIBLE, _meant(alike, home), (best.start, best.end))
    return _taken(plausible, home)


def _taken(alike: list[Candidate], home: str) -> Price:
    meanings = _meant(alike, home)
    span = alike[0].start, alike[0].end
    if len(meanings) > 1:
        periods = {c.terms.period if c.terms else None for c in alike}
        period = periods.pop() if len(periods) == 1 else None
        common = Payments(meanings[0], period=period) if period else None
        return Price(None, PriceDoubt.AMBIGUOUS, meanings, span, common)
    terms = next((c.terms for c in alike if c.terms), None)
    return Price(meanings[0], span=span, payments=terms.payments(meanings[0]) if terms else None)


def _money(candidate: Candidate, home: str) -> Money | None:
    """The candidate's money when it is plausible."""
    code = currency.settle(candidate.code, home)
    value = candidate.values[0] if candidate.values else Decimal(0)
    plausible = candidate.sound and 0 < value <= currency.largest(code)
    return _minor(value, code) if plausible else None


def _minor(value: Decimal, code: str) -> Money | None:
    money = Money.of(value, code)
    return money if 0 < money.minor <= LARGEST_MINOR else None


def _meant(found: Iterable[Candidate], home: str) -> tuple[Money, ...]:
    """Up to three sensible amounts for these candidates, in their order, none twice."""
    meanings: dict[Money, None] = {}
    for candidate in found:
        code = currency.settle(candidate.code, home)
        limit = currency.largest(code)
        for value in candidate.values:
            lost_separator = value > limit and candidate.scale == 1  # 129995 for 1299,95
            options = (value, value / 100) if lost_separator else (value,)
            meanings.update((money, None) for v in options if v <= 10 * limit and (money := _minor(v, code)))
    return tuple(meanings)[:3]

"""Several prices told for one thing: at first and afterwards, one payment and what all of them come to."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from bot.domain.reading.candidate import Candidate
from bot.domain.reading.context import Role
from bot.domain.reading.lexicon import group, pattern

_NEAR = 60
_ROUNDED = Decimal("0.01")
"""By so much a sum that a shopper tells may differ from the payments."""


def sorted_out(low: str, found: list[Candidate]) -> list[Candidate]:
    """The same candidates; the price of a trial and the sum of another's payments are no longer taken for the price."""
    if len(found) < 2 or not (any(c.terms for c in found) or pattern("payments", "trial_surely").search(low)):
        return found
    return _without_sums(_without_trials(low, found))


def asides(low: str, found: list[Candidate]) -> list[tuple[int, int]]:
    """What else is said of trials and payments beside a price that is not paid at once: it names no thing."""
    if not any(c.terms for c in found):
        return []
    return [match.span() for match in pattern("payments", "trial_behind", "trial_said", "trial_paying").finditer(low)]


def _without_trials(low: str, found: list[Candidate]) -> list[Candidate]:
    """Without the prices for a start, where one that comes back is told to come after or is told beside them."""
    starts = [*(c.start for c in found), len(low)]
    gaps = [low[a:b] for a, b in zip([0, *(c.tail for c in found)], starts, strict=True)]
    gaps[-1] += "."  # no price follows
    around = list(zip(found, gaps, gaps[1:], strict=False))
    later = [_comes_after(ahead, behind) if _comes_back(c) else _surely(ahead) for c, ahead, behind in around]
    if any(later):
        return [_meant(c) if is_later else _set_aside(c) for c, is_later in zip(found, later, strict=True)]
    first = [_comes_first(ahead, behind) for _, ahead, behind in around]
    if any(first) and any(_comes_back(c) and not is_first for c, is_first in zip(found, first, strict=True)):
        return [_set_aside(c) if is_first else _meant(c) for c, is_first in zip(found, first, strict=True)]
    return found


def _comes_back(candidate: Candidate) -> bool:
    return candidate.terms is not None and candidate.terms.period is not None


def _comes_after(ahead: str, behind: str) -> bool:
    """`derefter 99 kr/md`, `$12/mo after the trial`, but not `1 kr, derefter` where a price follows."""
    leads_on = _ahead("trial_afterwards").search
    told_behind = _behind("trial_behind").match(behind[:_NEAR]) and not leads_on(behind[-_NEAR:])
    return bool(told_behind or leads_on(ahead[-_NEAR:]))


def _surely(ahead: str) -> bool:
    """`herefter 99`, of what is not said to come back."""
    return _ahead("trial_surely").search(ahead[-_NEAR:]) is not None


def _comes_first(ahead: str, behind: str) -> bool:
    """`1 kr. de første 3 mdr`, `first month $1`."""
    return bool(_behind("trial_intro").match(behind[:_NEAR]) or _first().search(ahead[-_NEAR:]))


def _set_aside(candidate: Candidate) -> Candidate:
    return replace(candidate, role=Role.OTHER)


def _meant(candidate: Candidate) -> Candidate:
    return replace(candidate, role=Role.PLAIN) if candidate.role is Role.FORMER else candidate


def _without_sums(found: list[Candidate]) -> list[Candidate]:
    return [_set_aside(c) if any(_sums_up(c, other, found) for other in found) else c for c in found]


def _sums_up(candidate: Candidate, other: Candidate, found: list[Candidate]) -> bool:
    """Whether a candidate is only what another's payments come to, in all or in a year."""
    if other is candidate or not (other.terms and other.terms.period and other.values and candidate.values):
        return False
    if candidate.terms and (candidate.terms.count or found.index(candidate) < found.index(other)):
        return False
    a_year = other.values[0] * other.terms.period.times_a_year
    sums = {a_year, other.values[0] * (other.terms.count or 1)} - {other.values[0]}
    if candidate.terms and candidate.terms.period:
        told = candidate.values[0] * candidate.terms.period.times_a_year
        return _close(told, a_year)
    return any(_close(candidate.values[0], s) for s in sums)


def _close(told: Decimal, worked_out: Decimal) -> bool:
    return abs(told - worked_out) <= worked_out * _ROUNDED


@cache
def _behind(key: str) -> re.Pattern[str]:
    return re.compile(rf"[ ,()-]*{group('payments', key)}(?!\w)")


@cache
def _ahead(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){group('payments', key)}(?: [^\W\d_]+){{0,3}}[ ,:]*$")


@cache
def _first() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){group('payments', 'trial_intro')}[ :]*(?:{group('payments', 'between')}[ :]*)*$")

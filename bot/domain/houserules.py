"""Rules that a shopper sets for themself in a category of things."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from bot.domain.cooling import Pause
from bot.domain.money import Money

EVERYTHING = "*"
"""Stands for every category."""
REST = timedelta(days=7)
"""After a slip the rule rests for so long; nothing else changes."""
MOST_RULES = 20

_AT_MOST = re.compile(r"\W*(?:højst|maks|max|op til|at most|up to|cirka|about)\b", re.IGNORECASE)


class Rule(StrEnum):
    """What a shopper wants to keep to."""

    NO_BUY = "no-buy"
    REPLACEMENTS = "replacements"
    LOW_BUY = "low-buy"


@dataclass(frozen=True, slots=True)
class RuleInForce:
    """A house rule that applies to a temptation now; a low-buy also tells its allowance and what is spent of it."""

    rule: Rule
    category_name: str | None
    """In the shopper's language, None for everything."""
    allowance: Money | None = None
    spent: Money | None = None
    """Bought under the rule in this month of the shopper's calendar, in the allowance's currency."""
    elsewhere: bool = False
    """Whether something was bought in another currency too, which is not counted."""

    def spent_with(self, price: Money | None) -> Money | None:
        """What would be spent this month with one more thing; None where it is not counted: nothing is converted."""
        if self.spent is None or price is None or price.currency != self.spent.currency:
            return None
        return Money(self.spent.minor + price.minor, self.spent.currency)

    def passed_with(self, price: Money | None) -> bool:
        """Whether one more thing at this price would take the month past its allowance."""
        after = self.spent_with(price)
        return after is not None and self.allowance is not None and after.minor > self.allowance.minor


def pause_for(rule: RuleInForce, price: Money | None) -> Pause | None:
    """The least pause that a rule asks for, None where it asks for none."""
    if rule.rule is Rule.LOW_BUY:
        return Pause.MONTH if rule.passed_with(price) else None
    return Pause.MONTH if rule.rule is Rule.NO_BUY else Pause.WEEK


@dataclass(frozen=True, slots=True)
class Purchase:
    """What was bought under a rule; `thing` is its temptation's id, `day` the shopper's local one."""

    thing: int
    paid: Money | None
    day: date


def spent(allowance: Money, bought: Sequence[Purchase]) -> Money:
    """What purchases come to in the allowance's currency; others are not counted, for nothing is converted."""
    counted = (each.paid.minor for each in bought if each.paid and each.paid.currency == allowance.currency)
    return Money(sum(counted), allowance.currency)


def in_others(allowance: Money, bought: Sequence[Purchase]) -> bool:
    """Whether something was bought in another currency than the allowance's."""
    return any(each.paid is not None and each.paid.currency != allowance.currency for each in bought)


def against(allowance: Money | None, bought: Sequence[Purchase]) -> list[Purchase]:
    """Of a month's purchases under a rule, the first one first, those that went against it.

    With an allowance these are the ones that took the month past it, without one all of them.
    """
    if allowance is None:
        return list(bought)
    sums = [spent(allowance, bought[:count]).minor for count in range(len(bought) + 1)]
    pairs = zip(bought, pairwise(sums), strict=True)
    return [each for each, (before, after) in pairs if after > before and after > allowance.minor]


def tells_allowance(text: str) -> bool:
    """Whether a text begins as a limit does: `højst 500`, `at most 500`."""
    return bool(_AT_MOST.match(text))

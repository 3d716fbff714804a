"""The shopper's house rules as they stand: set, listed, resumed, removed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.houserules import EVERYTHING, MOST_RULES, Rule
from bot.domain.money import Money
from storage import houserules, search
from storage.library import GENERAL
from storage.shelf import Shelf
from storage.tables import HouseRule, Shopper


@dataclass(frozen=True, slots=True)
class NamedRule:
    """A stored rule, with the name of its category in the shopper's language; None for everything."""

    row: HouseRule
    category_name: str | None

    @property
    def rule(self) -> Rule:
        return Rule(self.row.rule)

    @property
    def allowance(self) -> Money | None:
        """What may be spent in a month."""
        if self.row.allowance_minor is None or self.row.currency is None:
            return None
        return Money(self.row.allowance_minor, self.row.currency)

    def resting_until(self, today: date) -> date | None:
        """The local day on which the rule comes back, None while it is in force."""
        until = self.row.paused_until
        return until if until is not None and until > today else None


@dataclass(frozen=True, slots=True)
class NewRule:
    """A rule to be set for a category, or for `EVERYTHING`; `allowance` with a low-buy only."""

    category: str
    rule: Rule
    allowance: Money | None = None


def listed(session: Session, shopper: Shopper) -> Sequence[NamedRule]:
    """Every rule of the shopper's, the oldest first."""
    return named(session, shopper, houserules.all_of(session, shopper.id or 0))


def own(session: Session, shopper: Shopper, rule_id: int) -> NamedRule | None:
    """A rule by its id, if it is this shopper's."""
    row = houserules.owned(session, rule_id, shopper.id or 0)
    return named(session, shopper, [row])[0] if row else None


def set_rule(session: Session, shopper: Shopper, new: NewRule, now: datetime) -> NamedRule | None:
    """Set a rule in the place of the one for its category; None when there are `MOST_RULES` others already."""
    others = [row for row in houserules.all_of(session, shopper.id or 0) if row.category != new.category]
    if len(others) >= MOST_RULES:
        return None
    row = HouseRule(
        shopper_id=shopper.id or 0,
        category=new.category,
        rule=new.rule,
        allowance_minor=new.allowance.minor if new.allowance else None,
        currency=new.allowance.currency if new.allowance else None,
        set_at=now,
    )
    return named(session, shopper, [houserules.put(session, row)])[0]


def remove(session: Session, rule: NamedRule) -> None:
    """The rule is gone."""
    houserules.remove(session, rule.row)


def resume(rule: NamedRule) -> None:
    """A resting rule is in force again at once."""
    rule.row.paused_until = None


def find_kind(session: Session, shelf: Shelf, text: str) -> str | None:
    """The category that a shopper names, None when the library knows none by these words."""
    found = search.find_category(session, shelf, text)
    return found.category if found.fit and found.category != GENERAL else None


def kind_name(session: Session, shopper: Shopper, category: str) -> str | None:
    """The name of a category in the shopper's language; None for everything, and for an unknown one."""
    return search.category_names(session, [category], shopper.language).get(category)


def named(session: Session, shopper: Shopper, rows: Sequence[HouseRule]) -> list[NamedRule]:
    """Rules with their categories' names; a category that the library has lost keeps its id for a name."""
    kinds = [row.category for row in rows if row.category != EVERYTHING]
    names = search.category_names(session, kinds, shopper.language) if kinds else {}
    return [
        NamedRule(row, None if row.category == EVERYTHING else names.get(row.category, row.category)) for row in rows
    ]

"""House rules at work: which one applies, what counts under it, and its rest after a slip."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlmodel import Session

from bot.domain.clock import to_utc
from bot.domain.cooling import Pause
from bot.domain.houserules import EVERYTHING, REST, Purchase, Rule, RuleInForce, against, in_others, pause_for, spent
from bot.domain.money import Money
from bot.domain.month import Month
from bot.service.rulebook import NamedRule, named
from bot.service.shoppers import local_time
from storage import houserules
from storage.search import branches
from storage.tables import HouseRule, Shopper, Temptation


@dataclass(frozen=True, slots=True)
class Rested:
    """A rule that rests after a slip, until a local day."""

    rule_id: int
    rule: Rule
    category_name: str | None
    until: date


@dataclass(frozen=True, slots=True)
class RuleMonth:
    """What a month was like under a rule."""

    rule: Rule
    category_name: str | None
    slips: int
    """Purchases that went against it."""
    allowance: Money | None = None
    spent: Money | None = None
    """With an allowance only, in its currency."""
    resting_until: date | None = None
    elsewhere: bool = False
    """Whether something was bought in another currency too, which is not counted in what is spent."""


@dataclass(frozen=True, slots=True)
class _Book:
    """A shopper's rules, and the branch that each category belongs to."""

    rows: Sequence[HouseRule]
    branches: Mapping[str, str]

    def applying(self, category: str) -> HouseRule | None:
        """The rule for a category: its own, else that of its branch (`clothes` has `jeans`), else the one for all."""
        by_category = {row.category: row for row in self.rows}
        branch = self.branches.get(category, category)
        return by_category.get(category) or by_category.get(branch) or by_category.get(EVERYTHING)


def in_force(session: Session, shopper: Shopper, category: str, today: date) -> RuleInForce | None:
    """The rule that applies to a category on a local day; None while it rests."""
    book = _book(session, shopper)
    row = book.applying(category)
    if row is None:
        return None
    [rule] = named(session, shopper, [row])
    if rule.resting_until(today):
        return None
    if rule.allowance is None:
        return RuleInForce(rule.rule, rule.category_name)
    bought = _bought(session, shopper, row, book, Month.of(today))
    sum_, elsewhere = spent(rule.allowance, bought), in_others(rule.allowance, bought)
    return RuleInForce(rule.rule, rule.category_name, rule.allowance, sum_, elsewhere)


def least_pause(session: Session, shopper: Shopper, category: str, price: Money | None, today: date) -> Pause | None:
    """The least pause that the rule in force asks for; None without one."""
    rule = in_force(session, shopper, category, today)
    return pause_for(rule, price) if rule else None


def after_buying(session: Session, shopper: Shopper, temptation: Temptation, today: date) -> Rested | None:
    """Let the rule rest that a purchase goes against; None where there is none in force. Nothing else changes."""
    book = _book(session, shopper)
    row = book.applying(temptation.category)
    if row is None:
        return None
    [rule] = named(session, shopper, [row])
    slips = _slips(session, shopper, rule, book, today)
    if rule.resting_until(today) or temptation.id not in {slip.thing for slip in slips}:
        return None
    row.paused_until = today + REST
    return Rested(row.id or 0, rule.rule, rule.category_name, row.paused_until)


def after_undo(session: Session, shopper: Shopper, temptation: Temptation) -> None:
    """End a rest that began with a purchase which was taken back, unless another slip began it too."""
    book = _book(session, shopper)
    row = book.applying(temptation.category)
    if row is None or row.paused_until is None:
        return
    [rule] = named(session, shopper, [row])
    if not _slips(session, shopper, rule, book, row.paused_until - REST):
        row.paused_until = None


def month_lines(session: Session, shopper: Shopper, month: Month, today: date) -> tuple[RuleMonth, ...]:
    """What a month of the shopper's calendar was like under each rule that was set by then.

    That a rule rests now, on the local day `today`, is told in the month that this day is in.
    """
    book = _book(session, shopper)
    rules = named(session, shopper, [row for row in book.rows if Month.of(_day(shopper, row.set_at)) <= month])
    now = Month.of(today) == month
    return tuple(
        replace(_month(session, shopper, rule, book, month), resting_until=rule.resting_until(today) if now else None)
        for rule in rules
    )


def _book(session: Session, shopper: Shopper) -> _Book:
    rows = houserules.all_of(session, shopper.id or 0)
    return _Book(rows, branches(session) if any(row.category != EVERYTHING for row in rows) else {})


def _month(session: Session, shopper: Shopper, rule: NamedRule, book: _Book, month: Month) -> RuleMonth:
    """What was bought before the rule was set counts against an allowance, but is no slip."""
    bought = _bought(session, shopper, rule.row, book, month)
    since = _day(shopper, rule.row.set_at)
    slips = sum(slip.day >= since for slip in against(rule.allowance, bought))
    if rule.allowance is None:
        return RuleMonth(rule.rule, rule.category_name, slips)
    sum_, elsewhere = spent(rule.allowance, bought), in_others(rule.allowance, bought)
    return RuleMonth(rule.rule, rule.category_name, slips, rule.allowance, sum_, elsewhere=elsewhere)


def _slips(session: Session, shopper: Shopper, rule: NamedRule, book: _Book, day: date) -> list[Purchase]:
    """What was bought on a local day against the rule."""
    session.flush()  # what was decided just now counts
    bought = _bought(session, shopper, rule.row, book, Month.of(day))
    return [slip for slip in against(rule.allowance, bought) if slip.day == day]


def _bought(session: Session, shopper: Shopper, row: HouseRule, book: _Book, month: Month) -> list[Purchase]:
    """What was bought under a rule in a month of the shopper's calendar; what has its own rule is not under `*`."""
    start, end = (_begins(shopper, each) for each in (month, month.next))
    bought = houserules.bought(session, shopper.id or 0, start, end)
    return [_purchase(shopper, thing) for thing in bought if book.applying(thing.category) is row]


def _purchase(shopper: Shopper, thing: Temptation) -> Purchase:
    minor = thing.price_minor if thing.paid_minor is None else thing.paid_minor
    paid = Money(minor, thing.currency) if minor is not None and thing.currency else None
    return Purchase(thing.id or 0, paid, _day(shopper, thing.decided_at or thing.created_at))


def _begins(shopper: Shopper, month: Month) -> datetime:
    """The moment, UTC, at which a month begins where the shopper is."""
    return to_utc(datetime.combine(date(month.year, month.month, 1), time()), shopper.timezone)


def _day(shopper: Shopper, moment: datetime) -> date:
    return local_time(shopper, moment).date()

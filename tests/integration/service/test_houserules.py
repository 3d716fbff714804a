"""House rules on both databases: which one applies, what counts under it, and its rest after a slip."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.domain.cooling import Pause
from bot.domain.decisions import Act
from bot.domain.houserules import EVERYTHING, MOST_RULES, Rule, RuleInForce
from bot.domain.money import Money
from bot.domain.month import Month
from bot.service import houserules, rulebook
from bot.service.deciding import buy_cheaper, decide
from bot.service.rulebook import NamedRule, NewRule
from storage.shelf import Shelf
from storage.tables import Shopper, Temptation
from tests.support.rows import NOW, add_shopper, add_temptation

TODAY = date(2026, 11, 24)
NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)
ALLOWANCE = Money(50_000, "DKK")


def ruled(session: Session, shopper: Shopper, rule: Rule = Rule.NO_BUY, category: str = "clothing") -> NamedRule:
    allowance = ALLOWANCE if rule is Rule.LOW_BUY else None
    named = rulebook.set_rule(session, shopper, NewRule(category, rule, allowance), NOW - timedelta(days=1))
    assert named is not None
    return named


def buys(
    session: Session, shopper: Shopper, minor: int | None = 10_000, *, now: datetime = NOW, **values: str
) -> Temptation:
    price = Money(minor, values.pop("currency", "DKK")) if minor else None
    thing = add_temptation(session, shopper, "kjole", price, **{"category": "clothing", **values})
    decide(session, shopper, thing, Act.BUY, now)
    return thing


def slips(session: Session, shopper: Shopper, thing: Temptation) -> bool:
    return houserules.after_buying(session, shopper, thing, TODAY) is not None


def test_a_rule_holds_for_its_category(session: Session) -> None:
    shopper = add_shopper(session)
    ruled(session, shopper)
    assert houserules.in_force(session, shopper, "clothing", TODAY) == RuleInForce(Rule.NO_BUY, "tøj")
    assert houserules.in_force(session, shopper, "airfryers", TODAY) is None
    assert houserules.in_force(session, add_shopper(session, 2002), "clothing", TODAY) is None


def test_a_rule_for_a_branch_holds_for_all_that_belongs_to_it(session: Session) -> None:
    shopper = add_shopper(session)
    ruled(session, shopper)
    assert houserules.in_force(session, shopper, "outerwear", TODAY) == RuleInForce(Rule.NO_BUY, "tøj")
    ruled(session, shopper, Rule.REPLACEMENTS, "outerwear")
    assert houserules.in_force(session, shopper, "outerwear", TODAY) == RuleInForce(
        Rule.REPLACEMENTS, "jakker og frakker"
    )
    assert houserules.in_force(session, shopper, "clothing", TODAY) == RuleInForce(Rule.NO_BUY, "tøj")


def test_a_category_of_its_own_beats_everything(session: Session) -> None:
    shopper = add_shopper(session, language="en")
    ruled(session, shopper, Rule.REPLACEMENTS, EVERYTHING)
    ruled(session, shopper, Rule.NO_BUY)
    assert houserules.in_force(session, shopper, "clothing", TODAY) == RuleInForce(Rule.NO_BUY, "clothes")
    assert houserules.in_force(session, shopper, "airfryers", TODAY) == RuleInForce(Rule.REPLACEMENTS, None)


def test_an_allowance_counts_the_shoppers_own_month(session: Session) -> None:
    shopper = add_shopper(session)
    ruled(session, shopper, Rule.LOW_BUY)
    buys(session, shopper, 10_000, now=datetime(2026, 10, 31, 22, 59, tzinfo=UTC))  # October in Copenhagen
    buys(session, shopper, 20_000, now=datetime(2026, 10, 31, 23, 1, tzinfo=UTC))
    buys(session, shopper, 5_000, currency="EUR")
    buys(session, shopper, None)
    buys(session, shopper, 40_000, category="airfryers")
    cheaper = add_temptation(session, shopper, "bluse", Money(30_000, "DKK"), category="clothing")
    buy_cheaper(session, shopper, cheaper, Money(12_000, "DKK"), NOW)
    rule = houserules.in_force(session, shopper, "clothing", TODAY)
    assert rule == RuleInForce(Rule.LOW_BUY, "tøj", ALLOWANCE, Money(32_000, "DKK"), elsewhere=True)
    [month] = houserules.month_lines(session, shopper, NOVEMBER, TODAY)
    assert (month.spent, month.elsewhere) == (Money(32_000, "DKK"), True)
    assert houserules.least_pause(session, shopper, "clothing", Money(18_000, "DKK"), TODAY) is None
    assert houserules.least_pause(session, shopper, "clothing", Money(18_001, "DKK"), TODAY) is Pause.MONTH


def test_what_has_a_rule_of_its_own_is_not_counted_under_everything(session: Session) -> None:
    shopper = add_shopper(session)
    ruled(session, shopper, Rule.LOW_BUY, EVERYTHING)
    ruled(session, shopper, Rule.REPLACEMENTS)
    buys(session, shopper, 20_000)
    buys(session, shopper, 7_000, category="airfryers")
    rule = houserules.in_force(session, shopper, "books", TODAY)
    assert rule is not None
    assert rule.spent == Money(7_000, "DKK")


@pytest.mark.parametrize("rule", [Rule.NO_BUY, Rule.REPLACEMENTS])
def test_a_slip_rests_a_week_and_comes_back_by_itself(session: Session, rule: Rule) -> None:
    shopper = add_shopper(session)
    row = ruled(session, shopper, rule).row
    rested = houserules.after_buying(session, shopper, buys(session, shopper), TODAY)
    back = TODAY + timedelta(days=7)
    assert rested == houserules.Rested(row.id or 0, rule, "tøj", back)
    assert houserules.in_force(session, shopper, "clothing", back - timedelta(days=1)) is None
    assert houserules.in_force(session, shopper, "clothing", back) is not None


def test_a_second_purchase_makes_the_rest_no_longer(session: Session) -> None:
    shopper = add_shopper(session)
    row = ruled(session, shopper).row
    assert slips(session, shopper, buys(session, shopper))
    later = NOW + timedelta(days=2)
    assert not slips(session, shopper, buys(session, shopper, now=later))
    assert row.paused_until == TODAY + timedelta(days=7)


def test_with_an_allowance_only_passing_it_is_a_slip(session: Session) -> None:
    shopper = add_shopper(session)
    ruled(session, shopper, Rule.LOW_BUY)
    assert not slips(session, shopper, buys(session, shopper, 50_000))
    assert not slips(session, shopper, buys(session, shopper, None))
    assert not slips(session, shopper, buys(session, shopper, 90_000, currency="EUR"))
    assert not slips(session, shopper, buys(session, shopper, 90_000, category="airfryers"))
    assert slips(session, shopper, buys(session, shopper, 100))


def test_an_undo_ends_the_rest_that_it_began(session: Session) -> None:
    shopper = add_shopper(session)
    row = ruled(session, shopper).row
    first, second = buys(session, shopper), buys(session, shopper)
    assert slips(session, shopper, first)
    decide(session, shopper, first, Act.UNDO, NOW)
    houserules.after_undo(session, shopper, first)
    assert row.paused_until is not None, "the other one was a slip too"
    decide(session, shopper, second, Act.UNDO, NOW)
    houserules.after_undo(session, shopper, second)
    assert row.paused_until is None


def test_another_undo_ends_no_rest(session: Session) -> None:
    shopper = add_shopper(session)
    row = ruled(session, shopper).row
    assert slips(session, shopper, buys(session, shopper))
    skipped = add_temptation(session, shopper, "bluse", category="clothing")
    for act in (Act.SKIP, Act.UNDO):
        decide(session, shopper, skipped, act, NOW)
    houserules.after_undo(session, shopper, skipped)
    assert row.paused_until is not None


def test_a_month_under_each_rule(session: Session) -> None:
    shopper = add_shopper(session)
    clothes = ruled(session, shopper, Rule.LOW_BUY)
    ruled(session, shopper, Rule.NO_BUY, EVERYTHING)
    for minor in (40_000, 20_000):
        slips(session, shopper, buys(session, shopper, minor))
    before = NOW - timedelta(days=3)
    buys(session, shopper, category="books", now=before)
    spent = Money(60_000, "DKK")
    back = TODAY + timedelta(days=7)
    assert houserules.month_lines(session, shopper, NOVEMBER, TODAY) == (
        houserules.RuleMonth(Rule.LOW_BUY, "tøj", 1, ALLOWANCE, spent, back),
        houserules.RuleMonth(Rule.NO_BUY, None, 0),
    )
    assert houserules.month_lines(session, shopper, Month(2026, 10), TODAY) == ()
    rulebook.resume(clothes)
    december = houserules.month_lines(session, shopper, DECEMBER, TODAY)
    assert december[0] == houserules.RuleMonth(Rule.LOW_BUY, "tøj", 0, ALLOWANCE, Money(0, "DKK"))


def test_a_new_rule_takes_the_place_of_the_old_one(session: Session) -> None:
    shopper = add_shopper(session)
    old = ruled(session, shopper, Rule.LOW_BUY)
    old.row.paused_until = TODAY
    new = ruled(session, shopper, Rule.NO_BUY)
    assert new.row.id == old.row.id
    [listed] = rulebook.listed(session, shopper)
    assert (listed.rule, listed.allowance, listed.row.paused_until) == (Rule.NO_BUY, None, None)


def test_there_is_room_for_so_many(session: Session) -> None:
    shopper = add_shopper(session)
    for number in range(MOST_RULES):
        ruled(session, shopper, category=f"kind-{number}")
    assert rulebook.set_rule(session, shopper, NewRule("clothing", Rule.NO_BUY), NOW) is None
    assert ruled(session, shopper, Rule.REPLACEMENTS, "kind-0").category_name == "kind-0", "a name for what is gone"
    assert len(rulebook.listed(session, shopper)) == MOST_RULES


def test_a_rule_belongs_to_one_shopper(session: Session) -> None:
    shopper = add_shopper(session)
    named = ruled(session, shopper)
    number = named.row.id or 0
    assert rulebook.own(session, add_shopper(session, 2002), number) is None
    found = rulebook.own(session, shopper, number)
    assert found is not None
    rulebook.remove(session, found)
    assert rulebook.own(session, shopper, number) is None


KINDS = [("tøj", "clothing"), ("clothes", "clothing"), ("hudpleje", "skincare"), ("sko", "sneakers"), ("xyzzy", None)]


@pytest.mark.parametrize(("words", "category"), KINDS)
def test_a_kind_of_thing_is_found_by_its_words(session: Session, words: str, category: str | None) -> None:
    assert rulebook.find_kind(session, Shelf(lambda: NOW), words) == category

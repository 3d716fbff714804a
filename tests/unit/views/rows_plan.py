"""Rows for the if-then plan, the house rules and the hours of work."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from bot.domain.houserules import EVERYTHING, MOST_RULES, Rule
from bot.domain.money import Money
from bot.domain.plan import LONGEST
from bot.service.houserules import Rested, RuleMonth
from bot.service.rulebook import NamedRule
from bot.telegram.replies import Reply, Say
from bot.telegram.views import pay, plan
from bot.telegram.voice import Voice
from storage.tables import HouseRule
from tests.unit.views.values import NOW, Values

MODULES = (pay, plan)

TODAY = date(2026, 11, 24)
LATER = TODAY + timedelta(days=7)
PLANS = (
    "hvis jeg ser det på TikTok efter kl. 22, venter jeg",
    "if it is a weekday morning, I wait",
    "in the weekends after 20 I wait",
    "if I see shoes on Instagram, I wait",
    "hvis det er om fredagen, venter jeg",
    "I sleep on everything",
)


def _sentence(v: Values) -> str:
    """The shopper's own words, as long as a plan may be."""
    return f"if {v.goal}, I wait: {v.reason}"[:LONGEST]


def _rule(v: Values, rule: Rule, name: str | None, number: int = 0, until: date | None = None) -> NamedRule:
    low = rule is Rule.LOW_BUY
    row = HouseRule(
        id=v.row + number,
        shopper_id=1,
        category="clothing" if name else EVERYTHING,
        rule=rule,
        allowance_minor=v.money.minor if low else None,
        currency=v.money.currency if low else None,
        paused_until=until,
        set_at=NOW,
    )
    return NamedRule(row, name)


def _rules(v: Values) -> list[NamedRule]:
    names = (None, *v.categories)
    return [_rule(v, rule, name, n, until) for n, rule in enumerate(Rule) for name in names for until in (None, LATER)]


def _overview(voice: Voice, v: Values) -> Iterator[Reply]:
    rules = _rules(v)
    for sentence in (None, _sentence(v), *PLANS):
        for shown in ([], rules[:1], (rules * 7)[:MOST_RULES]):
            yield plan.overview(voice, sentence, shown, TODAY)


def _names(v: Values) -> tuple[str | None, ...]:
    return (None, *v.categories)


def _months(v: Values) -> list[RuleMonth]:
    sums = {Rule.LOW_BUY: v.money}
    return [
        RuleMonth(rule, name, slips, sums.get(rule), sums.get(rule), until, rule in sums and slips > 1)
        for rule in Rule
        for name in _names(v)
        for slips in (0, 1, 2)
        for until in (None, LATER)
    ]


def _pays(v: Values) -> tuple[Money, ...]:
    return v.money, Money(18_000, v.currencies[0])


ROWS: dict[Callable[..., Any], Callable[[Voice, Values], Iterator[Reply]]] = {
    plan.overview: _overview,
    plan.plan_kept: lambda voice, v: (plan.plan_kept(voice, sentence) for sentence in (_sentence(v), *PLANS)),
    plan.plan_too_long: lambda voice, _: iter([plan.plan_too_long(voice, LONGEST + 1)]),
    plan.ask_plan: lambda voice, _: (plan.ask_plan(voice, again=again) for again in (False, True)),
    plan.ask_kind: lambda voice, _: (plan.ask_kind(voice, again=again) for again in (False, True)),
    plan.ask_rule: lambda voice, v: (plan.ask_rule(voice, "tableware-cookware", name) for name in _names(v)),
    plan.ask_allowance: lambda voice, v: (
        plan.ask_allowance(voice, name, again=again) for name in _names(v) for again in (False, True)
    ),
    plan.rule_set: lambda voice, v: (plan.rule_set(voice, rule) for rule in _rules(v)),
    plan.rules_full: lambda voice, _: iter([plan.rules_full(voice)]),
    plan.rested: lambda voice, v: (
        plan.rested(voice, Say(voice.text("bought", product=v.product)), Rested(v.row, Rule.NO_BUY, name, LATER))
        for name in _names(v)
    ),
    plan.resumed: lambda voice, v: (plan.resumed(voice, rule) for rule in _rules(v)),
    plan.rule_lines: lambda voice, v: (Say(line) for line in plan.rule_lines(voice, _months(v))),
    pay.ask_pay: lambda voice, _: (pay.ask_pay(voice, again=again) for again in (False, True)),
    pay.pay_set: lambda voice, v: (pay.pay_set(voice, each) for each in _pays(v)),
    pay.settings_line: lambda voice, v: (Say(pay.settings_line(voice, each)) for each in _pays(v)),
    pay.settings_buttons: lambda voice, v: (
        Say("…", (pay.settings_buttons(voice, each),)) for each in (None, *_pays(v))
    ),
}
TELLS: dict[Callable[..., Any], str] = {}

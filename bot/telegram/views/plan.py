"""The if-then plan and the house rules."""

from collections.abc import Sequence
from datetime import date, time

from babel import Locale
from babel.dates import get_day_names
from babel.lists import format_list

from bot.advice.rules import scope
from bot.domain.houserules import EVERYTHING, MOST_RULES, Rule
from bot.domain.plan import LONGEST, Triggers, triggers
from bot.domain.plan_times import Stretch
from bot.service.houserules import Rested, RuleMonth
from bot.service.rulebook import NamedRule
from bot.telegram.replies import Button, Say
from bot.telegram.views.settings import clock
from bot.telegram.voice import Voice

_ITEM = {
    Rule.NO_BUY: "rule-item-no-buy",
    Rule.REPLACEMENTS: "rule-item-replacements",
    Rule.LOW_BUY: "rule-item-low-buy",
}
_SET = {
    Rule.NO_BUY: "rule-set-no-buy",
    Rule.REPLACEMENTS: "rule-set-replacements",
    Rule.LOW_BUY: "rule-set-low-buy",
}
_MONTH = {
    Rule.NO_BUY: "rule-month-no-buy",
    Rule.REPLACEMENTS: "rule-month-replacements",
    Rule.LOW_BUY: "rule-month-low-buy",
}


def overview(voice: Voice, sentence: str | None, rules: Sequence[NamedRule], today: date) -> Say:
    """The plan and the rules, with a tap to change each."""
    said = (
        [voice.text("plan-shown", plan=sentence), _returns(voice, sentence)] if sentence else [voice.text("plan-none")]
    )
    items = [voice.text("rules-heading"), *(_item(voice, n, rule, today) for n, rule in enumerate(rules, start=1))]
    text = "\n".join([*said, "", *(items if rules else [voice.text("rules-none")])])
    write, change = voice.button("write-plan", "plan:0:write"), voice.button("change-plan", "plan:0:write")
    about_plan = (change, voice.button("remove-plan", "plan:0:remove")) if sentence else (write,)
    add = (voice.button("add-rule", "rule:0:add"),)
    rows = (_item_buttons(voice, n, rule, today) for n, rule in enumerate(rules, start=1))
    return Say(text, (about_plan, add, *rows))


def plan_kept(voice: Voice, sentence: str) -> Say:
    """The plan said back, with what brings it up."""
    remove = voice.button("remove-plan", "plan:0:remove")
    return Say(f"{voice.text('plan-kept', plan=sentence)}\n{_returns(voice, sentence)}", ((remove,),))


def plan_too_long(voice: Voice, count: int) -> Say:
    """One sentence is enough."""
    return Say(voice.text("plan-too-long", count=count, most=LONGEST))


def ask_plan(voice: Voice, *, again: bool = False) -> Say:
    """Ask for the sentence, or leave it."""
    return Say(voice.text("ask-plan-again" if again else "ask-plan"), ((voice.button("never-mind", "plan:0:show"),),))


def ask_kind(voice: Voice, *, again: bool = False) -> Say:
    """Ask which kind of thing a rule is for."""
    everything = voice.button("everything", f"rule:0:kind.{EVERYTHING}")
    return Say(voice.text("ask-rule-kind-again" if again else "ask-rule-kind"), ((everything, _leave(voice)),))


def ask_rule(voice: Voice, category: str, name: str | None) -> Say:
    """Ask what the rule says, for a category by its name; no name is for everything."""
    three = (
        (voice.button("rule-no-buy", f"rule:0:{Rule.NO_BUY}.{category}"),),
        (voice.button("rule-replacements", f"rule:0:{Rule.REPLACEMENTS}.{category}"),),
        (voice.button("rule-low-buy", f"rule:0:{Rule.LOW_BUY}.{category}"),),
    )
    return Say(voice.text("ask-rule", **scope(name)), (*three, (_leave(voice),)))


def ask_allowance(voice: Voice, name: str | None, *, again: bool = False) -> Say:
    """Ask for the sum a month."""
    text = voice.text("ask-allowance-again") if again else voice.text("ask-allowance", **scope(name))
    return Say(text, ((_leave(voice),),))


def rule_set(voice: Voice, rule: NamedRule) -> Say:
    """The rule said back, with what it does."""
    said = voice.text(_SET[rule.rule], **scope(rule.category_name), allowance=rule.allowance)
    remove = voice.button("remove-rule", f"rule:{rule.row.id}:remove")
    return Say(f"{said}\n\n{voice.text('rule-set-slip')}", ((remove, voice.button("add-rule", "rule:0:add")),))


def rules_full(voice: Voice) -> Say:
    """No room for another rule."""
    return Say(voice.text("rules-full", count=MOST_RULES))


def rested(voice: Voice, bought: Say, rest: Rested) -> Say:
    """What is said of a purchase, with one line on the rule that rests, and a tap to have it back at once."""
    line = voice.text("rule-rested", **scope(rest.category_name), day=rest.until)
    resume = (voice.button("resume", f"rule:{rest.rule_id}:back"),)
    return Say(f"{bought.text}\n\n{line}", (*bought.keyboard, resume))


def resumed(voice: Voice, rule: NamedRule) -> Say:
    """The rule is in force again."""
    return Say(voice.text("rule-resumed", **scope(rule.category_name)))


def rule_lines(voice: Voice, months: Sequence[RuleMonth]) -> list[str]:
    """A line of a month's summary for each rule."""
    return [_month(voice, month) for month in months]


def _month(voice: Voice, month: RuleMonth) -> str:
    sums = {"spent": month.spent, "allowance": month.allowance}
    about = {**scope(month.category_name), **sums, "count": month.slips}
    name = _MONTH[month.rule]
    line = voice.text(name, **about)
    if month.resting_until:
        line = voice.text("rule-month-resting", line=voice.plain(name, **about), day=month.resting_until)
    return f"{line} {voice.text('rule-elsewhere')}" if month.elsewhere else line


def _item(voice: Voice, number: int, rule: NamedRule, today: date) -> str:
    about = {**scope(rule.category_name), "number": number, "allowance": rule.allowance}
    resting = rule.resting_until(today)
    if resting is None:
        return voice.text(_ITEM[rule.rule], **about)
    return voice.text("rule-item-resting", item=voice.plain(_ITEM[rule.rule], **about), day=resting)


def _item_buttons(voice: Voice, number: int, rule: NamedRule, today: date) -> tuple[Button, ...]:
    remove = voice.button("remove-rule", f"rule:{rule.row.id}:remove", number)
    resume = voice.button("resume", f"rule:{rule.row.id}:resume", number)
    return (remove, resume) if rule.resting_until(today) else (remove,)


def _returns(voice: Voice, sentence: str) -> str:
    """What brings the plan up, so that a shopper sees what was understood."""
    found = triggers(sentence)
    locale = Locale(voice.language.value)
    words = format_list(found.words, style="or", locale=locale)
    if not found.timed:
        return voice.text("plan-returns-words", words=words) if words else voice.text("plan-returns-always")
    time_ = _time(voice, found, locale)
    return voice.text("plan-returns-both" if words else "plan-returns-time", words=words, time=time_)


def _time(voice: Voice, found: Triggers, locale: Locale) -> str:
    names = get_day_names(locale=locale)
    days = format_list([names[day] for day in found.days], style="or", locale=locale)
    if found.hours is None:
        return voice.plain("plan-time-days", days=days)
    hours = _hours(voice, found.hours)
    return voice.plain("plan-time-both", days=days, **hours) if days else voice.plain("plan-time-hours", **hours)


def _hours(voice: Voice, stretch: Stretch) -> dict[str, str]:
    start, end = (clock(voice, time(*divmod(minutes % (24 * 60), 60))) for minutes in (stretch.start, stretch.end))
    return {"from": start, "until": end}


def _leave(voice: Voice) -> Button:
    return voice.button("never-mind", "rule:0:show")

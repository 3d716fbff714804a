"""/plan: the if-then plan and the house rules."""

from collections.abc import Callable, Sequence

from bot.domain.houserules import EVERYTHING, Rule, tells_allowance
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.payments import Period
from bot.domain.plan import conditional, is_plan
from bot.domain.reading import read_price_answer
from bot.service import houserules, plans, rulebook
from bot.service.rulebook import NewRule
from bot.telegram.arguments import after_command
from bot.telegram.replies import Reply, Say, Unbutton
from bot.telegram.views import plan as views
from bot.telegram.views.settings import replaced
from bot.telegram.visit import Press, Visit
from storage import shoppers
from storage.tables import Temptation

KIND, ALLOWANCE, PLAN = "rule-kind", "allowance", "plan"
"""The questions whose answers come as text."""
_AGAIN = "again"
"""Note beside a question that it was asked twice."""


def plan(visit: Visit) -> Sequence[Reply]:
    """/plan shows the plan and the rules; with words it keeps them as the plan."""
    words = after_command(visit.text)
    if not words:
        return [_overview(visit)]
    return _keep(visit, words) if is_plan(words) or not plans.fits(words) else _ask_again(visit)


def plan_written(visit: Visit) -> Sequence[Reply]:
    """The plan, as an answer; asked for a shorter one, or for one at all, once at most."""
    fits = plans.fits(visit.text)
    if fits and is_plan(visit.text):
        return _keep(visit, visit.text)
    if visit.shopper.awaiting_note == _AGAIN:
        return _drop(visit)
    if fits:
        return _ask_again(visit)
    _expect(visit, PLAN, _AGAIN)
    return _keep(visit, visit.text)


def kind_written(visit: Visit) -> Sequence[Reply]:
    """Which kind of thing a rule is for; asked once more at most."""
    category = rulebook.find_kind(visit.session, visit.tools.adviser.shelf, visit.text)
    if category:
        shoppers.expect_nothing(visit.shopper)
        return [views.ask_rule(visit.voice, category, rulebook.kind_name(visit.session, visit.shopper, category))]
    if visit.shopper.awaiting_note == _AGAIN:
        return _drop(visit)
    _expect(visit, KIND, _AGAIN)
    return [views.ask_kind(visit.voice, again=True)]


def allowance_written(visit: Visit) -> Sequence[Reply]:
    """What a rule allows a month; asked once more at most."""
    category, _, asked = (visit.shopper.awaiting_note or "").partition(" ")
    sum_ = _a_month(visit)
    if sum_:
        return _set(visit, NewRule(category, Rule.LOW_BUY, sum_))
    if asked:
        return _drop(visit)
    _expect(visit, ALLOWANCE, f"{category} {_AGAIN}")
    return [views.ask_allowance(visit.voice, rulebook.kind_name(visit.session, visit.shopper, category), again=True)]


def plan_tapped(visit: Visit) -> Sequence[Reply]:
    """A tap that is about the plan."""
    if visit.press is None:
        return []
    if visit.press.argument == "write":
        _expect(visit, PLAN)
        return _instead(visit.press, views.ask_plan(visit.voice))
    if visit.press.argument == "remove":
        plans.remove_plan(visit.shopper)
    return _instead(visit.press, _overview(visit))


def rule_tapped(visit: Visit) -> Sequence[Reply]:
    """A tap that is about a rule, or about a new one."""
    if visit.press is None:
        return []
    step, _, rest = visit.press.argument.partition(".")
    if visit.press.id:
        return _on_own(visit, visit.press)
    return _NEW[step](visit, visit.press, rest) if step in _NEW else _instead(visit.press, _overview(visit))


def _on_own(visit: Visit, press: Press) -> Sequence[Reply]:
    """Remove a rule or end its rest; `back` is the tap under a purchase, whose message stays."""
    rule = rulebook.own(visit.session, visit.shopper, press.id)
    if rule is None:
        return [Say(visit.voice.text("not-yours"))]
    if press.argument == "remove":
        rulebook.remove(visit.session, rule)
        return _instead(press, _overview(visit))
    rulebook.resume(rule)
    if press.argument == "back":
        return [press.used(), views.resumed(visit.voice, rule)]
    return _instead(press, _overview(visit))


def _add(visit: Visit, press: Press, _rest: str) -> Sequence[Reply]:
    _expect(visit, KIND)
    return _instead(press, views.ask_kind(visit.voice))


def _kind(visit: Visit, press: Press, category: str) -> Sequence[Reply]:
    """For everything."""
    shoppers.expect_nothing(visit.shopper)
    return _instead(press, views.ask_rule(visit.voice, EVERYTHING, None)) if category == EVERYTHING else []


def _rule(visit: Visit, press: Press, category: str) -> Sequence[Reply]:
    """What the rule says; a low-buy has a question more."""
    name = rulebook.kind_name(visit.session, visit.shopper, category)
    if name is None and category != EVERYTHING:
        return []
    rule = Rule(press.argument.partition(".")[0])
    if rule is Rule.LOW_BUY:
        _expect(visit, ALLOWANCE, category)
        return _instead(press, views.ask_allowance(visit.voice, name))
    return [Unbutton(press.message_id), *_set(visit, NewRule(category, rule))]


_NEW: dict[str, Callable[[Visit, Press, str], Sequence[Reply]]] = {
    "add": _add,
    "kind": _kind,
    **dict.fromkeys(Rule, _rule),
}
"""What follows `rule:0:`, before a stop and a category."""


def _ask_again(visit: Visit) -> Sequence[Reply]:
    """What was written is no sentence."""
    _expect(visit, PLAN, _AGAIN)
    return [views.ask_plan(visit.voice, again=True)]


def _keep(visit: Visit, words: str) -> Sequence[Reply]:
    if not plans.keep_plan(visit.shopper, words):
        return [views.plan_too_long(visit.voice, len(words))]
    shoppers.expect_nothing(visit.shopper)
    return [views.plan_kept(visit.voice, visit.shopper.plan or "")]


def _set(visit: Visit, new: NewRule) -> Sequence[Reply]:
    shoppers.expect_nothing(visit.shopper)
    rule = rulebook.set_rule(visit.session, visit.shopper, new, visit.now)
    return [views.rule_set(visit.voice, rule) if rule else views.rules_full(visit.voice)]


def _a_month(visit: Visit) -> Money | None:
    """The sum in an answer; one for another period than a month is none."""
    language = Language(visit.shopper.language)
    price = read_price_answer(visit.text, home_currency=visit.shopper.currency, language=language)
    monthly = price.payments is None or price.payments.period is Period.MONTH
    return price.money if monthly else None


def _overview(visit: Visit) -> Say:
    shoppers.expect_nothing(visit.shopper)
    rules = rulebook.listed(visit.session, visit.shopper)
    return views.overview(visit.voice, visit.shopper.plan, rules, visit.here.date())


def _drop(visit: Visit) -> Sequence[Reply]:
    """The message is no answer: it is read like any other."""
    shoppers.expect_nothing(visit.shopper)
    return []


def _expect(visit: Visit, question: str, note: str | None = None) -> None:
    shoppers.expect(visit.shopper, question, None, visit.now)
    visit.shopper.awaiting_note = note


def _instead(press: Press, view: Say) -> Sequence[Reply]:
    return [replaced(view, press.message_id)]


def after_buying(visit: Visit, temptation: Temptation, said: Say) -> Say:
    """What is said of a purchase, with the rest of the house rule that it goes against, where there is one."""
    rest = houserules.after_buying(visit.session, visit.shopper, temptation, visit.here.date())
    return views.rested(visit.voice, said, rest) if rest else said


def answers(question: str, text: str) -> bool:
    """Whether a text is plainly meant for one of these questions, though it names a thing and a price."""
    plain = {PLAN: conditional, ALLOWANCE: tells_allowance}.get(question)
    return plain is not None and plain(text)

"""After buying: the right to return it in plain words, and whether it was worth it."""

from datetime import date, datetime
from html import escape

from bot.domain import figures
from bot.domain.decisions import Act
from bot.domain.language import Language
from bot.domain.withdrawal import Window
from bot.service.purchases import ReturnPlan, is_service
from bot.telegram.replies import Button, Keyboard, Say
from bot.telegram.voice import Voice
from prompts import withdrawal
from prompts.withdrawal import Fact, Rules
from storage.tables import Temptation, Verdict

SCORES = range(1, 6)


def offers(voice: Voice, temptation_id: int) -> Keyboard:
    """What can follow a purchase; leaving both alone is fine."""
    send_back = voice.button("return", f"return:{temptation_id}")
    worth_it = voice.button("worth", f"worth:{temptation_id}")
    return ((send_back,), (worth_it,))


def return_set(voice: Voice, temptation: Temptation, plan: ReturnPlan) -> Say:
    """The reminder is set; what the right is, and which day it really counts from."""
    rules = _rules(temptation)
    right, exceptions = rules.right, rules.exceptions
    what_is_so = f"{_said(voice, right, exceptions)}\n{_sources(voice, right, exceptions)}"
    ask = voice.text(of_its_kind("return-ask", temptation))
    text = "\n\n".join([_planned(voice, "return-set", temptation, plan), what_is_so, ask])
    return Say(text, _delivery_buttons(voice, temptation))


def ask_day(voice: Voice, temptation: Temptation) -> Say:
    """Ask for the day in the shopper's own words, or by a tap."""
    text = voice.text(of_its_kind("return-ask-day", temptation), product=temptation.product)
    return Say(text, _delivery_buttons(voice, temptation, own=False))


def day_unclear(voice: Voice, temptation: Temptation) -> Say:
    """The day was not understood; examples that are."""
    return Say(voice.text("return-day-unclear"), _delivery_buttons(voice, temptation, own=False))


def return_noted(voice: Voice, temptation: Temptation, plan: ReturnPlan) -> Say:
    """The reminder goes by the day that was told, which one more tap changes."""
    other = voice.button("another-day", f"return:{temptation.id}:own")
    return Say(_planned(voice, "return-noted", temptation, plan), ((other,),))


def in_a_shop(voice: Voice, temptation: Temptation) -> Say:
    """What was bought in a shop has no such right; the reminder is taken back."""
    shop = withdrawal.load().shop
    lines = (voice.text("return-shop", product=temptation.product), _said(voice, shop), _sources(voice, shop))
    return Say("\n".join(lines))


def return_due(voice: Voice, temptation: Temptation, window: Window) -> Say:
    """The last day, when there is none, and the text to send in both languages, the shopper's first."""
    facts, rules = withdrawal.load(), _rules(temptation)
    told = (rules.exceptions, *([facts.weekend] if window.runs_on else []), rules.how, facts.button)
    lines = f"{_said(voice, *told)}\n{_sources(voice, *told, rules.form)}"
    forms = "\n".join(
        [
            voice.text("return-copy"),
            _form(rules, temptation, voice.language),
            voice.text("return-copy-other"),
            _form(rules, temptation, _other(voice.language)),
        ]
    )
    return Say("\n\n".join([_counted(voice, "return-due", temptation, window), lines, forms]), _ends(voice, temptation))


def return_over(voice: Voice, temptation: Temptation, window: Window) -> Say:
    """The right has ended."""
    weekend = withdrawal.load().weekend
    lines = (
        _counted(voice, "return-over", temptation, window),
        _said(voice, weekend),
        _sources(voice, _rules(temptation).right, weekend),
    )
    return Say("\n".join(lines), _ends(voice, temptation))


def kept(voice: Voice, temptation: Temptation) -> Say:
    """It stays: one friendly line."""
    return Say(voice.text("return-kept", product=temptation.product))


def worth_set(voice: Voice, temptation: Temptation, wall: datetime) -> Say:
    """When the bot will ask, with a tap to take that back."""
    never_mind = voice.button("never-mind", f"worth:{temptation.id}:off")
    return Say(voice.text("worth-set", product=temptation.product, when=wall), ((never_mind,),))


def worth_off(voice: Voice, temptation: Temptation) -> Say:
    """It will not be asked."""
    return Say(voice.text("worth-off", product=temptation.product))


def worth_due(voice: Voice, temptation: Temptation, bought_on: date | None) -> Say:
    """Whether it was worth it, 1 to 5. `bought_on` is told where it was not about a month ago."""
    name = "worth-due" if bought_on is None else "worth-due-late"
    skip = voice.button("skip-question", f"worth:{temptation.id}:skip")
    text = voice.text(name, product=temptation.product, day=bought_on)
    return Say(text, (_scores(temptation), (skip,)))


def worth_noted(voice: Voice, verdict: Verdict) -> Say:
    """The number is stored; a sentence may follow."""
    no_words = voice.button("no-words", f"worth:{verdict.temptation_id}:nowords")
    return Say(voice.text("worth-noted", product=verdict.product, score=verdict.score), ((no_words,),))


def worth_changed(voice: Voice, verdict: Verdict) -> Say:
    """Another number for what has its words already."""
    return Say(voice.text("worth-changed", product=verdict.product, score=verdict.score))


def worth_words(voice: Voice) -> Say:
    """The sentence is stored."""
    return Say(voice.text("worth-words"))


def worth_no_words(voice: Voice) -> Say:
    """The number is enough."""
    return Say(voice.text("worth-no-words"))


def worth_skipped(voice: Voice) -> Say:
    """No answer is an answer."""
    return Say(voice.text("worth-skipped"))


def _delivery_buttons(voice: Voice, temptation: Temptation, *, own: bool = True) -> Keyboard:
    verb = f"return:{temptation.id}"
    another, shop = voice.button("another-day", f"{verb}:own"), voice.button("in-a-shop", f"{verb}:shop")
    last = (another, shop) if own else (shop,)
    if is_service(temptation):
        return (last,)
    soon = (voice.button("today", f"{verb}:d0"), voice.button("tomorrow", f"{verb}:d1"))
    later = (voice.button("in-3-days", f"{verb}:d3"), voice.button("in-a-week", f"{verb}:d7"))
    return (soon, later, last)


def _ends(voice: Voice, temptation: Temptation) -> Keyboard:
    keep = voice.button("keep-it", f"return:{temptation.id}:keep")
    back = voice.button(of_its_kind(Act.RETURNED, temptation), f"{Act.RETURNED}:{temptation.id}")
    other = voice.button("came-later", f"return:{temptation.id}:own")
    return ((keep, back),) if is_service(temptation) else ((keep, back), (other,))


def _scores(temptation: Temptation) -> tuple[Button, ...]:
    return tuple(Button(str(score), f"worth:{temptation.id}:{score}") for score in SCORES)


def _planned(voice: Voice, name: str, temptation: Temptation, plan: ReturnPlan) -> str:
    return _counted(voice, name, temptation, plan.window, when=plan.reminder)


def _counted(voice: Voice, name: str, temptation: Temptation, window: Window, when: datetime | None = None) -> str:
    told = {"product": temptation.product, "since": window.since, "last": window.last_day, "when": when}
    return voice.text(of_its_kind(name, temptation), **told)


def of_its_kind(name: str, temptation: Temptation) -> str:
    """The text for what is delivered, or for what is agreed."""
    return f"{name}-service" if is_service(temptation) else name


def _rules(temptation: Temptation) -> Rules:
    facts = withdrawal.load()
    return facts.service if is_service(temptation) else facts.goods


def _said(voice: Voice, *facts: Fact) -> str:
    return " ".join(escape(fact.text.of(voice.language), quote=False) for fact in facts)


def _sources(voice: Voice, *facts: Fact) -> str:
    """Where the facts stand, and the day they were last checked."""
    everything = withdrawal.load()
    places = everything.sources(voice.language, *facts)
    checked = figures.date_short(everything.as_of, voice.language)
    return voice.text("return-source", source=places[:1].upper() + places[1:], date=checked)


def _form(rules: Rules, temptation: Temptation, language: Language) -> str:
    """The text to send, to be copied with one tap."""
    text = rules.form.text.of(language).replace("{product}", temptation.product)
    return f"<pre>{escape(text, quote=False)}</pre>"


def _other(language: Language) -> Language:
    return Language.ENGLISH if language is Language.DANISH else Language.DANISH

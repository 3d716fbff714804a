"""From a message to a nudge: what kind of thing it is, what is known of it, and what to say."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import Any

from sqlmodel import Session

from bot.advice import Advice, Advisor, GoalView, Occasion
from bot.advice.model import tasks
from bot.advice.model.checking import Checked
from bot.advice.model.composing import compose
from bot.advice.model.values import Ask, Outcome
from bot.domain.angles import angles_of
from bot.domain.considered import MOST_COMPETING, Considered, from_json
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.payments import Payments, Period
from bot.domain.temptation import Strategy
from bot.metrics import Engine
from bot.service.contributing import hidden_from
from bot.service.finding import Nearest, Told, nowhere, told_of
from bot.service.houserules import in_force
from bot.service.learning import weights_for
from bot.service.pay import pay_of
from bot.service.plans import plan_for
from bot.service.purchases import own_verdict
from bot.service.shoppers import local_time
from storage.background import background
from storage.library import GENERAL
from storage.search import Asked
from storage.shelf import Shelf
from storage.tables import Shopper, Temptation


@dataclass(frozen=True, slots=True)
class Adviser:
    """What composing a nudge takes: the engine, the library at hand, and chance."""

    engine: Advisor
    shelf: Shelf
    random: Random
    count: Callable[[Engine], object] = lambda _engine: None
    """Told what composed each nudge."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How a shopper told of a temptation."""

    text: str
    """The message."""
    now: datetime
    """When it came, UTC."""
    last: Temptation | None
    """What they wrote of before that."""
    nearest: Nearest = nowhere
    """The category that a thing belongs to by its meaning, where its words lead nowhere."""
    model: Ask | None = None
    """A language model, where one may be asked."""
    may_ask: bool = False
    """Whether the shopper can be asked first, where a model takes the thing for something needed, planned or given."""


def nudge(session: Session, shopper: Shopper, temptation: Temptation, adviser: Adviser, telling: Telling) -> Advice:
    """Compose a nudge for a temptation and note what it said; it differs from the shopper's last one."""
    before = from_json(temptation.considered)
    angles = before.angles | angles_of(telling.text)  # what was asked for now, and when it was first told
    asked = Asked(f"{temptation.product} {telling.text}", Language(shopper.language), angles)
    with session.no_autoflush:  # what changed is written once, when all is known
        told = told_of(session, adviser.shelf, temptation.category, asked)
        occasion = _occasion(session, shopper, temptation, told, telling)
        if telling.last:
            occasion = replace(occasion, **_memories(session, shopper, telling.last, telling.now))
    outcome = telling.model(tasks.nudge(occasion, telling.text)) if telling.model else None
    if outcome and outcome.checked:
        advice = _phrased(temptation, occasion, outcome.checked, adviser)
    else:
        advice = adviser.engine.advise(occasion, adviser.random)
    if advice.need_doubt and telling.may_ask and not temptation.nudges:
        return advice  # nothing is said yet: the shopper is asked first
    prompt = outcome.prompt if outcome and outcome.checked else ""
    temptation.considered = _considered(replace(before, angles=angles, prompt=prompt), occasion, advice).to_json()
    temptation.strategy = advice.strategy
    said = advice.opinions[0] if advice.opinions else None
    temptation.opinion_id, temptation.angle = (said.id, said.angle) if said else (None, None)
    temptation.nudges += 1
    adviser.count(_engine(outcome, asked=telling.model is not None))
    return advice


def _engine(outcome: Outcome[Checked] | None, *, asked: bool) -> Engine:
    if outcome and outcome.checked:
        return Engine.MODEL
    return Engine.FALLBACK if asked else Engine.TEMPLATES


def _phrased(temptation: Temptation, occasion: Occasion, checked: Checked, adviser: Adviser) -> Advice:
    """The nudge of a language model, for the thing by the name that it found in the shopper's words."""
    temptation.product = checked.draft.product or temptation.product
    return compose(replace(occasion, product=temptation.product), checked, adviser.random)


def _considered(before: Considered, occasion: Occasion, advice: Advice) -> Considered:
    """What was weighed, to be told to the shopper who asks."""
    competed = dict.fromkeys((*occasion.opinions[:MOST_COMPETING], *advice.opinions))
    return replace(
        before,
        stored=len(occasion.opinions),
        competed=tuple((o.id, o.score) for o in competed),
        alike=len(advice.among),
        alternatives=tuple(a.id for a in advice.alternatives),
        learned=occasion.weights is not None,
    )


def _occasion(session: Session, shopper: Shopper, temptation: Temptation, told: Told, telling: Telling) -> Occasion:
    """A temptation with what is known of it and of the shopper; what does not exist is not looked up."""
    category, here = temptation.category, local_time(shopper, telling.now)
    known = background(session, shopper.id or 0, category)
    hidden = hidden_from(session, shopper.id or 0) if known.has_reports else frozenset()
    judged = known.has_verdicts and category != GENERAL  # things that nobody knows have nothing in common
    return Occasion(
        language=Language(shopper.language),
        product=temptation.product,
        price=price_of(temptation),
        goal=GoalView(*known.goal) if known.goal else None,
        opinions=tuple(o for o in told.opinions if o.id not in hidden),
        alternatives=told.alternatives,
        seen=frozenset({known.read}) if known.read else frozenset(),
        payments=payments_of(temptation),
        hourly_pay=pay_of(shopper),
        verdict=own_verdict(session, shopper, category, but=temptation.id) if judged else None,
        plan=plan_for(shopper, telling.text, temptation.product, here),
        house_rule=in_force(session, shopper, category, here.date()) if known.has_rules else None,
    )


def _memories(session: Session, shopper: Shopper, last: Temptation, now: datetime) -> dict[str, Any]:
    """What was said to the shopper last, and what they act on."""
    return {
        "last_angle": last.angle,
        "last_strategy": Strategy(last.strategy) if last.strategy else None,
        "weights": weights_for(session, shopper, now),
    }


def price_of(temptation: Temptation) -> Money | None:
    """The temptation's price, if the shopper told it."""
    if temptation.price_minor is None or temptation.currency is None:
        return None
    return Money(temptation.price_minor, temptation.currency)


def payments_of(temptation: Temptation) -> Payments | None:
    """How the temptation's price is paid, where that is not all at once."""
    price, count = price_of(temptation), temptation.payments
    if price and temptation.period:
        return Payments(price, count, Period(temptation.period))
    return Payments.in_parts(price, count) if price and count else None


def cost_of(temptation: Temptation) -> Money | None:
    """What it comes to: the price, of a subscription all payments that were told, or else a year of them."""
    payments = payments_of(temptation)
    return payments.commitment if payments else price_of(temptation)

"""From a message to a nudge: what kind of thing it is, what is known of it, and what to say."""

from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import Any

from sqlmodel import Session

from bot.advice import Advice, Advisor, AlternativeView, GoalView, Occasion, OpinionView
from bot.advice.protocol import Provenance
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.payments import Payments, Period
from bot.domain.temptation import Rung, Strategy
from bot.service.houserules import in_force
from bot.service.learning import weights_for
from bot.service.pay import pay_of
from bot.service.plans import plan_for
from bot.service.purchases import own_verdict
from bot.service.shoppers import local_time
from storage import search
from storage.background import background
from storage.library import GENERAL
from storage.search import Match
from storage.shelf import Shelf
from storage.tables import Alternative, Opinion, Shopper, Temptation


@dataclass(frozen=True, slots=True)
class Found:
    """What the library has on a product, in one language, best first."""

    category: str
    opinions: tuple[OpinionView, ...]
    alternatives: tuple[AlternativeView, ...]


@dataclass(frozen=True, slots=True)
class Adviser:
    """What composing a nudge takes: the engine, the library at hand, and chance."""

    engine: Advisor
    shelf: Shelf
    random: Random


@dataclass(frozen=True, slots=True)
class Telling:
    """How a shopper told of a temptation."""

    text: str
    """The message."""
    now: datetime
    """When it came, UTC."""
    last: Temptation | None
    """What they wrote of before that."""


def find(session: Session, shelf: Shelf, product: str, language: Language) -> Found:
    """Look a product up in the library."""
    return _found(session, shelf, search.find_category(session, product), product, language)


def nudge(session: Session, shopper: Shopper, temptation: Temptation, adviser: Adviser, telling: Telling) -> Advice:
    """Compose a nudge for a temptation and note what it said; it differs from the shopper's last one."""
    with session.no_autoflush:  # what changed is written once, when all is known
        occasion = _occasion(session, shopper, temptation, adviser.shelf, telling)
        if telling.last:
            occasion = replace(occasion, **_memories(session, shopper, telling.last, telling.now))
    advice = adviser.engine.advise(occasion, adviser.random)
    temptation.strategy = advice.strategy
    temptation.opinion_id = advice.opinions[0].id if advice.opinions else None
    temptation.nudges += 1
    return advice


def _occasion(session: Session, shopper: Shopper, temptation: Temptation, shelf: Shelf, telling: Telling) -> Occasion:
    """A temptation with what is known of it and of the shopper; what does not exist is not looked up."""
    language, category, here = Language(shopper.language), temptation.category, local_time(shopper, telling.now)
    found = _found(session, shelf, Match(category, 1.0), temptation.product, language)
    known = background(session, shopper.id or 0, category)
    judged = known.has_verdicts and category != GENERAL  # things that nobody knows have nothing in common
    return Occasion(
        language=language,
        product=temptation.product,
        price=price_of(temptation),
        goal=GoalView(*known.goal) if known.goal else None,
        opinions=found.opinions,
        alternatives=found.alternatives,
        payments=payments_of(temptation),
        hourly_pay=pay_of(shopper),
        verdict=own_verdict(session, shopper, category, but=temptation.id) if judged else None,
        plan=plan_for(shopper, telling.text, temptation.product, here),
        house_rule=in_force(session, shopper, category, here.date()) if known.has_rules else None,
    )


def _memories(session: Session, shopper: Shopper, last: Temptation, now: datetime) -> dict[str, Any]:
    """What was said to the shopper last, and what they act on."""
    return {
        "last_opinion": last.opinion_id,
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


def _found(session: Session, shelf: Shelf, match: Match, product: str, language: Language) -> Found:
    held = shelf.of(session, match.category)
    return Found(
        match.category,
        tuple(_opinion(r.opinion, r.score, language) for r in search.rank(held, match, product)),
        tuple(_alternative(a, language) for a in held.alternatives),
    )


def _opinion(row: Opinion, score: float, language: Language) -> OpinionView:
    provenance = Provenance(row.source, row.interest, row.dated, row.kind == "editorial")
    return OpinionView(row.id, _text(row, language), provenance, Strategy(row.strategy), score)


def _alternative(row: Alternative, language: Language) -> AlternativeView:
    provenance = Provenance(row.source, row.interest, row.dated, editorial=True)
    return AlternativeView(row.id, Rung(row.rung), _text(row, language), provenance)


def _text(row: Opinion | Alternative, language: Language) -> str:
    return row.text_da if language is Language.DANISH else row.text_en

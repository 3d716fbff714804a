"""From a message to a nudge: what kind of thing it is, what is known of it, and what to say."""

from dataclasses import dataclass
from random import Random

from sqlmodel import Session

from bot.advice import Advice, Advisor, AlternativeView, GoalView, Occasion, OpinionView
from bot.advice.protocol import Provenance
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.temptation import Rung, Strategy
from storage import search, shoppers
from storage.search import Match
from storage.tables import Alternative, Goal, Opinion, Shopper, Temptation


@dataclass(frozen=True, slots=True)
class Found:
    """What the library has on a product, in one language, best first."""

    category: str
    opinions: tuple[OpinionView, ...]
    alternatives: tuple[AlternativeView, ...]


def find(session: Session, product: str, language: Language) -> Found:
    """Look a product up in the library."""
    return _found(session, search.find_category(session, product), product, language)


def nudge(session: Session, shopper: Shopper, temptation: Temptation, advisor: Advisor, rng: Random) -> Advice:
    """Compose a nudge for a temptation and note what it said, so that the next one differs."""
    language = Language(shopper.language)
    found = _found(session, Match(temptation.category, 1.0), temptation.product, language)
    advice = advisor.advise(_occasion(session, shopper, temptation, found), rng)
    opinion = advice.opinions[0].id if advice.opinions else None
    temptation.strategy = shopper.last_strategy = advice.strategy
    temptation.opinion_id = shopper.last_opinion_id = opinion
    temptation.nudges += 1
    return advice


def price_of(temptation: Temptation) -> Money | None:
    """The temptation's price, if the shopper told it."""
    if temptation.price_minor is None or temptation.currency is None:
        return None
    return Money(temptation.price_minor, temptation.currency)


def goal_view(goal: Goal | None) -> GoalView | None:
    """A stored goal as an advisor sees it."""
    return GoalView(goal.name, Money(goal.amount_minor, goal.currency)) if goal else None


def _occasion(session: Session, shopper: Shopper, temptation: Temptation, found: Found) -> Occasion:
    return Occasion(
        language=Language(shopper.language),
        product=temptation.product,
        price=price_of(temptation),
        goal=goal_view(shoppers.goal(session, shopper)),
        opinions=found.opinions,
        alternatives=found.alternatives,
        last_opinion=shopper.last_opinion_id,
        last_strategy=Strategy(shopper.last_strategy) if shopper.last_strategy else None,
    )


def _found(session: Session, match: Match, product: str, language: Language) -> Found:
    ranked = search.opinions(session, match, product)
    return Found(
        match.category,
        tuple(_opinion(r.opinion, r.score, language) for r in ranked),
        tuple(_alternative(a, language) for a in search.alternatives(session, match)),
    )


def _opinion(row: Opinion, score: float, language: Language) -> OpinionView:
    provenance = Provenance(row.source, row.interest, row.dated, row.kind == "editorial")
    return OpinionView(row.id, _text(row, language), provenance, Strategy(row.strategy), score)


def _alternative(row: Alternative, language: Language) -> AlternativeView:
    provenance = Provenance(row.source, row.interest, row.dated, editorial=True)
    return AlternativeView(row.id, Rung(row.rung), _text(row, language), provenance)


def _text(row: Opinion | Alternative, language: Language) -> str:
    return row.text_da if language is Language.DANISH else row.text_en

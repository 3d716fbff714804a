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
from storage.shelf import Shelf
from storage.tables import Alternative, Goal, Opinion, Shopper, Temptation


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


def find(session: Session, shelf: Shelf, product: str, language: Language) -> Found:
    """Look a product up in the library."""
    return _found(session, shelf, search.find_category(session, product), product, language)


def nudge(
    session: Session, shopper: Shopper, temptation: Temptation, adviser: Adviser, last: Temptation | None
) -> Advice:
    """Compose a nudge for a temptation and note what it said; it differs from the shopper's last one."""
    language = Language(shopper.language)
    with session.no_autoflush:  # what changed is written once, when all is known
        goal = shoppers.goal(session, shopper)
        found = _found(session, adviser.shelf, Match(temptation.category, 1.0), temptation.product, language)
    occasion = Occasion(
        language=language,
        product=temptation.product,
        price=price_of(temptation),
        goal=goal_view(goal),
        opinions=found.opinions,
        alternatives=found.alternatives,
        last_opinion=last.opinion_id if last else None,
        last_strategy=Strategy(last.strategy) if last and last.strategy else None,
    )
    advice = adviser.engine.advise(occasion, adviser.random)
    temptation.strategy = advice.strategy
    temptation.opinion_id = advice.opinions[0].id if advice.opinions else None
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

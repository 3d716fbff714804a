"""The talk about a thing with a language model: a few turns, kept until the thing is decided."""

import json
from collections.abc import Sequence
from dataclasses import astuple

from sqlmodel import Session

from bot.advice.model import tasks
from bot.advice.model.talking import Exchange, Talked, Turn
from bot.advice.model.values import Ask
from bot.domain import figures
from bot.domain.language import Language
from bot.domain.reading import without_links
from bot.service.advising import price_of
from bot.service.finding import text_of
from storage import shoppers
from storage.tables import Opinion, Shopper, Temptation

MOST_TURNS = 3
"""Then the buttons have it again: they and the pause do the work, not eloquence (DESIGN 1)."""
LONGEST_KEPT = 300
"""Characters of an answer that are kept for the next turn."""


def turns_of(temptation: Temptation) -> tuple[Turn, ...]:
    """What was said so far."""
    return tuple(Turn(*turn) for turn in json.loads(temptation.talk or "[]"))


def is_over(temptation: Temptation) -> bool:
    """Whether all turns were taken."""
    return len(turns_of(temptation)) >= MOST_TURNS


def talk_over(session: Session, shopper: Shopper, about: Temptation, said: str, ask: Ask) -> Talked | None:
    """What a language model hears in an answer and says to it, None where it says nothing that may be shown."""
    outcome = ask(tasks.talk(_exchange(session, shopper, about, said)))
    talked = outcome.checked if outcome else None
    if outcome and talked and talked.words:
        _keep(about, [*turns_of(about), Turn(without_links(said)[:LONGEST_KEPT], talked.words, outcome.prompt)])
    return talked


def _exchange(session: Session, shopper: Shopper, about: Temptation, said: str) -> Exchange:
    language, price = Language(shopper.language), price_of(about)
    goal = shoppers.goal(session, shopper)
    opinion = session.get(Opinion, about.opinion_id) if about.opinion_id else None
    turns = turns_of(about)
    return Exchange(
        language=language,
        product=about.product,
        price=figures.money(price, language) if price else None,
        goal=goal.name if goal else None,
        opinion=text_of(opinion, language) if opinion else None,
        turns=turns,
        said=said,
        last=len(turns) + 1 >= MOST_TURNS,
    )


def _keep(about: Temptation, turns: Sequence[Turn]) -> None:
    about.talk = json.dumps([astuple(turn) for turn in turns], ensure_ascii=False)

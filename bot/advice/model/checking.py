"""Which of a model's nudges may be shown: what it chose must be stored, what it wrote must claim nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.advice.model.asking import Request
from bot.advice.model.draft import MOST_ALTERNATIVES, Draft
from bot.advice.model.own_words import Hearer, faults_in, is_one_question
from bot.advice.model.task import Fault
from bot.advice.protocol import AlternativeView, Occasion, OpinionView

LONGEST_REFLECTION = 180
"""Characters; a little more than is asked for."""
SHORTEST_REFLECTION = 4
"""Words."""
LONGEST_PRODUCT = 80


@dataclass(frozen=True, slots=True)
class Checked:
    """An answer that may be shown; its choices are stored texts."""

    draft: Draft
    opinion: OpinionView | None
    alternatives: tuple[AlternativeView, ...]


def check(draft: Draft, asked: Request, occasion: Occasion, said: str) -> Checked | frozenset[Fault]:
    """The answer with what is stored for its choices, or all that is wrong with it. `said` is the shopper's message.

    What a nudge can do without is left out where it is wrong: the question, a name for the thing, an alternative.
    """
    hearer = Hearer(occasion.language, f"{said} {occasion.product} {occasion.goal.name if occasion.goal else ''}")
    faults = frozenset(_faults(draft, asked, hearer))
    if faults:
        return faults
    ways = (asked.way(name) for name in dict.fromkeys(draft.alternatives))
    question, product = draft.question or "", draft.product or ""
    kept = draft.model_copy(
        update={
            "question": question if is_one_question(question, draft.reflection, hearer) else None,
            "product": product if _is_theirs(product, said) else None,
        }
    )
    return Checked(kept, asked.opinion(draft.opinion), tuple(way for way in ways if way)[:MOST_ALTERNATIVES])


def _faults(draft: Draft, asked: Request, hearer: Hearer) -> Iterator[Fault]:
    if draft.opinion and not asked.opinion(draft.opinion):
        yield Fault.ID
    yield from faults_in(draft.reflection, LONGEST_REFLECTION, hearer)
    if len(draft.reflection.split()) < SHORTEST_REFLECTION:
        yield Fault.LENGTH
    stored = [*(opinion.text for opinion in asked.opinions), *(way.text for way in asked.ways)]
    if any(_is_repeated(draft.reflection, text) for text in stored):
        yield Fault.REPEATED


def _is_repeated(text: str, stored: str) -> bool:
    """Whether a text is only a stored one again, or a part of it."""
    return " ".join(text.lower().split()).rstrip(".!") in " ".join(stored.lower().split())


def _is_theirs(product: str, said: str) -> bool:
    """Whether a thing's name is made of the shopper's own words alone."""
    own = set(re.findall(r"\w+", said.lower()))
    words = re.findall(r"\w+", product.lower())
    return bool(words) and len(product) <= LONGEST_PRODUCT and own.issuperset(words)

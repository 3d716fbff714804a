"""What of a model's answer may be shown: what it chose must be stored, what it wrote must claim nothing.

A model's own words are let through by what they are made of, not by what was thought of to forbid: letters, spaces and
a few marks. There is then no figure, currency sign, address, markup or picture left to look for.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from bot.advice.model.asking import Request
from bot.advice.model.draft import MOST_ALTERNATIVES, Draft
from bot.advice.protocol import AlternativeView, Occasion, OpinionView
from bot.domain.language import Language
from bot.domain.libraryrules import banned_in
from bot.domain.reading import detect_language

LONGEST_REFLECTION, LONGEST_QUESTION = 180, 120
"""Characters; a little more than is asked for."""
SHORTEST_REFLECTION = 4
"""Words."""
LONGEST_PRODUCT = 80
_MADE_OF = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ ,;:.!?'’()–—-]+")
_JOINED = re.compile(r"[^\W\d_]\.[^\W\d_]")  # as in an address
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?:^|[.!?:]\s+)[(–—-]*\s*$")
_MOST_EXCLAIMED = 1


class Fault(StrEnum):
    """Why an answer cannot be shown as it is. The text is what the model is told."""

    FORM = "the answer is not one JSON object of the given form"
    ID = "an id is not among the given ones"
    LENGTH = "a text is empty or too long"
    SIGNS = "a text holds figures, signs, markup, addresses or other writing than plain letters"
    AMOUNT = "a text speaks of amounts, prices, percentages or currencies"
    SOURCE = "a text appeals to studies, experts, statistics or what most people do"
    NAME = "a text names a make, a shop or somebody that the shopper did not name"
    BANNED = "a text tells the shopper what to do, blames or praises"
    LANGUAGE = "a text is not in the language asked for"
    REPEATED = "a text only repeats a stored one"
    QUESTIONS = "there is more than one question, or the question is none"


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
    faults = frozenset(_faults(draft, asked, occasion, said))
    if faults:
        return faults
    ways = (asked.way(name) for name in dict.fromkeys(draft.alternatives))
    kept = draft.model_copy(
        update={
            "question": None if _question_faults(draft, occasion, said) else draft.question,
            "product": draft.product if draft.product and _is_theirs(draft.product, said) else None,
        }
    )
    return Checked(kept, asked.opinion(draft.opinion), tuple(way for way in ways if way)[:MOST_ALTERNATIVES])


def _faults(draft: Draft, asked: Request, occasion: Occasion, said: str) -> Iterator[Fault]:
    if draft.opinion and not asked.opinion(draft.opinion):
        yield Fault.ID
    yield from _text_faults(draft.reflection, LONGEST_REFLECTION, occasion, said)
    if len(draft.reflection.split()) < SHORTEST_REFLECTION:
        yield Fault.LENGTH
    stored = [*(opinion.text for opinion in asked.opinions), *(way.text for way in asked.ways)]
    if any(_is_repeated(draft.reflection, text) for text in stored):
        yield Fault.REPEATED


def _is_repeated(text: str, stored: str) -> bool:
    """Whether a text is only a stored one again, or a part of it."""
    return " ".join(text.lower().split()).rstrip(".!") in " ".join(stored.lower().split())


def _question_faults(draft: Draft, occasion: Occasion, said: str) -> frozenset[Fault]:
    """What is wrong with the question; there is one at most, and it is one."""
    if draft.question is None:
        return frozenset()
    found = set(_text_faults(draft.question, LONGEST_QUESTION, occasion, said))
    one = draft.question.count("?") == 1 and draft.question.rstrip().endswith("?") and "?" not in draft.reflection
    return frozenset(found if one else {*found, Fault.QUESTIONS})


def _text_faults(text: str, longest: int, occasion: Occasion, said: str) -> Iterator[Fault]:
    """All that is wrong with a text in the model's own words."""
    low = text.lower().replace("’", "'")
    if not 0 < len(text.strip()) <= longest or text.count("!") > _MOST_EXCLAIMED:
        yield Fault.LENGTH
    if not _MADE_OF.fullmatch(text) or _JOINED.search(text):
        yield Fault.SIGNS
    for fault, words in ((Fault.AMOUNT, "amounts"), (Fault.SOURCE, "sources"), (Fault.BANNED, "orders")):
        if _listed(words).search(low):
            yield fault
    if any(banned_in(text, language) for language in Language):
        yield Fault.BANNED
    if _names_somebody(text, f"{said} {occasion.product} {occasion.goal.name if occasion.goal else ''}"):
        yield Fault.NAME
    if detect_language(text) not in {None, occasion.language}:
        yield Fault.LANGUAGE


def _names_somebody(text: str, theirs: str) -> bool:
    """Whether a text holds a name that is not the shopper's: a known make or shop, or a capital inside a sentence."""
    own = {word.lower() for word in _WORD.findall(theirs)}
    low = text.lower()
    if any(not own.issuperset(_WORD.findall(match[0])) for match in _names().finditer(low)):
        return True
    named = (match for match in _WORD.finditer(text) if any(c.isupper() for c in match[0]))
    return any(
        match[0].lower() not in own | _lists()["capitals"] and not _begins(text, match.start(), match[0])
        for match in named
    )


def _begins(text: str, at: int, word: str) -> bool:
    """Whether a word stands at the beginning of a sentence, written as any is there."""
    return _SENTENCE.search(text[:at]) is not None and not any(c.isupper() for c in word[1:])


def _is_theirs(product: str, said: str) -> bool:
    """Whether a thing's name is made of the shopper's own words alone."""
    own = set(re.findall(r"\w+", said.lower()))
    words = re.findall(r"\w+", product.lower())
    return bool(words) and len(product) <= LONGEST_PRODUCT and own.issuperset(words)


@cache
def _lists() -> dict[str, frozenset[str]]:
    told = tomllib.loads((files(__package__) / "grounding.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in told.items()}


@cache
def _listed(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_lists()[name], key=len, reverse=True))})(?!\w)")


@cache
def _names() -> re.Pattern[str]:
    told = tomllib.loads((files("bot.domain") / "data" / "brands.toml").read_text(encoding="utf-8"))
    names = sorted((re.escape(name) for name in (*told["brands"], *told["shops"])), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?:'?s)?(?!\w)")

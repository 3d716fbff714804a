"""A model's own words: let through by what they are made of, not by what was thought of to forbid.

They are letters, spaces and a few marks, so that there is no figure, currency sign, address, markup or picture left to
look for; they name nobody, appeal to nobody, order nothing, and are in the shopper's language.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.advice.model.task import Fault
from bot.domain.language import Language
from bot.domain.libraryrules import banned_in
from bot.domain.reading import detect_language, read
from bot.domain.temptation import Kind

LONGEST_QUESTION = 120
"""Characters; a little more than is asked for."""
_MADE_OF = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ ,;:.!?'’()–—-]+")
_JOINED = re.compile(r"[^\W\d_]\.[^\W\d_]")  # as in an address
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?:^|[.!?:]\s+)[(–—-]*\s*$")
_MOST_EXCLAIMED = 1
_FORBIDDEN = (
    (Fault.AMOUNT, "amounts"),
    (Fault.SOURCE, "sources"),
    (Fault.BANNED, "orders"),
    (Fault.CARE, "care"),
)
"""Faults, and the lists of `grounding.toml` that tell of them."""


@dataclass(frozen=True, slots=True)
class Hearer:
    """Whom a model writes to: their language, and the words that are their own."""

    language: Language
    words: str


def faults_in(text: str, longest: int, hearer: Hearer) -> Iterator[Fault]:
    """All that is wrong with a text of at most so many characters."""
    low = text.lower().replace("’", "'")
    if not 0 < len(text.strip()) <= longest or text.count("!") > _MOST_EXCLAIMED:
        yield Fault.LENGTH
    if not _MADE_OF.fullmatch(text) or _JOINED.search(text):
        yield Fault.SIGNS
    for fault, words in _FORBIDDEN:
        if _listed(words).search(low):
            yield fault
    if any(banned_in(text, language) for language in Language):
        yield Fault.BANNED
    if _names_somebody(text, hearer.words):
        yield Fault.NAME
    if detect_language(text) not in {None, hearer.language}:
        yield Fault.LANGUAGE
    if read(text, home_currency="EUR").kind is Kind.DISTRESS:
        yield Fault.CARE


def is_one_question(text: str, beside: str, hearer: Hearer) -> bool:
    """Whether a text is one question, may be shown, and is the only one beside what else is said."""
    one = text.count("?") == 1 and text.rstrip().endswith("?") and "?" not in beside
    return one and not any(faults_in(text, LONGEST_QUESTION, hearer))


def _names_somebody(text: str, theirs: str) -> bool:
    """Whether a text holds a name that is not the shopper's: a known make or shop, or a capital inside a sentence."""
    own = {word.lower() for word in _WORD.findall(theirs)}
    if any(not own.issuperset(_WORD.findall(name.lower())) for name in _known_names(text)):
        return True
    named = (match for match in _WORD.finditer(text) if any(c.isupper() for c in match[0]))
    return any(
        match[0].lower() not in own | _lists()["capitals"] and not _begins(text, match.start(), match[0])
        for match in named
    )


def _known_names(text: str) -> list[str]:
    """The makes and shops that a text names; one that is a word as well is a name where it has a capital."""
    found = [text[match.start() : match.end()] for match in _names().finditer(text.lower())]
    return [name for name in found if not (name.islower() and name in _names_told()["also_words"])]


def _begins(text: str, at: int, word: str) -> bool:
    """Whether a word stands at the beginning of a sentence, written as any is there."""
    return _SENTENCE.search(text[:at]) is not None and not any(c.isupper() for c in word[1:])


@cache
def _lists() -> dict[str, frozenset[str]]:
    told = tomllib.loads((files(__package__) / "grounding.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in told.items()}


@cache
def _listed(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_lists()[name], key=len, reverse=True))})(?!\w)")


@cache
def _names_told() -> dict[str, list[str]]:
    told: dict[str, list[str]] = tomllib.loads(
        (files("bot.domain") / "data" / "brands.toml").read_text(encoding="utf-8")
    )
    return told


@cache
def _names() -> re.Pattern[str]:
    told = _names_told()
    names = sorted((re.escape(name) for name in (*told["brands"], *told["shops"])), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?:'?s)?(?!\w)")

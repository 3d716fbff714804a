"""A model's own words: let through by what they are made of, not by what was thought of to forbid.

They are letters, spaces and a few marks; each word is one that the shopper has used or one of a closed list with which
nothing can be claimed; and each sentence speaks to the shopper, or asks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.advice.model.task import Fault
from bot.advice.model.vocabulary import Lent, Vocabulary, lent, vocabulary
from bot.domain.language import Language
from bot.domain.libraryrules import banned_in
from bot.domain.reading import read
from bot.domain.temptation import Kind

LONGEST_QUESTION = 120
"""Characters; a little more than is asked for."""
_MADE_OF = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ ,;:.!?'’()–—-]+")
_JOINED = re.compile(r"[^\W\d_]\.[^\W\d_]")  # as in an address
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SENTENCE = re.compile(r"[^.!?]*[^\W\d_][^.!?]*[.!?]*")
_PAUSE = re.compile(r"[,;:()–—]|\s-\s")
_MOST_EXCLAIMED = 1


@dataclass(frozen=True, slots=True)
class Hearer:
    """Whom a model writes to: their language, and the words that are their own."""

    language: Language
    words: str


def faults_in(text: str, longest: int, hearer: Hearer) -> Iterator[Fault]:
    """All that is wrong with a text of at most so many characters."""
    if not 0 < len(text.strip()) <= longest or not _words(text) or text.count("!") > _MOST_EXCLAIMED:
        yield Fault.LENGTH
    if not _MADE_OF.fullmatch(text) or _JOINED.search(text):
        yield Fault.SIGNS
    if text.count("?") > 1:
        yield Fault.QUESTIONS
    if any(banned_in(text, language) for language in Language):
        yield Fault.BANNED
    if read(text, home_currency="EUR").kind is Kind.DISTRESS:
        yield Fault.CARE
    theirs = lent(hearer.words, vocabulary(hearer.language))
    for sentence in _SENTENCE.findall(text.lower().replace("’", "'")):
        yield from _faults_of(sentence.strip(), theirs)


def is_one_question(text: str, beside: str, hearer: Hearer) -> bool:
    """Whether a text is one question, may be shown, and is the only one beside what else is said."""
    one = text.count("?") == 1 and text.rstrip().endswith("?") and "?" not in beside
    return one and not any(faults_in(text, LONGEST_QUESTION, hearer))


def _faults_of(sentence: str, theirs: Lent) -> Iterator[Fault]:
    """What is wrong with one sentence in lower case."""
    asked, listed = "?" in sentence, theirs.listed
    rest = listed.phrases.sub(" ", sentence)
    if not all(listed.has(word, asked=asked) or theirs.has(word) for word in _words(rest)):
        yield Fault.WORDS
    if listed.care.search(sentence):
        yield Fault.CARE
    if listed.orders.search(sentence) or (not asked and _may_order(rest, listed)):
        yield Fault.BANNED
    if asked and not _asks(sentence, listed):
        yield Fault.QUESTIONS
    if not asked and _claims(sentence, listed):
        yield Fault.CLAIM


def _claims(sentence: str, listed: Vocabulary) -> bool:
    """Whether a sentence, or a part that is about the thing again, is not about the shopper or what goes on in them."""
    parts = (part.strip() for part in _PAUSE.split(sentence))
    return any(not listed.mirrors.search(told) for told in (sentence, *filter(listed.things.match, parts)))


def _may_order(sentence: str, listed: Vocabulary) -> bool:
    """Whether a part of a sentence begins as an order does: with a word that may be a verb."""
    first, *others = [_from(part, listed.before) for part in _PAUSE.split(sentence)]
    framed = not listed.frames.isdisjoint(_words(sentence))
    opens = bool(first) and not (first[0] in listed.begins or listed.is_noun(first[0]) or framed)
    return opens or any(_is_order(part, listed) for part in (first, *others))


def _is_order(part: list[str], listed: Vocabulary) -> bool:
    verb, thing = (*part[:2], "", "")[:2]
    return thing in listed.objects and verb not in listed.begins


def _asks(sentence: str, listed: Vocabulary) -> bool:
    """Whether a sentence is a question, and no statement with a question mark or a "right?" behind it."""
    parts = [_from(part, listed.before) for part in _PAUSE.split(sentence)]
    starts = [not listed.asks.isdisjoint(part[:1] or ()) or _asks_after(part, listed) for part in parts]
    return starts[0] or (bool(parts[0]) and parts[0][0] in listed.leads and any(starts))


def _asks_after(part: list[str], listed: Vocabulary) -> bool:
    """Whether a question begins behind a preposition: "in what way"."""
    return len(part) > 1 and part[0] in listed.leads and part[1] in listed.asks


def _from(part: str, before: frozenset[str]) -> list[str]:
    """The words of a part from the first one that is more than a link to what was said."""
    words = _words(part)
    skipped = next((n for n, word in enumerate(words) if word not in before), len(words))
    return words[skipped:]


def _words(text: str) -> list[str]:
    return _WORD.findall(text)

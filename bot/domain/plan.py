"""A shopper's if-then plan: one sentence of their own, and when what it speaks of has come back.

Plans of the form "if X, then I do Y" are a known technique (implementation intentions, Gollwitzer 1999).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from itertools import pairwise

from bot.domain.plan_lexicon import data, group, pattern
from bot.domain.plan_times import Stretch, read_days, read_hours
from bot.domain.reading.text import fold
from bot.domain.terms import heads, stem

LONGEST = 200
"""Characters of a plan: one sentence."""

_SENTENCE = 4
"""Words from which on a plan without an if is taken for one: "ved TikTok venter jeg"."""
_TOKEN = re.compile(r"[^\W_]+(?:[&'’][^\W_]+)*")
_INSIDE = re.compile(r"[&'’]")


@dataclass(frozen=True, slots=True)
class Triggers:
    """What brings a plan back: a word of its if-part, or the time it names; without any of them every temptation."""

    words: tuple[str, ...] = ()
    """As they were written, in their order."""
    hours: Stretch | None = None
    days: tuple[int, ...] = ()
    """Days of the week, 0 for Monday; with hours too, both have to hold."""

    @property
    def timed(self) -> bool:
        """Whether the plan names a time."""
        return self.hours is not None or bool(self.days)

    def __bool__(self) -> bool:
        return bool(self.words) or self.timed

    def hold(self, here: datetime) -> bool:
        """Whether it is the time that the plan names."""
        now = (not self.days or here.weekday() in self.days) and (self.hours is None or self.hours.covers(here))
        return self.timed and now


@lru_cache(maxsize=1_000)
def triggers(sentence: str) -> Triggers:
    """What the if-part of a sentence names. Never raises."""
    for part in _if_parts(" ".join(sentence.split())):
        if found := _read(part):
            return found
    return Triggers()


def returns(plan: str, *, text: str, product: str, here: datetime) -> bool:
    """Whether the plan is to be quoted for a message about a product at the shopper's local time `here`.

    It is when a word of its if-part stands there, when it is the time it names, or when it names neither.
    """
    found = triggers(plan)
    return not found or found.hold(here) or bool(_keys(found.words) & _mentioned(f"{text} {product}"))


def conditional(sentence: str) -> bool:
    """Whether a sentence begins as a plan does, with an if."""
    return bool(pattern("clauses", "opens").match(fold(sentence).strip()))


def is_plan(sentence: str) -> bool:
    """Whether there is an if in a text, or it is at least a sentence: one word is no plan."""
    return bool(pattern("clauses", "opens").search(fold(sentence))) or len(sentence.split()) >= _SENTENCE


def _if_parts(sentence: str) -> Iterator[str]:
    """The sentence's if-part, then longer readings of it for when that names nothing."""
    low = fold(sentence)
    opened = pattern("clauses", "opens").search(low)
    start = opened.end() if opened else 0
    turns = [turn.start() for turn in _turns().finditer(low, start)]
    comma = low.find(",", start)
    with_comma = [at for at in turns if low[:at].rstrip().endswith(",")]
    for end in (*with_comma, *turns, *([comma] if comma > 0 else []), len(sentence)):
        yield sentence[start:end]


def _read(part: str) -> Triggers:
    low = fold(part)
    hours, low = read_hours(low)
    days, low = read_days(low)
    tokens = [token for token in _TOKEN.finditer(low) if _tells(token[0])]
    words = dict.fromkeys(part[token.start() : token.end()] for token in tokens)
    return Triggers(tuple(words), hours, days)


def _tells(word: str) -> bool:
    """Whether a word of the if-part says what returns."""
    key = _key(word)
    return len(key) > 1 and not key.isdigit() and key not in _stop_words()


def _mentioned(text: str) -> set[str]:
    """What a message may be said to mention: its words, the last parts of its compounds, and its aliases."""
    found = [token[0] for token in _TOKEN.finditer(fold(text))]
    return {*_keys(found), *(head for word in found for head in heads(word))}


def _keys(words: Iterable[str]) -> set[str]:
    """Words as they are compared; two in a row also as one, for `tik tok` is `TikTok`."""
    keys = [_key(word) for word in words]
    return {*keys, *(one + other for one, other in pairwise(keys))}


def _key(word: str) -> str:
    plain = _INSIDE.sub("", fold(word))
    return stem(data()["alias"].get(plain, plain))


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(_key(word) for words in data()["stop"].values() for word in words.split())


@cache
def _turns() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\s,]){group('clauses', 'turns')}|[;:]")

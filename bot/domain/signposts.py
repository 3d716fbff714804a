"""Which category the words of a text lead to. Pure; the phrases come from the library, as stems."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.domain.terms import fold, parted, stem, stems, words

MOST_WORDS = 40
"""Of a very long message the first words are looked at: the thing is named early or not at all."""

_LINKING = frozenset({"for", "til", "fra", "from", "with", "med", "of", "af", "i", "in", "på", "on", "to", "at", "by"})
"""After one of these the words describe: in `cover til min iphone` the thing is the cover."""
_LINK_WEIGHT = 0.1
"""They count a little all the same, for phrases such as `chest of drawers`."""
_HEAD = 0.3
"""What the last word before a linking word counts more: there the thing is named."""
_COMPOUND = 0.8
_APART = 0.95
"""A compound that was written as two words."""
_CORRECTED = 0.6
_SURROUNDINGS = 0.2
"""What the rest of the message counts beside the words for the thing itself."""
_SHORT_HEADS = (4, 3)
"""Letters of a last part that names the thing only where what stands before it is a known word: `fodbold-sko`."""
_TELLING_HEAD = 4
"""Letters of a stem that names the thing behind any first part; a shorter one only behind a known word."""
_SHORTEST_FIRST = 3
"""Letters of a first part that need not be known; it has a vowel, as every Danish word does."""
_VOWELS = frozenset("aeiouyæøå")
_JOINING = "sen"
"""Letters that may join the parts of a compound: `hundesnor` is of `hund`."""
_SHORTEST_CORRECTED = 5
_ANOTHER_LETTER_FROM = 8
"""Letters of a stem from which on a slip may be a wrong letter; in a shorter one that makes another word (`skærf`)."""
_SURE_BEGINNING = 2
"""Letters at the beginning that agree wherever one vowel is taken for another."""
_ANOTHER_VOWEL_FROM = 8
"""Letters of a word as it stands from which on one vowel may be another (`sneekers`)."""
_TWO_SLIPS_FROM = 11
"""Letters from which on two slips are allowed; before that one."""
_LONGEST_ENDING = 3
"""Letters that a word may have lost to its stem and still be taken for a slip: else too little is left of it."""


@dataclass(frozen=True, slots=True)
class Sign:
    """The category a text leads to, how surely (0 for not at all), and the words of it that led there."""

    category: str
    fit: float
    said: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text, or two: what it may stand for among the known stems, each with how well, by its place."""

    said: str
    options: Mapping[str, float]


class Signposts:
    """The phrases of all categories, ready to be matched.

    `phrases` holds a category's phrases, each as stems with a space between; `rest` is the category of what fits none,
    to which the table of lookalikes leads as well.
    """

    def __init__(self, phrases: Mapping[str, Sequence[str]], rest: str) -> None:
        self._rest = rest
        all_of_them = [(category, tuple(p.split())) for category in sorted(phrases) for p in phrases[category]]
        self._vocabulary: dict[str, set[str]] = {}
        for category, parts in all_of_them:
            self._vocabulary.setdefault(category, set()).update(parts)
        all_of_them += [(rest, parts) for parts in _lookalikes().phrases]
        self._having = Counter(part for _, parts in all_of_them for part in dict.fromkeys(parts))
        self._by_rarest: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for category, parts in all_of_them:
            self._by_rarest.setdefault(min(parts, key=self._having.__getitem__), []).append((category, parts))
        self._alone = {parts[0] for _, parts in all_of_them if len(parts) == 1}
        self._corrected = lru_cache(maxsize=1_000)(self._correct)

    def words_of(self, category: str) -> frozenset[str]:
        """The stems that lead to a category: every opinion in it is about these, so they tell none apart."""
        return frozenset(self._vocabulary.get(category, ()))

    def follow(self, thing: str, message: str = "") -> Sign:
        """The category that a thing's name leads to; the message around it settles what the name leaves open."""
        named = self._best(thing)
        around = self._best(message) if message and message != thing else {}
        if not named:
            named, around = around, {}
        total = {c: sign.fit + (_SURROUNDINGS * around[c].fit if c in around else 0) for c, sign in named.items()}
        if not total:
            return Sign(self._rest, 0.0)
        category = max(sorted(total), key=lambda c: total[c])
        if category == self._rest:
            return Sign(self._rest, 0.0)
        return Sign(category, total[category], named[category].said)

    def _best(self, text: str) -> dict[str, Sign]:
        """Every category that a text names, with how well."""
        said = words(text)[:MOST_WORDS]
        return self._matched(self._weighed(said, self._known)) or self._matched(self._weighed(said, self._slips))

    def _matched(self, said: Sequence[_Word]) -> dict[str, Sign]:
        best: dict[str, Sign] = {}
        named = _named(said)
        for category, parts in (phrase for part in named for phrase in self._by_rarest.get(part, ())):
            hits = [named[part] for part in parts if part in named]
            if len(hits) < len(parts):
                continue
            fit = sum(hit for hit, _ in hits)
            if category not in best or fit > best[category].fit:
                best[category] = Sign(category, fit, " ".join(dict.fromkeys(word for _, word in hits)))
        return best

    def _weighed(self, said: Sequence[str], read: Callable[[str], dict[str, float]]) -> list[_Word]:
        """The words with their weights: the head counts most, and what follows a linking word half."""
        found = [read(word) for word in said]
        link = next((i for i, word in enumerate(said) if i and word in _LINKING), len(said))
        head = max((i for i in range(link) if found[i]), default=-1)
        weights = [
            _LINK_WEIGHT if word in _LINKING else 1 + 0.05 * i + _HEAD * (i == head) if i < link else 0.5
            for i, word in enumerate(said)
        ]
        weighed = [
            _Word(word, {s: quality * weight for s, quality in options.items()})
            for word, options, weight in zip(said, found, weights, strict=True)
        ]
        return [*weighed, *self._apart(said, weights)]

    def _apart(self, said: Sequence[str], weights: Sequence[float]) -> Iterator[_Word]:
        """Compounds that were written as two words: `hår tørrer`."""
        for i in range(len(said) - 1):
            whole = stem(said[i] + said[i + 1])
            if whole in self._having:
                yield _Word(f"{said[i]} {said[i + 1]}", {whole: _APART * (weights[i] + weights[i + 1])})

    def _known(self, word: str) -> dict[str, float]:
        """A word as it stands, or as a compound by its last part."""
        whole = stem(word)
        if whole in self._alone or whole in _lookalikes().words:
            return {whole: 1.0} if whole in self._having else {}
        options = {
            last: _COMPOUND * len(last) / max(len(whole), len(last))
            for first, last in parted(word)
            if last in self._having and self._is_compound(first, last)
        }
        for letters in _SHORT_HEADS:
            if len(word) > letters + 2 and self._names_after(word, letters):
                options.setdefault(stem(word[-letters:]), _COMPOUND * letters / len(word))
        if whole in self._having:
            options[whole] = 1.0
        return options

    def _is_compound(self, first: str, last: str) -> bool:
        """Whether a last part names the thing, and not only how a word happens to end (`ch|arter`)."""
        if last in _lookalikes().endings:
            return False
        plain = len(last) >= _TELLING_HEAD and len(first) >= _SHORTEST_FIRST and not _VOWELS.isdisjoint(first)
        return plain or self._is_known(first)

    def _names_after(self, word: str, letters: int) -> bool:
        """Whether a short last part names the thing: it is listed alone as it stands, and behind a known word."""
        first, last = word[:-letters], word[-letters:]
        listed = stem(last) == fold(last) and stem(last) in self._alone and stem(last) not in _lookalikes().endings
        return listed and self._is_known(first)

    def _is_known(self, first: str) -> bool:
        """Whether the first part of a compound is a word of any category, with or without a joining letter."""
        forms = (first, first[:-1] if first[-1] in _JOINING else "")
        return any(stem(form) in self._having for form in forms if len(form) > 1)

    def _slips(self, word: str) -> dict[str, float]:
        """The known word that was most likely meant, where a word as it stands leads nowhere."""
        meant = self._corrected(word)
        return {meant: _CORRECTED} if meant else {}

    def _correct(self, word: str) -> str | None:
        wrong = stem(word)
        if wrong in self._having:
            return wrong
        if not _may_be_a_slip(word, wrong):
            return None
        most = 2 if len(wrong) >= _TWO_SLIPS_FROM else 1
        vowel = len(fold(word)) >= _ANOTHER_VOWEL_FROM
        alike = [known for known in self._having if _may_be_meant(wrong, known, vowel=vowel)]
        found = process.extractOne(wrong, alike, scorer=DamerauLevenshtein.distance, score_cutoff=most)
        return found[0] if found else None


class _Lookalikes(NamedTuple):
    """What looks like a name of a thing and is none."""

    endings: frozenset[str]
    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    """Their words' stems: together they lead nowhere, whatever each of them leads to."""


@cache
def _lookalikes() -> _Lookalikes:
    data = tomllib.loads((files(__package__) / "data" / "lookalikes.toml").read_text(encoding="utf-8"))
    phrases = tuple(tuple(stems(phrase)) for phrase in data["phrases"])
    return _Lookalikes(frozenset(data["endings"]), frozenset(stem(word) for word in data["words"]), phrases)


def _may_be_a_slip(word: str, wrong: str) -> bool:
    """Whether a word with this stem may be a known one misspelt, and is not a word of its own."""
    long_enough = len(wrong) >= _SHORTEST_CORRECTED and len(fold(word)) - len(wrong) <= _LONGEST_ENDING
    return long_enough and wrong.isalpha() and wrong not in _lookalikes().words


def _may_be_meant(wrong: str, known: str, *, vowel: bool) -> bool:
    """Whether a slip may turn the known stem into the wrong one, however near it is: the first letter is sure.

    `vowel` says whether the word is long enough for one vowel in the place of another.
    """
    if len(known) < _SHORTEST_CORRECTED or known[0] != wrong[0]:
        return False
    if len(wrong) >= _ANOTHER_LETTER_FROM or len(known) != len(wrong) or sorted(known) == sorted(wrong):
        return True
    return vowel and known[:_SURE_BEGINNING] == wrong[:_SURE_BEGINNING] and _differ_in_vowels(wrong, known)


def _differ_in_vowels(one: str, other: str) -> bool:
    """Whether two words of one length have a vowel wherever they differ."""
    return all(a == b or {a, b} <= _VOWELS for a, b in zip(one, other, strict=True))


def _named(said: Iterable[_Word]) -> dict[str, tuple[float, str]]:
    """By stem, how well it is named at best and by which word."""
    named: dict[str, tuple[float, str]] = {}
    for word in said:
        for part, fit in word.options.items():
            named[part] = max(named.get(part, (0.0, "")), (fit, word.said))
    return named

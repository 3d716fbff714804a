"""Which of the two languages a text is in, when it tells."""

import re
from functools import cache

from bot.domain.language import Language
from bot.domain.reading.lexicon import lexicon, words
from bot.domain.reading.text import Message, message

_ENOUGH = 2  # the least score that tells, and by how much it must lead
_NORDIC_LETTER = re.compile("[æøå]")
_OTHER_LETTER = re.compile("[ßñçłąęśżœêèùûîïìíáóúğşě\u0400-\u04ff\u0600-\u06ff\u3040-\u30ff\u4e00-\u9fff]")
_PRICE_HABIT = re.compile(r"[0-9](?:[.,:]-|,[0-9]{2}(?![0-9]))|[0-9]\.[0-9]{3}(?![0-9])")
_ENGLISH_I = re.compile(r"(?<![\w.])I(?:'\w+|\b)(?![.])")
_SHORTEST_COMPOUND = 7


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    danish, english, other = (words("language", key) for key in ("danish", "english", "other"))
    return danish - english, english - danish, other


@cache
def _endings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(lexicon("language")["danish_endings"]), tuple(lexicon("language")["english_endings"])


def detect_language(text: str) -> Language | None:
    """The text's own language; Norwegian and Swedish count as Danish, and None is a text that does not tell."""
    return language_of(message(text))


def language_of(read: Message) -> Language | None:
    """As `detect_language`, for a message already folded."""
    danish, english, foreign = _scores(read)
    if foreign >= max(danish, english, 1) or max(danish, english) < _ENOUGH or danish == english:
        return None
    return Language.DANISH if danish > english else Language.ENGLISH


def _scores(read: Message) -> tuple[int, int, int]:
    """How much the text looks Danish, English and like something else."""
    danish_words, english_words, other_words = _lists()
    danish = 2 * sum(word in danish_words for word in read.words)
    english = 2 * sum(word in english_words for word in read.words)
    foreign = 2 * sum(word in other_words for word in read.words) + 2 * len(_OTHER_LETTER.findall(read.low))
    danish += 2 * min(2, len(_NORDIC_LETTER.findall(read.low))) + len(_PRICE_HABIT.findall(read.low)[:1])
    english += 2 * bool(_ENGLISH_I.search(read.text))
    long = [word for word in read.words if len(word) >= _SHORTEST_COMPOUND]
    danish_endings, english_endings = _endings()
    danish += 2 * sum(word.endswith(danish_endings) for word in long)
    english += sum(word.endswith(english_endings) for word in long)
    return danish, english, foreign

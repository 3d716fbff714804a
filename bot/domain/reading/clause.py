"""One clause of a message and the thing it names."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from bot.domain.reading.lexicon import pattern, words
from bot.domain.reading.noise import BLANK

EDGE = " \n.,:;!?()[]{}<>*~=+|/\\-\"'_&#" + BLANK
"""Characters that never belong to a thing's first or last word."""

_MOST_FRAMES = 4
_PLUS = re.compile(r"\w\+")  # Disney+
_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Thing:
    """The span of a thing named in a clause; `framed` when a question or sentence around it points at it.

    `talk` is a clause with a verb or a person in it that is not known to be about a thing.
    """

    start: int
    end: int
    framed: bool
    talk: bool = False


def thing_in(low: str, start: int, end: int) -> Thing | None:
    """The thing between `start` and `end` of the folded text, None when nothing is left of it."""
    frames = list(islice(_compiled("frames").finditer(low, start, end), _MOST_FRAMES))
    start = _skip(low, start, end, "openers")
    if _compiled("told_beside").match(low, start, end):
        return None
    if not frames:
        return _unframed(low, start, end)
    for frame in frames:
        if _compiled("spoken_of").match(low, _strip_left(low, frame.end(), end), end):
            continue
        if span := _named(low, _past_frames(low, frame.end(), end), end, wanted=True):
            return Thing(*span, framed=True)
    before = _named(low, start, max(start, frames[0].start()))
    return Thing(*before, framed=True, talk=_is_talk(low, *before)) if before else None


def _unframed(low: str, start: int, end: int) -> Thing | None:
    pointer = _compiled("pointers").match(low, start, end)
    if pointer:
        pointed = _named(low, pointer.end(), end, wanted=True)
        return Thing(*pointed, framed=True, talk=_is_talk(low, *pointed)) if pointed else None
    conjunction = pattern("product", "conjunctions").search(low, start, end)
    end = conjunction.start() if conjunction else end
    span = _named(low, start, end)
    if not span:
        return None
    framed = _compiled("sales").search(low, start, end) is not None
    return Thing(*span, framed=framed, talk=not framed and _is_talk(low, start, end))


def behind_article(low: str, start: int, end: int) -> Thing | None:
    """The thing after the last "a" or "some" of a clause that is not about buying in so many words."""
    articles = list(_compiled("indefinite").finditer(low, start, end))
    span = _named(low, articles[-1].end(), end, wanted=True) if articles else None
    return Thing(*span, framed=False) if span and not _is_talk(low, *span) else None


def praised(low: str, start: int, end: int) -> Thing | None:
    """The thing of a clause whose only talk is a word of praise at its head: `fedt tv`."""
    found = _WORD.findall(low, start, end)
    talk = [word for word in found if word in words("product", "talk")]
    if not talk or talk != found[:1] or talk[0] not in words("product", "praise"):
        return None
    span = _named(low, start, end)
    return Thing(*span, framed=False) if span else None


def _named(low: str, start: int, end: int, *, wanted: bool = False) -> tuple[int, int] | None:
    """The thing's own words in what is left of a clause, None when they name nothing that can be had."""
    start = _skip(low, start, end, "articles")
    stop = pattern("product", "stops", "conjunctions").search(low, start, end)
    start, end = _trim(low, start, stop.start() if stop else end)
    found = _WORD.findall(low, start, end)
    if all(word.isdigit() or word in words("product", "empty") for word in found):
        return None
    return None if wanted and found[0] in words("product", "deeds") else (start, end)


def _is_talk(low: str, start: int, end: int) -> bool:
    said = pattern("product", "for_oneself", "compounds").sub(" ", low[start:end])
    return not words("product", "talk").isdisjoint(_WORD.findall(said))


def _past_frames(low: str, start: int, end: int) -> int:
    """Past further frames, as in `jeg tænker på, om jeg skal købe`."""
    for _ in range(3):
        start = _skip(low, start, end, "articles")
        frame = _compiled("frames").match(low, start, end)
        if not frame:
            break
        start = frame.end()
    return start


def _skip(low: str, start: int, end: int, key: str) -> int:
    """Past the openers or articles that a clause begins with."""
    start = _strip_left(low, start, end)
    while match := _compiled(key).match(low, start, end):
        start = _strip_left(low, match.end(), end)
    return start


def _trim(low: str, start: int, end: int) -> tuple[int, int]:
    """The span without the trailing words and punctuation that say nothing."""
    start = _strip_left(low, start, end)
    while match := _trailing().search(low, start, end):
        end = match.start()
    while end > start and low[end - 1] in EDGE and not _PLUS.match(low, end - 2, end):
        end -= 1
    return start, end


def _strip_left(low: str, start: int, end: int) -> int:
    while start < end and low[start] in EDGE:
        start += 1
    return start


@cache
def _compiled(key: str) -> re.Pattern[str]:
    return pattern("product", key)


@cache
def _trailing() -> re.Pattern[str]:
    return pattern("product", "trailers", after=r"\W*$")

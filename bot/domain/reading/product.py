"""The shopper's own words for the thing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.reading.clause import Thing, behind_article, praised, thing_in
from bot.domain.reading.noise import BLANK
from bot.domain.reading.text import LINK, Message

LONGEST = 80
"""Characters of a product's name; a longer one is cut at a word."""

_EMOJI = re.compile(
    "[\u00a9\u00ae\u200b-\u200f\u203c\u2049\u20e3\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\u3030\u303d\ufe00-\ufe0f\U0001f000-\U0001faff\U000e0000-\U000e007f]"
)

_ORDINAL_OF = "(?:h(?:å|aa)nds?|generations?|gen|udgave|sæson)"
_BREAK = re.compile(
    rf"[{BLANK}\n!?;…()\[\]{{}}|•]+|(?<!\bdr)(?<!\bst)(?<!\bno)(?<!\bnr)(?<!\bstr)(?<!\bvol)(?<!\bmr)(?<!\bmrs)"
    rf"\.(?!(?<=[0-9]\.) {_ORDINAL_OF}(?!\w))(?=\s|$)"
    r"|[,:](?=\s|$)|\s-+\s|^-\s"
)
_PRICE_NEXT = re.compile(rf"[^\w{BLANK}]*{BLANK}")
_MOST_CLAUSES = 40
_LONGEST_CLAUSE = 300
_MANY_WORDS = 10


@dataclass(frozen=True, slots=True)
class Product:
    """The thing a message names, in the shopper's words.

    `talk`: the words stand in a sentence that is not known to be about buying. `framed`: they stand in one that is.
    """

    name: str
    talk: bool
    framed: bool


def find_product(read: Message, prices: Iterable[tuple[int, int]]) -> Product | None:
    """The likeliest thing named outside the spans of the prices."""
    low = _without(read.low, prices)
    things = [thing for start, end in _clauses(low) if (thing := _thing(low, start, end))]
    if not things:
        return None
    best = max(things, key=lambda thing: _score(low, thing))
    name = _tidy(read.text[best.start : best.end])
    return Product(name, best.talk, best.framed) if name else None


def _thing(low: str, start: int, end: int) -> Thing | None:
    """The thing in a clause; a price behind it makes it one even where the sentence is of no known form."""
    thing = thing_in(low, start, end)
    if (thing is None or thing.talk) and _PRICE_NEXT.match(low, end):
        return behind_article(low, start, end) or praised(low, start, end) or thing
    return thing


def _without(low: str, prices: Iterable[tuple[int, int]]) -> str:
    """The folded text with prices and links blanked out and pictographs made spaces, of the same length."""
    for start, end in prices:
        low = low[:start] + BLANK * (end - start) + low[end:]
    if not low.isascii():
        low = _EMOJI.sub(" ", low)
    return LINK.sub(lambda link: BLANK * len(link[0]), low) if "http" in low or "www." in low else low


def _clauses(low: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for match in _BREAK.finditer(low):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(low)))
    return [(start, min(end, start + _LONGEST_CLAUSE)) for start, end in spans if low[start:end].strip()][
        :_MOST_CLAUSES
    ]


def _score(low: str, thing: Thing) -> int:
    """How likely this is the thing the message is about; of equals the first counts."""
    priced = bool(_PRICE_NEXT.match(low, thing.end))
    wordy = low.count(" ", thing.start, thing.end) > _MANY_WORDS
    return 4 * thing.framed + 4 * priced - 8 * thing.talk - wordy


def _tidy(name: str) -> str:
    """White space folded, pictographs dropped, at most LONGEST characters cut at a word."""
    name = " ".join(_EMOJI.sub(" ", name).split())
    if len(name) <= LONGEST:
        return name
    head, _, _ = name[: LONGEST + 1].rpartition(" ")
    return head or name[:LONGEST]

"""The vocabulary of the time grammar, read once from `data/words.toml`."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from bot.domain.folding import fold
from bot.domain.when.types import DoubtError

KINDS = {
    "number": "N",
    "weak_number": "A",
    "article": "a",
    "half": "H",
    "and_half": "h",
    "unit": "U",
    "weekday": "W",
    "weekday_short": "W",
    "past_weekday": "w",
    "month": "M",
    "month_short": "M",
    "ordinal": "O",
    "first_of_month": "m",
    "relative": "R",
    "part": "P",
    "today_part": "T",
    "moment": "t",
    "offset": "q",
    "meridiem": "Z",
    "clock_mark": "K",
    "oclock": "o",
    "the": "E",
    "next": "S",
    "this": "j",
    "last": "L",
    "same": "s",
    "from": "f",
    "ago": "G",
    "after": "B",
    "over": "V",
    "now": "n",
    "payday": "p",
    "weekend": "J",
    "edge": "g",
    "block": "b",
    "filler": " ",
    "unrelated": "_",
    "feast": "F",
}
"""The letter by which the grammar's patterns know each kind of word.

Figures have letters too: N a number, Y a year, O an ordinal, D a date, X two figures with a dot (a date or a clock
time), C a clock time. `_` is a word that is not known, `b` anything that must not be passed over.
"""

_ONE_AND_TWO = {1: ("en", "one"), 2: ("to", "two")}
_LONG = 7
"""Names of feasts that are longer than this are known misspelt too; shorter ones are too much like other words."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word or figure: its kind's letter, what it is worth, and its name where it has one.

    A `soft` one is an everyday word as well, and counts only if every other word is understood.
    """

    kind: str
    numbers: tuple[float, ...] = ()
    name: str = ""
    soft: bool = False

    @property
    def number(self) -> int:
        """The first of its numbers; raises DoubtError if it is not whole."""
        if self.numbers[0] % 1:
            raise DoubtError
        return int(self.numbers[0])


@cache
def vocabulary() -> dict[str, Token]:
    """Every known phrase, folded and without spaces, with its token."""
    known: dict[str, Token] = {}
    for table, entries in _file().items():
        for key, words in entries.items():
            token = _token(table, key)
            for word in words["words"] if isinstance(words, dict) else words:
                known[squeezed(fold(word))] = token
    return known | {squeezed(fold(phrase)): Token("N", (float(number),)) for phrase, number in _between_tens()}


@cache
def phrases() -> str:
    """A regular expression for any known phrase, the longest first; its parts may be joined or hyphenated."""
    every = {fold(word) for entries in _file().values() for words in entries.values() for word in _words(words)}
    every |= {fold(phrase) for phrase, _ in _between_tens()}
    return "|".join(_spaced(phrase) for phrase in sorted(every, key=len, reverse=True))


@cache
def correctable() -> tuple[str, ...]:
    """The single words, of six letters or more, that a misspelt word may have been meant for."""
    tables = ("unit", "weekday", "month", "relative", "weekend", "part", "payday")
    every = {fold(word) for table in tables for words in _file()[table].values() for word in words}
    every |= {long for entry in feasts().values() for word in entry["words"] if len(long := fold(word)) > _LONG}
    return tuple(sorted(word for word in every if len(word) > 5 and word.isalpha()))


@cache
def feasts() -> dict[str, dict[str, Any]]:
    """The feasts and seasons by name: `day` and `after` as month-day, where they are fixed."""
    return dict(_file()["feast"])


def _between_tens() -> Iterator[tuple[str, int]]:
    """`enogtyve` and `twenty one`, and so on up to 99; the file has the Danish word first."""
    numbers = _file()["number"]
    for tens, ones in product(range(20, 100, 10), range(1, 10)):
        danish, english = _ONE_AND_TWO.get(ones) or numbers[str(ones)][:2]
        yield f"{danish}og{numbers[str(tens)][0]}", tens + ones
        yield f"{numbers[str(tens)][1]} {english}", tens + ones


def squeezed(phrase: str) -> str:
    """A phrase without what may stand between its words."""
    return re.sub(r"[\s.-]", "", phrase)


def _spaced(phrase: str) -> str:
    return r"[\s.-]*".join(re.escape(part) for part in phrase.split())


def _words(entry: Any) -> list[str]:
    return list(entry["words"] if isinstance(entry, dict) else entry)


def _token(table: str, key: str) -> Token:
    soft = table.endswith("_short")
    try:
        return Token(KINDS[table], (float(key),), key, soft)
    except ValueError:
        return Token(KINDS[table], (), key, soft)


@cache
def _file() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "data" / "words.toml").read_text(encoding="utf-8"))

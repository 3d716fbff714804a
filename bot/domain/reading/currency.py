"""Which currency stands beside a number."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bot.domain.reading.lexicon import lexicon

_ORDINARY_LARGEST = 200_000


@dataclass(frozen=True, slots=True)
class Unit:
    """A currency as written: an ISO 4217 code, or `kr` or `$` for one of several.

    `scale` is 0.01 for øre and cents, and what it is worth for a note.
    """

    code: str
    start: int
    end: int
    scale: Decimal = Decimal(1)


@cache
def _units() -> dict[str, tuple[str, Decimal]]:
    data = lexicon("currencies")
    whole = {word: (code, Decimal(1)) for code, names in data["words"].items() for word in names}
    parts = {word: (code, Decimal("0.01")) for code, names in data["hundredths"].items() for word in names}
    notes = {word: (code, Decimal(value)) for word, (code, value) in data["notes"].items()}
    return {**whole, **parts, **notes, **{sign: (code, Decimal(1)) for sign, code in data["signs"].items()}}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    signs = lexicon("currencies")["signs"]
    ordered = sorted(_units(), key=len, reverse=True)
    sign = "|".join(re.escape(unit) for unit in ordered if unit in signs)
    word = "|".join(re.escape(unit) for unit in ordered if unit not in signs)
    left = re.compile(rf"(?:(?<!\w)|(?<=[0-9]x))({sign}|{word})\.?:? ?$")
    right = re.compile(rf" ?(?:({sign})(?![\w$€£])|({word})(?!\w)\.?)")
    return left, right


def before(text: str, low: str, start: int, floor: int) -> Unit | None:
    """The currency that ends at `start`, reaching back no further than `floor`."""
    begin = max(floor, start - 24)
    found = _patterns()[0].search(low[begin:start])
    return _unit(text, found[1], begin + found.start(), begin + found.start(1)) if found else None


def after(text: str, low: str, end: int) -> Unit | None:
    """The currency that begins at `end`."""
    found = _patterns()[1].match(low, end)
    return _unit(text, found[1] or found[2], end, found.start(found.lastindex or 0), found.end()) if found else None


def named(written: str) -> str | None:
    """The ISO 4217 code of a currency by its name or its sign; None where that is no one currency's."""
    code = _units().get(" ".join(written.casefold().split()).strip(" .!"), ("", Decimal(0)))[0]
    return code if len(code) == 3 else None


def _unit(text: str, name: str, start: int, at: int, end: int | None = None) -> Unit | None:
    """The unit named at `at`, unless it is a common word unless written in capitals (`nok`: enough, `sek`: seconds)."""
    if name in lexicon("currencies")["capitals"] and not text[at : at + len(name)].isupper():
        return None
    code, scale = _units()[name]
    return Unit(code, start, at + len(name) if end is None else end, scale)


def settle(code: str | None, home: str) -> str:
    """The ISO 4217 code meant by a written one: kroner and dollars are the home currency's where it is such."""
    homes = lexicon("currencies")["homes"]
    if code == "kr":
        return home if home in homes["kroner"] else "DKK"
    if code == "$":
        return home if home in homes["dollars"] else "USD"
    return code or home


def largest(currency: str) -> int:
    """The largest amount in major units that is believed without asking."""
    return int(lexicon("currencies")["largest"].get(currency, _ORDINARY_LARGEST))

"""Which currency stands beside a number."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bot.domain.reading.lexicon import lexicon

_ORDINARY_LARGEST = 200_000
_REACH = 24
_LAST_NUMBER = re.compile(r"[0-9][0-9.,' ]*$")


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
    right = re.compile(
        rf" ?(?:(?P<sign>{sign})(?:(?<=(?P<once>[$€£]))(?P=once)*)?(?![\w$€£])|(?P<word>{word})(?!\w)\.?)"
    )
    return left, right


def before(text: str, low: str, start: int, floor: int) -> Unit | None:
    """The currency that ends at `start`, reaching back no further than `floor`."""
    begin = max(floor, start - _REACH)
    found = _patterns()[0].search(low[begin:start])
    if found is None:
        return None
    name, at = found[1], begin + found.start(1)
    written = text[at : at + len(name)]
    if _is_common(name, written) or (name in lexicon("currencies")["behind"] and not written.isupper()):
        return None
    code, scale = _units()[name]
    return Unit(code, begin + found.start(), at + len(name), scale)


def after(text: str, low: str, end: int) -> Unit | None:
    """The currency that begins at `end`."""
    found = _patterns()[1].match(low, end)
    if found is None:
        return None
    group = "sign" if found["sign"] else "word"
    name, at = found[group], found.start(group)
    if _is_common(name, text[at : found.end()]) and not _is_price(name, low[max(0, end - _REACH) : end]):
        return None
    code, scale = _units()[name]
    return Unit(code, end, found.end(), scale)


def named(written: str) -> str | None:
    """The ISO 4217 code of a currency by its name or its sign; None where that is no one currency's."""
    code = _units().get(" ".join(written.casefold().split()).strip(" .!"), ("", Decimal(0)))[0]
    return code if len(code) == 3 else None


def _is_common(name: str, written: str) -> bool:
    """Whether a name is a word of another meaning, too, and not in capitals (`nok`: enough, `sek`: seconds)."""
    return name in lexicon("currencies")["capitals"] and not written.rstrip(".").isupper()


def _is_price(name: str, before: str) -> bool:
    """Whether the number that ends here is of a size at which a common word behind it is a currency."""
    least, number = lexicon("currencies")["lower_from"].get(name), _LAST_NUMBER.search(before)
    return bool(least and number and len(number[0]) >= len(str(least)))


def is_vaguer(code: str, other: str) -> bool:
    """Whether a written currency is `kr` or `$`, and the other one of those that go by it."""
    homes = lexicon("currencies")["homes"]
    return other in {"kr": homes["kroner"], "$": homes["dollars"]}.get(code, ())


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

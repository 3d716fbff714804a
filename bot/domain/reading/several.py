"""Several things in one message, each with its own price, or each with its own article."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot.domain.reading.candidate import Candidate
from bot.domain.reading.context import Role
from bot.domain.reading.lexicon import group, pattern
from bot.domain.reading.price import decide
from bot.domain.reading.product import Product, find_product
from bot.domain.reading.text import Message, fold, message
from bot.domain.reading.types import Item, Price, PriceDoubt

MOST = 12
"""No more things than this are taken from one message; of a longer list the first."""
_WORDS = 4
_BULLETS = " \t*•–-,;.!?"

_LAST = "(?:og|and|samt|eller|or)"
_NAME = rf"[^\W_]\S*?(?: (?!{_LAST} )[^\W_][^\s,]*?){{0,3}}"
"""A thing of up to four words in a list."""
_OWN = frozenset({Role.PLAIN, Role.CUED, Role.NOW})
_MISSING = Price(None, PriceDoubt.MISSING)


def several(read: Message, found: Sequence[Candidate], product: Product | None, home: str) -> tuple[Item, ...]:
    """The things of a message that names at least two; none where it is one thing, or one price for all.

    Prices are never added up, and none is given to a thing that it does not stand behind.
    """
    if len(found) == 1 or pattern("several", "together").search(read.low):
        return ()
    return _priced(read, found, home) if found else _listed(read.low, read.text, product) or _unpriced(product)


def bare_list(read: Message, product: Product | None) -> tuple[Item, ...]:
    """`sko, jakke og taske`, or one a line: what may be things of their own, none where it does not look so."""
    if product is None or product.talk:
        return ()
    begin = read.low.find(fold(product.name))
    tail = read.text[begin:] if begin >= 0 else ""
    parts = _by_lines(read.text) or (_by_commas(tail) if _bare().fullmatch(fold(tail)) else [])
    found = [find_product(message(part), ()) for part in parts]
    things = [thing.name for thing in found if thing and not thing.talk]
    alike = len({fold(thing) for thing in things}) < len(parts)
    return () if alike or len(things) < len(parts) else tuple(Item(thing, _MISSING) for thing in things)


def _by_lines(text: str) -> list[str]:
    """The lines of a text of short lines, without a heading such as `Wishlist:`; none of any other."""
    lines = [line.strip(_BULLETS) for line in text.splitlines() if line.strip(_BULLETS)]
    lines = lines[1:] if lines and lines[0].endswith(":") else lines
    return lines if len(lines) > 1 and all(len(line.split()) <= _WORDS for line in lines) else []


def _by_commas(tail: str) -> list[str]:
    *first, last = tail.rstrip(" .!?\n").split(",")
    return [*first, *re.split(rf" {_LAST} ", last, maxsplit=1, flags=re.IGNORECASE)]


def _priced(read: Message, found: Sequence[Candidate], home: str) -> tuple[Item, ...]:
    """`sko til 899 kr og en taske til 1.299 kr`: before each price its own thing."""
    if any(c.role not in _OWN or not c.sound for c in found) or not _paid_alike(found):
        return ()
    items, start = [], 0
    codes = {c.code for c in found if c.code}
    if len(codes) == 1:  # told once, it counts for the bare ones beside it
        found = [replace(c, code=min(codes)) for c in found]
    for number, candidate in enumerate(found):
        opened = _between().match(read.low, start) if number else None
        if number and not opened:
            return ()
        begin = opened.end() if opened else start
        thing = find_product(message(read.text[begin : candidate.lead]), ())
        price = decide([candidate], home)
        if thing is None or thing.talk or price.money is None:
            return ()
        items.append(Item(thing.name, price))
        start = candidate.tail
    if last := _unpriced_last().fullmatch(read.low, start):
        items.append(Item(read.text[slice(*last.span("name"))], _MISSING))
    return tuple(items) if len({fold(item.product) for item in items}) == len(items) else ()


def _paid_alike(found: Sequence[Candidate]) -> bool:
    """Whether all are paid at once, or all again and again: of others one may be what comes on top."""
    return not any(c.terms for c in found) or all(c.terms and c.terms.period for c in found)


def _listed(low: str, text: str, product: Product | None) -> tuple[Item, ...]:
    """`en kaffemaskine, en blender og en toaster`: a list to the message's end, each with an article."""
    found = _list().search(low)
    if product is None or product.talk or found is None:
        return ()
    spans = [each.span("name") for each in _one().finditer(low, found.start(), found.end())]
    names = [text[start:end] for start, end in spans]
    unclear = pattern("several", "linking").search(" ; ".join(map(fold, names)))
    return () if unclear or fold(names[0]) != fold(product.name) else tuple(Item(name, _MISSING) for name in names)


def _unpriced(product: Product | None) -> tuple[Item, ...]:
    """`en jakke og en rygsæk`: two things, each with an article."""
    named = _two().fullmatch(fold(product.name)) if product and not product.talk else None
    if product is None or named is None or pattern("several", "linking").search(named["first"]):
        return ()
    return tuple(Item(product.name[a:b], _MISSING) for a, b in (named.span("first"), named.span("second")))


@cache
def _bare() -> re.Pattern[str]:
    """At least three short names with commas between them, the last perhaps behind `og`; none holds a figure."""
    name = rf"(?:{group('several', 'determiners')} )?[^\W\d_][^\s,\d]*(?: (?!{_LAST} )[^\W\d_][^\s,\d]*){{0,2}}"
    return re.compile(rf"{name}(?:, ?{name})+(?:, ?{name}|,? {_LAST} {name})[ .!?]*")


@cache
def _between() -> re.Pattern[str]:
    """From the end of one price to the beginning of the next thing."""
    words = group("several", "between")
    of_one = r"(?: (?:each|apiece|stykket|pr\.? stk\.?)(?!\w))?"
    return re.compile(rf"{of_one}[ .)\]]*(?:(?:[,;] ?)?{words}(?!\w)|[,;+&\n]|\. ?\n)[ \n*•.)-]*")


@cache
def _unpriced_last() -> re.Pattern[str]:
    """`og en taske` behind the last price, to the message's end."""
    return re.compile(rf",? {_LAST} {group('several', 'determiners')} (?P<name>{_NAME})[ .!?]*")


@cache
def _two() -> re.Pattern[str]:
    article = group("several", "determiners")
    return re.compile(rf"(?P<first>\S.*?),? (?:og|and|samt) {article} (?P<second>\S.*)")


@cache
def _list() -> re.Pattern[str]:
    each = rf"{group('several', 'determiners')} {_NAME}"
    return re.compile(rf"(?<!\w){each}(?:, {each})+,? {_LAST} {each}[ .!?]*$")


@cache
def _one() -> re.Pattern[str]:
    article = group("several", "determiners")
    return re.compile(rf"(?<!\w){article} (?P<name>{_NAME})(?=,| {_LAST} |[ .!?]*$)")

"""What the words around a number say about it: the price, a former price, or something else."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from bot.domain.reading.lexicon import lexicon

_REACH = 60
_TOKEN = re.compile(r"\S+")
_NEXT = re.compile(r"[ (]*(?:(?P<number>[0-9])|(?:i |in )?(?P<word>[^\W\d_]+)(?P<rest> *[0-9])?)")
_TURNED = frozenset({"til", "to"})  # `nedsat fra` names the former price, `nedsat til` the price
_DOWN, _FROM = frozenset({"down", "ned"}), frozenset({"from", "fra"})  # `down from` names the former price
_PER_CENT = re.compile(r"[0-9]+ ?(?:%|pct|procent|percent|prosent)\.? *$", re.IGNORECASE)
_BEFORE_TIME = frozenset({"før", "foer", "before"})  # `499 kr før jul` says when, `499 kr før` what it was


class Role(Enum):
    """What a number is, by the words around it."""

    PLAIN = auto()
    CUED = auto()
    NOW = auto()
    FORMER = auto()
    OTHER = auto()


_SCORE = {Role.PLAIN: 0, Role.CUED: 3, Role.NOW: 14, Role.FORMER: 0, Role.OTHER: 0}


@dataclass(frozen=True, slots=True)
class Before:
    """The words before a number: what they make of it and where they begin."""

    role: Role
    lead: int
    follows_name: bool  # the word before is written with a capital inside the sentence, as names are


@dataclass(frozen=True, slots=True)
class After:
    """The word after a number: what it makes of it, and whether the number could end there."""

    role: Role | None
    ends: bool


@cache
def _roles(side: str) -> dict[str, Role | None]:
    lists = lexicon("price")[side]
    roles = {"cue": Role.CUED, "now": Role.NOW, "former": Role.FORMER, "other": Role.OTHER}
    return {word: roles.get(key) for key in reversed(lists) for word in lists[key]}


def look_before(text: str, low: str, start: int, floor: int) -> Before:
    """Read the words before a number backwards, as long as they are such as introduce a price."""
    role, lead, last = Role.PLAIN, start, ""
    tokens = list(_TOKEN.finditer(low, max(floor, start - _REACH), start))
    for token in reversed(tokens):
        word = token[0].strip(".,:;()[]*~-=\"'")
        if word not in _roles("before") or token[0][-1] in "?!,;":
            named = lead == start and token.start() > 0 and text[token.start()].isupper()
            return Before(role, lead, follows_name=named)
        if word in lexicon("price")["before"]["kept"]:
            return Before(Role.CUED, lead, follows_name=False)
        found, lead = _roles("before")[word], token.start()
        found = Role.FORMER if word in _DOWN and last in _FROM else found
        if found is Role.OTHER and (told := _PER_CENT.search(text, max(floor, lead - _REACH), lead)):
            return Before(role, told.start(), follows_name=False)  # `50% rabat 600 kr`: the discount is told
        if found in {Role.FORMER, Role.OTHER, Role.NOW}:
            turned = found is Role.FORMER and last in _TURNED
            return Before(Role.NOW if turned else found, lead, follows_name=False)
        role, last = found or role, word
    return Before(role, lead, follows_name=False)


def look_after(low: str, end: int) -> After:
    """Read the word after a number and its currency."""
    match = _NEXT.match(low, end)
    if not match:
        return After(None, ends=True)
    if match["number"]:
        return After(None, ends=False)
    roles, word = _roles("after"), match["word"]
    role = None if match["rest"] else roles.get(word)
    if word in _BEFORE_TIME and low[match.end("word") : match.end("word") + 1].isspace():
        role = None
    return After(role, ends=word in roles)


def price_score(role: Role, *, marked: bool, scaled: bool, shaped: bool) -> int:
    """How much a number with its surroundings looks like a price; what the words say weighs most, then the currency."""
    return _SCORE[role] + 10 * marked + 5 * scaled + 3 * shaped


def bare_score(digits: str, before: Before, after: After) -> int:
    """The part of the score that counts for a number without a currency, by its size and by what stands next to it."""
    size = -4 if len(digits) < 2 else -2 if digits < "20" and len(digits) == 2 else int(len(digits) > 2)
    named = -2 if before.follows_name and len(digits) == 2 else 0
    year = -2 if len(digits) == 4 and "2018" <= digits <= "2032" and before.role is Role.PLAIN else 0
    return size + named + year + (1 if after.ends else -3)

"""What kind of message it is, decided before anything else is done with it."""

import re
from functools import cache

from bot.domain.language import Language
from bot.domain.reading.distress import is_distress
from bot.domain.reading.essential import is_essential, is_replaced
from bot.domain.reading.lexicon import group
from bot.domain.reading.plain import Plain
from bot.domain.reading.product import Product
from bot.domain.reading.rules import says, says_only, without
from bot.domain.reading.types import Aside
from bot.domain.temptation import Kind

_LETTERS = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile("[aeiouyæøåäöü]")
_FOREIGN_LETTER = re.compile("[^a-zæøå]")
_REPEATED = re.compile(r"(.{1,3})\1{2,}.?|(.)\2{3,}|(.{2,3})\3")
_KEYBOARD = tuple(row[::step] for row in ("qwertyuiopå", "asdfghjklæø", "zxcvbnm") for step in (1, -1))
_KEYBOARD_RUN = 4


def kind_of(
    low: str, said: Plain, product: Product | None, language: Language | None, aside: Aside | None = None
) -> Kind:
    """The kind of a message, folded and plain, about this product.

    `language` settles words that the two languages share; `aside` is what the message tells instead.
    """
    if is_distress(said):
        return Kind.DISTRESS
    if aside in {Aside.GRIEF, Aside.DECLINED} or says_only(said, "kind", "heavy"):
        return Kind.OTHER
    if is_essential(low, said, product.name if product else None):
        return Kind.ESSENTIAL
    if _is_planned(said):
        return Kind.PLANNED
    if _is_gift(said, language):
        return Kind.GIFT
    tempting = aside is None and product and (_is_thing(low, product) or _is_replaced(said, product))
    return Kind.WANT if tempting else Kind.OTHER


def _is_planned(said: Plain) -> bool:
    return says(said, "kind", "planned") and not says(said, "kind", "not_planned")


def _is_gift(said: Plain, language: Language | None) -> bool:
    rest = without(said, "kind", "not_gift")
    return says(rest, "kind", "gift") or (language is not Language.ENGLISH and says(rest, "kind", "gift_danish"))


def _is_thing(low: str, product: Product) -> bool:
    if product.talk or is_nonsense(product.name):
        return False
    return product.framed or not (low.lstrip().startswith("/") or _chatter().fullmatch(low))


def _is_replaced(said: Plain, product: Product) -> bool:
    """Whether the thing is named in a sentence of talk about the old one: "my phone is dying, new one $400"."""
    return product.talk and not is_nonsense(product.name) and is_replaced(said)


def is_nonsense(text: str) -> bool:
    """Whether there is no word in it: no letters, or only keyboard mash such as `asdfgh`, `xkcdfg` and `lalala`."""
    words = _LETTERS.findall(text)
    return all(len(word) < 2 or _is_mash(word) for word in words)


def _is_mash(word: str) -> bool:
    low = word.lower()
    if len(word) < _KEYBOARD_RUN or word.isupper() or _FOREIGN_LETTER.search(low):
        return False
    return not _VOWEL.search(low) or bool(_REPEATED.fullmatch(low)) or any(low in row for row in _KEYBOARD)


@cache
def _chatter() -> re.Pattern[str]:
    talk = group("kind", "chatter")
    return re.compile(rf"\W*(?:{talk}|(?:\W|{group('product', 'openers')}(?!\w))*+{talk})\W*")

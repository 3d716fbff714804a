"""One spelling for words however they were typed: case, accents, and æ, ø, å written any of the usual ways."""

import unicodedata

_LETTERS = str.maketrans({"æ": "e", "ä": "e", "ø": "o", "ö": "o", "å": "a"})
_SPELT_OUT = (("ae", "e"), ("oe", "o"), ("aa", "a"))
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘`´"))


def fold(text: str) -> str:
    """Lower case without accents or apostrophes; æ, ae and ä become e, ø, oe and ö o, å and aa a.

    For comparing only: both sides are folded, so `næste` meets `naeste`, and `it's` meets `its`.
    """
    composed = unicodedata.normalize("NFKC", text.casefold().translate(_APOSTROPHES))
    plain = composed.translate(_LETTERS)
    return _respell(plain if plain.isascii() else _without_accents(plain))


def fold_pattern(pattern: str) -> str:
    """A regular expression over folded text from one written with æ, ø, å; its escapes keep their case."""
    return _respell(pattern.translate(_LETTERS))


def _without_accents(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))


def _respell(text: str) -> str:
    for spelt, folded in _SPELT_OUT:
        text = text.replace(spelt, folded)
    return text

"""A message in the two forms that everything here reads: as written, and folded for comparison."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 4096
"""Telegram's own limit; what stands beyond it is not read."""

LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
"""An address."""

_PLAIN = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
        ),
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\r": "\n",
    }
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Message:
    """`low` is `text` in lower case with plain spaces, quotes and dashes: of the same length, so spans fit both."""

    text: str
    low: str
    words: tuple[str, ...]
    """In lower case; those of a link are nobody's own."""


def message(text: str) -> Message:
    """The message for a shopper's text, in Unicode's composed form (NFC)."""
    composed = unicodedata.normalize("NFC", text[:LONGEST])[:LONGEST]
    low = fold(composed)
    own = LINK.sub(" ", low) if "http" in low or "www." in low else low
    return Message(composed, low, tuple(_WORD.findall(own)))


def fold(text: str) -> str:
    """Lower case with plain spaces, quotes and dashes, character by character."""
    plain = text.translate(_PLAIN)
    low = plain.lower()
    if len(low) == len(plain):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)

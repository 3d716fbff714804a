"""Words that strangers wrote, made fit to be shown in a line."""

import re
import unicodedata
from html import unescape

LONGEST = 200
_LOOKED_AT = 10 * LONGEST
_TAG = re.compile(r"<[^<>]*>")
_ADDRESS = re.compile(
    r"\S*(?:://|\bwww\.|@|\w\.(?:com|net|org|info|biz|shop|store|xyz|top|site|online|app|link|click|dk|de|se|no|eu|uk|io|me|co|ru|cn)\b)\S*",
    re.IGNORECASE,
)
"""What a chat would make a link of: a page's words lead nowhere."""


def plain(text: object) -> str | None:
    """One line without markup, addresses and invisible characters, at most `LONGEST` long; None if nothing is left."""
    if isinstance(text, bool) or not isinstance(text, str | int):
        return None
    if isinstance(text, int) and abs(text) >= 10**LONGEST:  # more digits than Python likes to write
        return None
    bare = _TAG.sub(" ", unescape(unescape(str(text)[:_LOOKED_AT]))).replace("<", " ").replace(">", " ")
    shown = "".join(_shown(char) for char in unicodedata.normalize("NFC", bare))
    words = (word for word in shown.split() if not _ADDRESS.fullmatch(word))
    return " ".join(words)[:LONGEST].strip() or None


def _shown(char: str) -> str:
    """The character, a space for a line's end, nothing for what is not meant to be seen (Unicode category C)."""
    if char.isspace():
        return " "
    return "" if unicodedata.category(char).startswith("C") else char

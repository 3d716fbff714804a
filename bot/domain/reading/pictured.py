"""Things that are told by their pictograph alone: `📱 5000 kr`."""

import re
from functools import cache

from bot.domain.language import Language
from bot.domain.reading.lexicon import lexicon

_STYLE = re.compile("[\ufe0e\ufe0f]")
"""How a pictograph is drawn; it names the same thing without."""
_JOINER = "\u200d"
"""What follows it is a part of another picture: somebody at a laptop."""


def in_words(text: str, language: Language) -> str | None:
    """The text with its pictographs of things in words, each once, the second on a line of its own; None without any.

    One whose thing is anybody's guess stays as it is.
    """
    plain = _STYLE.sub("", text)
    seen: list[str] = []

    def named(found: re.Match[str]) -> str:
        sign = found[0]
        if sign in seen:
            return " "
        seen.append(sign)
        return f"{' ' if len(seen) == 1 else chr(10)}{lexicon('pictured')['things'][sign][language.value]} "

    worded = _things().sub(named, plain)
    return worded.strip() if seen else None


@cache
def _things() -> re.Pattern[str]:
    return re.compile(f"(?<!{_JOINER})(?:{'|'.join(map(re.escape, lexicon('pictured')['things']))})")

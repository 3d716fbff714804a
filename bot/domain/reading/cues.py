"""The cues of a rule: how the words begin that it cannot do without.

A rule such as `{hide}<3> (?:parcels?|bags?) from` needs a word of `hide`, one that begins as `parcel` or `bag` does,
and `from`. What may be missing (`?`, `*`, gaps) or is of any letters says nothing.
"""

import re
from functools import cache

from bot.domain.folding import fold
from bot.domain.reading.lexicon import lexicon
from bot.domain.reading.plain import CUES

_GAP = re.compile(r"<\d+>")
_LITERAL = re.compile(r"[^\W_]+")
_OPTIONAL = re.compile(r"[?*]|\{0,\d\}")
_EVERYWHERE = frozenset(
    map(fold, ["jeg", "min", "mit", "mine", "til", "for", "the", "der", "det", "den", "med", "and", "er"])
)
_NONE: frozenset[str] = frozenset()


@cache
def cues_of(name: str, fragment: str) -> list[frozenset[str]]:
    """Of each of these sets a fragment of `data/<name>.toml` needs a cue; the rarest stands first.

    Raises ValueError where there is none, since the rule would have to be tried on every message.
    """
    found = _found(name, fragment)
    if not found:
        raise ValueError(f"a rule without a word of its own: {fragment}")
    return found


def _found(name: str, fragment: str) -> list[frozenset[str]]:
    head = _GAP.sub("", fragment.replace("'", "")).partition(" ~ ")[0].removesuffix(" $")
    elements = _split(head.replace(" ?", "+"), " ")  # two words that may be one: `my ?self`
    return sorted(filter(None, (_beginnings(name, element) for element in elements)), key=_commonness)


def _beginnings(name: str, element: str) -> frozenset[str]:
    """How a word of the text begins that this element stands for; empty where that cannot be told."""
    if element.startswith("(?:"):
        return _of_group(name, element)
    if element.startswith("{"):
        return _of_all(name, lexicon(name)["parts"][element[1 : element.index("}")]])
    literal = _LITERAL.match(element)
    if literal is None:
        return _NONE
    optional = _OPTIONAL.match(element, literal.end()) is not None
    cue = fold(element[: literal.end() - optional])[: CUES[-1]]
    return frozenset([cue]) if len(cue) >= CUES[0] or cue == fold(element) else _NONE


def _of_group(name: str, element: str) -> frozenset[str]:
    inside, rest = _cut(element)
    found = _of_all(name, _split(inside, "|"))
    optional = _OPTIONAL.match(rest)
    if not optional:
        return found
    after = _beginnings(name, rest[optional.end() :])
    if inside.endswith(" "):
        return after
    return found | after if found and after else _NONE


def _of_all(name: str, fragments: list[str]) -> frozenset[str]:
    """The cues of all of them together; empty where one has none."""
    found = [_found(name, each)[:1] for each in fragments]
    return _NONE.union(*(cues for each in found for cues in each)) if all(found) else _NONE


def _cut(element: str) -> tuple[str, str]:
    """What a group holds, and what stands behind it."""
    depth = 0
    for place, letter in enumerate(element):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return element[len("(?:") : place], element[place + 1 :]
    raise ValueError(f"a group without an end: {element}")


def _split(text: str, at: str) -> list[str]:
    """The text cut at a character wherever that stands in no group."""
    pieces, depth = [""], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == at and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += letter
    return pieces


def _commonness(cues: frozenset[str]) -> tuple[int, int, int]:
    """Sorts what is in many messages behind what is in few."""
    return len(cues & _EVERYWHERE), -min(map(len, cues)), len(cues)

"""Rules about what a plain message says (`plain.py`), written as lists of fragments in the data files.

A fragment is a regular expression of whole words, with marks of its own: `<3>` is a gap of up to three words, ` ~ `
stands before what must not follow, ` $` is the end of a sentence, and a name in braces stands for any of that list
under [parts] of the same file. A rule is tried only where a word of the message begins as one does that the rule cannot
do without (`cues.py`), so that most messages try hardly any.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from bot.domain.folding import fold_pattern
from bot.domain.reading.cues import cues_of
from bot.domain.reading.lexicon import lexicon
from bot.domain.reading.plain import Plain

_GAP = re.compile(r"<(\d+)>")
_NAMED = re.compile(r"\{([a-z_]+)\}")
_SENTENCE_ENDS = r"(?! \w)"


def says(said: Plain, name: str, *keys: str) -> bool:
    """Whether the message meets a rule of these lists of `data/<name>.toml`."""
    return any(each.search(said.text) for key in keys for each in _worth_trying(said, name, key))


def says_only(said: Plain, name: str, key: str) -> bool:
    """Whether the message is a rule of the list from its first word to its last."""
    text = said.text.strip(" |")
    return any(each.fullmatch(text) for each in _worth_trying(said, name, key))


def behind(said: Plain, name: str, key: str) -> str:
    """What the sentence says behind the first that meets a rule of the list; empty where none does."""
    ends = [found.end() for each in _worth_trying(said, name, key) if (found := each.search(said.text))]
    return said.text[min(ends) :].partition("|")[0] if ends else ""


def without(said: Plain, name: str, key: str) -> Plain:
    """The message with what meets the rules of the list taken out."""
    text = said.text
    for each in _worth_trying(said, name, key):
        text = each.sub("|", text)
    return replace(said, text=text)


def _worth_trying(said: Plain, name: str, key: str) -> Iterator[re.Pattern[str]]:
    rules = _by_cue(name, key)
    found = [each for cue in rules.keys() & said.cues for each in rules[cue]]
    for fragment, needed in dict(found).items() if found else ():
        if not any(map(said.cues.isdisjoint, needed)):
            yield rule(name, fragment)


@cache
def rule(name: str, fragment: str) -> re.Pattern[str]:
    """A fragment as a pattern over plain texts."""
    return re.compile(rf"(?<!\w){fold_pattern(_expanded(name, fragment))}(?!\w)")


@cache
def _by_cue(name: str, key: str) -> dict[str, list[tuple[str, list[frozenset[str]]]]]:
    """The fragments of a list, with the sets of cues of each of which they need one, by the cues of the rarest set."""
    found: dict[str, list[tuple[str, list[frozenset[str]]]]] = {}
    for fragment in lexicon(name)[key]:
        rarest, *others = cues_of(name, fragment)
        for cue in rarest:
            found.setdefault(cue, []).append((fragment, others))
    return found


@cache
def _expanded(name: str, fragment: str) -> str:
    """A fragment with its marks and named parts written out; a plain text has no apostrophes."""
    head, mark, barred = _GAP.sub(r"(?: \\w+){0,\1}", fragment.replace("'", "")).partition(" ~ ")
    written = (
        f"{head}(?! (?:{barred})(?!\\w))" if mark else head.removesuffix(" $") + _SENTENCE_ENDS * head.endswith(" $")
    )
    return _NAMED.sub(lambda part: _any_of(name, lexicon(name)["parts"][part[1]]), written)


def _any_of(name: str, fragments: Iterable[str]) -> str:
    """One group, the longest fragment tried first."""
    return f"(?:{'|'.join(_expanded(name, each) for each in sorted(fragments, key=len, reverse=True))})"

"""Whether a message is about something nobody is talked out of: health, safety, baby, hygiene, mobility, what broke."""

import re
from functools import cache
from itertools import pairwise

from bot.domain.folding import fold
from bot.domain.reading.branded import is_branded, may_be_branded
from bot.domain.reading.lexicon import lexicon
from bot.domain.reading.listed import LONGEST_NAME, WORD, folded, is_head, is_listed, joined, names_in, together
from bot.domain.reading.plain import Plain
from bot.domain.reading.rules import behind, says

_MOST_FETCHED = 6  # words behind "I need" that may name the thing
_DRAWN_OUT = re.compile(r"(.)\1{2,}")


def is_essential(low: str, said: Plain, thing: str | None) -> bool:
    """Whether a message, folded and plain, or the thing it names (as written), is essential."""
    named = _DRAWN_OUT.sub(r"\1\1", fold(thing or ""))
    if says(said, "essential", "pretended") or _play().search(named):
        return _is_broken_necessity(said)
    if is_listed(thing or "", named) or is_branded(thing or "") or _begins_with_one(low):
        return True
    return says(said, "essential", "set_by_others") or _is_broken_necessity(said) or _is_fetched(said)


def may_be_needed(said: Plain, thing: str) -> bool:
    """Whether a thing that is wanted may be needed as well: by what it is, or by what is told beside it."""
    if says(said, "essential", "wished"):
        return False
    bare = [word for word in _for_anybody(WORD.findall(fold(thing))) if word not in folded("passed")]
    doubtful = together(bare) in joined("doubtful") or may_be_branded(thing)
    return doubtful or says(said, "essential", "old_one_fails", "advised", "circumstance")


def _for_anybody(words_of_it: list[str]) -> list[str]:
    """The words of a name without for whom it is: `vintersko til min søn`."""
    pairs = pairwise(words_of_it)
    ends = [at for at, (one, two) in enumerate(pairs) if one in folded("for_whom") and two in folded("persons")]
    return words_of_it[: ends[0]] if ends else words_of_it


def is_replaced(said: Plain) -> bool:
    """Whether the message says that the old one fails, and a new one is to come."""
    return says(said, "essential", "old_one_fails") and says(said, "essential", "new_one")


def _begins_with_one(low: str) -> bool:
    """Whether the message is a list of things of which the first is essential: "diapers, 2 packs"."""
    first, comma, _ = low.partition(",")
    tokens = WORD.findall(fold(first)) if comma else []
    return 0 < len(tokens) <= LONGEST_NAME and any(map(is_head, names_in(tokens)))


def _is_fetched(said: Plain) -> bool:
    """Whether something essential is named right behind "I need", "we are out of" and the like."""
    fetched = behind(said, "essential", "fetched").split()[:_MOST_FETCHED]
    return any(map(is_head, names_in(fetched)))


def _is_broken_necessity(said: Plain) -> bool:
    return says(said, "essential", "broken") and not says(said, "essential", "not_broken")


@cache
def _play() -> re.Pattern[str]:
    """A play word begins a word, whatever follows."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(fold(word)) for word in lexicon('essential')['play'])})")

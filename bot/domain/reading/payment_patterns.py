"""The patterns of words about payments around a price, put together from their lists.

Groups are named after what they tell: `count...` a number of payments, `day` to `year` a period, `opens` the word that
a stretch of time begins with.
"""

import re
from functools import cache

from bot.domain.payments import Period
from bot.domain.reading.lexicon import group
from bot.domain.reading.number_words import small_numbers

_GLUE = r"[ ,()\[\]:;-]*"
_END = r"\.?(?!\w)"


@cache
def ahead() -> dict[str, re.Pattern[str]]:
    """What may stand right before a price, in the order to be tried."""
    linked = rf"[ :]*(?:{_list('linked')}[ :]*)*$"
    each = rf"[ :]*{_list('each')} ?$"
    patterns = {
        "parts": rf"(?:{_number_of_parts()}{linked}|(?<!\w)(?:{_list('into')} ){_count('_each')}{each})",
        "stretch": rf"(?<!\w)(?!(?:1|en|et|one|an?) ){_count()}[ -]?{_periods('units')}{each}",
        "multiple": r"(?<![\w.,])(?P<count>[0-9]{1,3}) ?(?:[x×]|gange|times) ?$",
        "period": rf"(?<!\w){_periods('ahead')}\.?[ :(]*(?:{_list('between')}[ :(]*)*$",
    }
    return {name: re.compile(regex) for name, regex in patterns.items()}


@cache
def splitting_verb() -> re.Pattern[str]:
    """`del` and `pay` before a price that is then split in parts."""
    return re.compile(rf"(?<!\w){_list('split_ahead')}(?: [^\W\d_]+){{0,3}} ?$")


@cache
def far_ahead() -> re.Pattern[str]:
    """What may stand before a thing with its price behind it."""
    return re.compile(rf"(?<!\w){_periods('far')} {_list('far_ahead')}(?!\w)[^0-9.;!?\n]{{0,40}}$")


@cache
def behind() -> dict[str, re.Pattern[str]]:
    """What may stand right behind a price."""
    patterns = {
        "period": rf"{_GLUE}(?:{_list('billed')} )?{_periods('behind')}{_END}",
        "parts": rf"{_GLUE}(?:x|×|gange|times|for) ?{_number_of_parts()}{_END}",
        "stretch": rf"{_GLUE}(?:(?P<opens>{_list('stretch_opens')}) ?)?{_count()}[ -]?{_periods('units')}"
        rf"(?:[ -]{_list('stretch_ends')})?{_END}(?! (?:gratis|free|prøve|trial|fri)(?!\w))",
        "multiple": rf" ?[x×] ?{_count()}(?![\w.,]*[0-9])(?!\w)",
        "split": rf"{_GLUE}(?:{_list('splitting')}[ ,]*)+(?:{_up()}|{_count('_ways')} ways){_END}",
        "into": rf"{_GLUE}(?:{_list('into')} {_several()}|(?:over|across) {_count()} ?{_months()}){_END}",
        "up": rf"{_GLUE}{_up()}{_END}",
        "far": rf" {_list('far_between')}(?: (?!{_list('not_far')}(?!\w))[^\W\d_]+){{1,4}} {_periods('behind')}{_END}",
        "aside": rf"{_GLUE}(?<!\w){_list('asides')}(?!\w)",
    }
    return {name: re.compile(regex) for name, regex in patterns.items()}


def _list(key: str) -> str:
    return group("payments", key)


def _periods(prefix: str) -> str:
    return "(?:" + "|".join(f"(?P<{period}>{_list(f'{prefix}_{period}')})" for period in Period) + ")"


def _number_of_parts() -> str:
    """So many payments, as in `4 rentefri rater`."""
    return rf"{_count()} ?(?:{_list('adjectives')},? )*{_list('instalments')}"


def _count(name: str = "") -> str:
    """A number of payments in a group `count<name>`, as no two groups of a pattern may have one name."""
    return rf"(?<![\w.,])(?P<count{name}>[0-9]{{1,3}}|{'|'.join(small_numbers())})(?![.,][0-9])"


def _several() -> str:
    """So many parts of a price, as in `3 rater` or `4 equal parts`."""
    return rf"{_count('_parts')} ?(?:{_list('adjectives')} )*(?:{_list('instalments')}|{_list('parts_of')})"


def _over() -> str:
    """A time over which a price is paid."""
    return rf"{_list('over')} {_count('_over')} ?{_months()}"


def _up() -> str:
    """Into how many parts a price is split; `in 3` alone only where no other noun follows."""
    alone = rf"{_count()}(?= ?(?:$|[^\w ]|{_list('alone')}(?!\w)))"
    return rf"(?:(?:op |ud |up |out )?{_list('into')} (?:{_several()}|{alone})|{_over()})"


def _months() -> str:
    return "(?:" + "|".join(_list(f"units_{period}") for period in (Period.WEEK, Period.MONTH)) + ")"

"""Reading a time phrase, and whether the time it names can be taken."""

from datetime import datetime, timedelta

from bot.domain.when.combine import combine
from bot.domain.when.grammar import parse
from bot.domain.when.pieces import Frame, Shift
from bot.domain.when.tokens import LONGEST, cut, tokens
from bot.domain.when.types import DoubtError, When, WhenDoubt

_SOONEST = timedelta(hours=1)
_FARTHEST = Shift(months=24, minutes=0)
_SOMETHING_ELSE = frozenset("_b")
"""Kinds of tokens that no time has: unknown words, and "not" and its like."""


def read_when(text: str, *, now: datetime, payday: int | None = None) -> When:
    """The wall time that a phrase such as `på fredag kl. 18` or `in 2 weeks` names, in Danish or English.

    `now` is the shopper's naive local wall time, `payday` the day of the month (1-31) on which they are paid. The
    package's docstring tells which readings were chosen. Never raises, whatever the text.
    """
    frame = Frame(now.replace(second=0, microsecond=0), payday)
    if len(text) > LONGEST:
        return When(None, WhenDoubt.UNCLEAR)
    try:
        return _judged(combine(parse(tokens(text), frame), frame.now), frame.now)
    except DoubtError as error:
        return When(None, error.doubt)
    except OverflowError:  # beyond the calendar's last year
        return When(None, WhenDoubt.TOO_FAR)


def only_a_time(text: str, *, now: datetime) -> bool:
    """Whether a text names a time and nothing beside it, so that it is one although no time was asked for.

    The name of a feast or a season alone may be a reason as well, and a figure alone is no time.
    """
    if len(text) > LONGEST or not any(map(str.isalpha, text)):
        return False
    kinds = set()
    for token in cut(text, guess=False):
        if token.kind in _SOMETHING_ELSE:  # most messages begin with it
            return False
        kinds.add(token.kind)
    kinds.discard(" ")
    if kinds <= {"N", "O", "A", "a"} or (kinds == {"F"} and len(text.split()) == 1):
        return False
    when = read_when(text, now=now)
    return when.due is not None or when.doubt is not WhenDoubt.UNCLEAR


def _judged(wall: datetime, now: datetime) -> When:
    if wall < now:
        return When(None, WhenDoubt.PAST, wall)
    if wall < now + _SOONEST:
        return When(None, WhenDoubt.TOO_SOON, wall)
    if wall > _FARTHEST.from_(now):
        return When(None, WhenDoubt.TOO_FAR, wall)
    return When(wall)

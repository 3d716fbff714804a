"""The time grammar: patterns over the tokens' kinds (letters: `bot.domain.when.words.KINDS`) and what they build.

At each place the first rule that matches is taken, so the longer and the more exact stand first.
"""

import re

from bot.domain.when import build_days, build_times
from bot.domain.when.match import Builder, Match
from bot.domain.when.pieces import Frame, Piece
from bot.domain.when.types import DoubtError
from bot.domain.when.words import Token

_RULES: tuple[tuple[re.Pattern[str], Builder], ...] = tuple(
    (re.compile(pattern), builder)
    for pattern, builder in (
        (r"S?(?:[aA]{0,2}[NY]|X|[aA]{1,2})h?Uh?", build_times.span_of_time),
        (r"a?Ha?U", build_times.span_of_time),
        (r"NE(?![NO])", build_times.span_of_time),  # "3 d"
        (r"[OL]W[Ej]?(?:S?U|M)", build_days.weekday_of_month),
        (r"g[Ej]?(?:S?U|M)", build_days.edge),
        (r"g[Ej]?F", build_days.edge_of_season),
        (r"E?[NO]E?S?M(?:Y|SU)?", build_days.named_date),
        (r"S?ME?[NO](?!U)(?:Y|SU)?", build_days.named_date),
        (r"S?M(?:Y|SU)?", build_days.month),
        (r"E?DY?", build_days.figures_date),
        (r"E?O[Ej]?S?U|ENE?SU", build_days.day_of_month),
        (r"sSU", build_times.same_time_next),
        (r"E?UBSU?(?![WJMF])", build_days.unit_after_next),
        (r"Bj?U|E?j?UV", build_days.unit_over),
        (r"SU", build_days.next_unit),
        (r"SW", build_days.next_weekday),
        (r"S?J", build_days.weekend),
        (r"LW", build_days.past_weekday),
        (r"w", build_days.past_weekday),
        (r"LU", build_times.past_unit),
        (r"WX", build_days.weekday_dotted),
        (r"[WR]U(?!N)", build_times.unclear),  # "monday week", which few use alike
        (r"W", build_days.weekday),
        (r"UN(?!U)", build_days.iso_week),
        (r"B(?=K?(?:C|X|[NA][Zo]))", build_times.at_the_earliest),
        (r"K?(?:C|X|[NA])Z", build_times.clock),
        (r"K?C", build_times.clock),
        (r"K(?:X|[NYAO]o?)(?![UM])", build_times.clock),
        (r"[NA]o", build_times.clock),
        (r"K?(?:q|q?H)[NAO](?!U)", build_times.offset_clock),
        (r"K?t", build_times.moment),
        (r"K?s", build_times.same_time),
        (r"(?<=[WRPT])X(?!U)|[NX](?=[RPT])", build_times.clock),
        (r"(?<=[WRPT])N(?!U)", build_days.bare_number),
        (r"E[NO](?![UW])", build_days.day_of_month),
        (r"O(?!W)", build_days.day_of_month),
        (r"K?E?m", build_days.first_of_month),
        (r"EX|XY", build_days.figures_date),
        (r"X", build_days.dotted),
        (r"R", build_days.relative),
        (r"T", build_times.part_of_today),
        (r"P", build_times.part),
        (r"LF", build_days.past_feast),
        (r"S?F(?:Y|SU)?|SUF", build_days.feast),
        (r"S?p", build_days.payday),
        (r"[BV]", build_times.after),
        (r"f(?=[WRMDFpNO])", build_times.counted_from),
        (r"G", build_times.ago),
        (r"n", build_times.at_once),
    )
)
_NOT_PASSED_OVER = frozenset("bNXDCYOSqg")
"""Kinds that mean something: one that no rule takes leaves the phrase unclear."""


def parse(tokens: list[Token], frame: Frame) -> list[Piece]:
    """What the phrase's parts mean; raises DoubtError where something that matters fits no rule."""
    kinds = "".join(token.kind for token in tokens)
    pieces: list[Piece] = []
    place = 0
    while place < len(kinds):
        found = _first_rule(kinds, place)
        if found is None:
            _pass_over(kinds[place])
            place += 1
            continue
        end, builder = found
        pieces += builder(Match(tokens[place:end], frame))
        place = end
    return pieces


def _first_rule(kinds: str, place: int) -> tuple[int, Builder] | None:
    for pattern, builder in _RULES:
        match = pattern.match(kinds, place)
        if match:
            return match.end(), builder
    return None


def _pass_over(kind: str) -> None:
    if kind in _NOT_PASSED_OVER:
        raise DoubtError

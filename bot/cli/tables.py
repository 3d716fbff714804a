"""Markdown tables of figures, an engine a column."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median, quantiles
from typing import TypeVar

T = TypeVar("T")


def table(engines: Mapping[str, T], rows: Mapping[str, Callable[[T], str]]) -> Iterator[str]:
    """The lines of a table: a row for each figure."""
    yield "| | " + " | ".join(engines) + " |"
    yield "| --- " * (len(engines) + 1) + "|"
    for name, tell in rows.items():
        yield f"| {name} | " + " | ".join(map(tell, engines.values())) + " |"


def share(part: int, whole: int) -> str:
    """A part in per cent, with both figures."""
    return f"{part / whole:.1%} ({part}/{whole})" if whole else "-"


def middle(figures: Sequence[int]) -> str:
    """The median."""
    return str(round(median(figures))) if figures else "0"


def seconds_p50(figures: Sequence[float]) -> str:
    """The median, in seconds."""
    return _seconds(median(figures or [0.0]))


def seconds_p95(figures: Sequence[float]) -> str:
    """What 95 of 100 stay within, in seconds."""
    return _seconds(quantiles(figures, n=20, method="inclusive")[-1] if len(figures) > 1 else median(figures or [0.0]))


def _seconds(seconds: float) -> str:
    return f"{seconds:.4f}" if seconds < 0.01 else f"{seconds:.2f}"

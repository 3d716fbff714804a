"""When temptations come: counted by weekday and part of the day, in the shopper's own local time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

HOURS = 4
"""In a part of the day; the first begins at midnight."""
PARTS = 24 // HOURS
WEEKDAYS = 7

_FEWEST = 4
"""Of fewer temptations nothing can be said."""
FEWEST_DAYS = 3
"""What came on fewer local days tells of these days, and of no habit."""
_AT_LEAST = 3
"""So many of them belong to a cluster, and two fifths of all."""

Grid = tuple[tuple[int, ...], ...]
"""`grid[weekday][part]`, Monday first."""

EMPTY: Grid = ((0,) * PARTS,) * WEEKDAYS


@dataclass(frozen=True, slots=True)
class Cluster:
    """A weekday (0 is Monday), a part of the day, or one on the other, in which temptations come most often."""

    weekday: int | None
    part: int | None


def rhythm(walls: Iterable[datetime]) -> Grid:
    """Count local wall times by weekday and part of the day."""
    counts = [[0] * PARTS for _ in range(WEEKDAYS)]
    for wall in walls:
        counts[wall.weekday()][wall.hour // HOURS] += 1
    return tuple(tuple(row) for row in counts)


def total(grid: Grid) -> int:
    """How many there are."""
    return sum(map(sum, grid))


def clusters(grid: Grid, days: int) -> tuple[Cluster, ...]:
    """Where temptations cluster: one weekday's part, else a weekday and a part each for itself, else nothing.

    A cluster holds at least three of at least four temptations, two fifths of all or more, and more than any other
    place of its sort; and they came on at least three local days of the calendar (`days`).
    """
    if days < FEWEST_DAYS:
        return ()
    cell = _peak([count for row in grid for count in row])
    if cell is not None:
        return (Cluster(*divmod(cell, PARTS)),)
    weekday, part = _peak([sum(row) for row in grid]), _peak([sum(column) for column in zip(*grid, strict=True)])
    found = (Cluster(weekday, None) if weekday is not None else None, Cluster(None, part) if part is not None else None)
    return tuple(cluster for cluster in found if cluster)


def _peak(counts: Sequence[int]) -> int | None:
    """The place that stands out, if one does."""
    most, everything = max(counts), sum(counts)
    stands_out = everything >= _FEWEST and most >= _AT_LEAST and 5 * most >= 2 * everything
    return counts.index(most) if stands_out and counts.count(most) == 1 else None

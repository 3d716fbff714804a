"""When temptations come, and when that is a cluster."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.rhythm import EMPTY, FEWEST_DAYS, PARTS, WEEKDAYS, Cluster, clusters, rhythm, total

MONDAY = datetime(2026, 11, 23)  # noqa: DTZ001 - wall time
MON, WED, SAT, SUN = 0, 2, 5, 6
NIGHT, NOON, EVENING = 0, 3, 5


def at(*places: tuple[int, int]) -> list[datetime]:
    """Wall times on a weekday at the middle of a part of the day."""
    return [MONDAY + timedelta(days=weekday, hours=4 * part + 2) for weekday, part in places]


def test_they_are_counted_by_weekday_and_part() -> None:
    grid = rhythm([*at((SUN, EVENING), (SUN, EVENING), (WED, NOON)), MONDAY, MONDAY + timedelta(hours=3, minutes=59)])
    assert (grid[SUN][EVENING], grid[WED][NOON], grid[MON][NIGHT]) == (2, 1, 2)
    assert (len(grid), {len(row) for row in grid}, total(grid)) == (WEEKDAYS, {PARTS}, 5)
    assert rhythm([]) == EMPTY
    assert total(EMPTY) == 0


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([], ()),
        ([(SUN, EVENING)] * 3, ()),
        ([(SUN, EVENING)] * 4, (Cluster(SUN, EVENING),)),
        ([(MON, NIGHT)] * 4, (Cluster(MON, NIGHT),)),
        ([*[(SUN, EVENING)] * 4, *[(WED, NOON)] * 6], (Cluster(WED, NOON),)),
        ([*[(SUN, EVENING)] * 5, *[(WED, NOON)] * 5], ()),
        ([(SUN, part) for part in range(PARTS)], (Cluster(SUN, None),)),
        ([(day, EVENING) for day in range(WEEKDAYS)], (Cluster(None, EVENING),)),
        (
            [(SAT, NIGHT), (SAT, 1), (SAT, 2), (SAT, NOON), (MON, EVENING), (WED, EVENING), (SUN, EVENING)],
            (Cluster(SAT, None), Cluster(None, EVENING)),
        ),
        ([(day, day % PARTS) for day in range(WEEKDAYS)], ()),
        ([(SUN, 1), (SUN, 2), (MON, 3), (WED, 4)], ()),
    ],
)
def test_a_cluster_is_named_where_there_is_one(places: list[tuple[int, int]], expected: tuple[Cluster, ...]) -> None:
    grid = rhythm(at(*places))
    assert clusters(grid, FEWEST_DAYS) == expected
    assert clusters(grid, FEWEST_DAYS - 1) == ()


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 5)), max_size=30))
@settings(max_examples=100, deadline=None)
def test_a_named_cluster_holds_two_fifths_and_no_other_as_many(places: list[tuple[int, int]]) -> None:
    grid = rhythm(at(*places))
    for cluster in clusters(grid, FEWEST_DAYS):
        inside = sum(cluster.weekday in {None, weekday} and cluster.part in {None, part} for weekday, part in places)
        assert len(places) >= 4
        assert inside >= max(3, 0.4 * len(places))
    assert len(clusters(grid, FEWEST_DAYS)) <= 2

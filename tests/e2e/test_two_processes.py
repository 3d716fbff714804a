"""Two processes on one PostgreSQL, and reminders that came due together: each goes out once, in order."""

from contextlib import closing

import pytest

from storage.database import Database
from tests.benchmarks.due_reminders import Outcome, deliver, fill
from tests.support.keys import CIPHER

DUE = 300


async def delivered(url: str, *, kill: bool) -> Outcome:
    with closing(Database(url, CIPHER)) as database:
        fill(database, DUE)
    return await deliver(url, DUE, kill=kill)


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
async def test_each_is_delivered_once_and_in_order(database_url: str) -> None:
    outcome = await delivered(database_url, kill=False)
    assert (outcome.lost, outcome.repeated) == (0, 0)
    assert outcome.displacement <= DUE / 10, "a process that has to wait for its turn is overtaken by the other one"


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
async def test_a_kill_half_way_loses_none_and_repeats_at_most_the_one_in_flight(database_url: str) -> None:
    outcome = await delivered(database_url, kill=True)
    assert outcome.lost == 0
    assert outcome.repeated <= 1

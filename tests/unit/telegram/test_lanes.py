import asyncio
import logging
from collections import defaultdict
from random import Random

import pytest

from bot.telegram.ingest.again import TryAgain
from bot.telegram.ingest.lanes import Lanes
from storage.errors import DatabaseUnavailable, Trouble
from tests.support.virtual_time import VirtualTime, settle

Item = tuple[int, int]


class Work:
    """Work that writes down what it did, holds while a gate is shut, and fails as told."""

    def __init__(self) -> None:
        self.begun: list[Item] = []
        self.done: list[Item] = []
        self.running = 0
        self.most = 0
        self.gates: dict[int, asyncio.Event] = {}
        self.failures: dict[Item, list[Exception]] = {}

    async def __call__(self, item: Item) -> None:
        self.begun.append(item)
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            if gate := self.gates.get(item[0]):
                await gate.wait()
            await asyncio.sleep(0)
            if left := self.failures.get(item):
                raise left.pop(0)
            self.done.append(item)
        finally:
            self.running -= 1


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def time() -> VirtualTime:
    return VirtualTime()


def lanes_for(work: Work, time: VirtualTime, at_once: int = 64) -> Lanes[Item]:
    return Lanes(work, random=Random(1), at_once=at_once, sleep=time.sleep)


async def test_keeps_the_order_inside_a_lane_and_runs_lanes_side_by_side(work: Work, time: VirtualTime) -> None:
    lanes = lanes_for(work, time)
    for number in range(20):
        for lane in range(5):
            lanes.submit(lane, (lane, number))
    assert lanes.waiting == 100
    await lanes.drain()
    by_lane: dict[int, list[int]] = defaultdict(list)
    for lane, number in work.done:
        by_lane[lane].append(number)
    assert by_lane == {lane: list(range(20)) for lane in range(5)}
    assert work.most == 5


async def test_never_runs_more_than_allowed(work: Work, time: VirtualTime) -> None:
    lanes = lanes_for(work, time, at_once=3)
    for lane in range(50):
        lanes.submit(lane, (lane, 0))
    await lanes.drain()
    assert (len(work.done), work.most) == (50, 3)


async def test_a_busy_lane_does_not_starve_another(work: Work, time: VirtualTime) -> None:
    lanes = lanes_for(work, time, at_once=1)
    for number in range(1000):
        lanes.submit(1, (1, number))
    lanes.submit(2, (2, 0))
    await lanes.drain()
    assert work.done.index((2, 0)) <= 2


async def test_a_stuck_lane_does_not_hold_up_another(work: Work, time: VirtualTime) -> None:
    work.gates[1] = asyncio.Event()
    lanes = lanes_for(work, time, at_once=2)
    for lane in (1, 1, 1, 2, 2):
        lanes.submit(lane, (lane, 0))
    await settle()
    assert work.done == [(2, 0), (2, 0)]
    assert lanes.waiting == 3
    work.gates[1].set()
    await lanes.drain()


async def test_leaves_no_memory_behind(work: Work, time: VirtualTime) -> None:
    work.failures = {(7, 0): [TryAgain()]}
    lanes = lanes_for(work, time)
    for lane in range(100):
        lanes.submit(lane, (lane, 0))
    await time.run(lanes.drain())
    assert lanes.waiting == 0
    kept = [value for value in vars(lanes).values() if isinstance(value, dict | set) or hasattr(value, "popleft")]
    assert len(kept) == 5
    assert not any(kept)


async def test_an_item_submitted_as_the_last_one_ends_is_not_left_lying(time: VirtualTime) -> None:
    done: list[int] = []
    follow_up = {1: 2, 2: 3}

    async def work(item: int) -> None:
        done.append(item)
        if item in follow_up:
            asyncio.get_running_loop().call_soon(lanes.submit, item, follow_up[item])

    lanes: Lanes[int] = Lanes(work, random=Random(1), at_once=1, sleep=time.sleep)
    lanes.submit(0, 1)
    await settle()
    assert done == [1, 2, 3]


@pytest.mark.parametrize("error", [TryAgain(), DatabaseUnavailable(Trouble.LOCKED)])
async def test_tries_the_same_item_again_with_a_growing_delay(
    work: Work, time: VirtualTime, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    work.failures = {(1, 0): [error] * 9}
    lanes = lanes_for(work, time)
    for item in ((1, 0), (1, 1)):
        lanes.submit(1, item)
    await time.run(lanes.drain())
    assert work.done == [(1, 0), (1, 1)]
    for delay, longest in zip(time.slept, [1, 2, 4, 8, 16, 32, 60, 60, 60], strict=True):
        assert longest * 0.75 <= delay <= longest
    assert len(caplog.records) == 1


async def test_waits_as_long_as_the_work_asks(work: Work, time: VirtualTime) -> None:
    work.failures = {(1, 0): [TryAgain(after=17.0)]}
    lanes = lanes_for(work, time)
    lanes.submit(1, (1, 0))
    await time.run(lanes.drain())
    assert (time.slept, work.done) == ([17.0], [(1, 0)])


async def test_a_lane_that_waits_takes_no_place(work: Work, time: VirtualTime) -> None:
    work.failures = {(lane, 0): [TryAgain(after=100.0)] for lane in (1, 2)}
    lanes = lanes_for(work, time, at_once=1)
    for lane in (1, 2, 3):
        lanes.submit(lane, (lane, 0))
    await settle()
    assert work.done == [(3, 0)]
    assert time.now == 1000.0
    await time.run(lanes.drain())
    assert sorted(work.done) == [(1, 0), (2, 0), (3, 0)]


@pytest.mark.parametrize("error", [ValueError("my secret wish"), DatabaseUnavailable(Trouble.READ_ONLY)])
async def test_a_failure_is_one_line_in_the_log_and_the_lane_goes_on(
    work: Work, time: VirtualTime, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    work.failures = {(1, 0): [error]}
    lanes = lanes_for(work, time)
    lanes.submit(1, (1, 0))
    lanes.submit(1, (1, 1))
    await lanes.drain()
    assert work.done == [(1, 1)]
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.exc_info is None
    assert "secret wish" not in record.getMessage()


async def test_close_finishes_what_runs_and_starts_nothing_new(work: Work, time: VirtualTime) -> None:
    work.gates[1] = asyncio.Event()
    work.failures = {(2, 0): [TryAgain()]}
    lanes = lanes_for(work, time)
    for item in ((1, 0), (1, 1), (2, 0)):
        lanes.submit(item[0], item)
    await settle()
    closing = asyncio.ensure_future(lanes.close())
    await settle()
    lanes.submit(3, (3, 0))
    work.gates[1].set()
    await closing
    await settle()
    assert work.done == [(1, 0)]
    assert work.begun.count((2, 0)) == 1


async def test_close_cancels_what_does_not_end(work: Work, time: VirtualTime) -> None:
    work.gates[1] = asyncio.Event()
    lanes = lanes_for(work, time)
    lanes.submit(1, (1, 0))
    await settle()
    await lanes.close(grace=0.01)
    assert (work.running, work.done) == (0, [])

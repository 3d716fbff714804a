"""Several processes' worth of lanes on one PostgreSQL: in order, each update once, whoever stored it, whoever dies."""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import ExitStack, closing
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session

from bot.telegram.doorman import Admission
from bot.telegram.errand import Errand
from bot.telegram.ingest.again import TryAgain
from bot.telegram.ingest.fleet import MARGIN_SECONDS, RENEW_EVERY_SECONDS, Fleet
from storage import inbox, rotation, schema
from storage.cipher import Cipher
from storage.database import Database
from storage.lanes import LEASE, LaneLost
from storage.tables import Inbox
from tests.support.rows import NOW

pytestmark = pytest.mark.parametrize("backend", ["postgresql"], indirect=True)


INBOX = next(part for part in rotation.encryptions() if part.table.name == "inbox")


class World:
    """Processes on one database, a clock to turn, and what was handled, by whom, in which order."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.seconds = 0.0
        self.handled: defaultdict[int, list[int]] = defaultdict(list)
        self.by: dict[int, str] = {}
        self.gates: dict[int, asyncio.Event] = {}
        self.failures: dict[int, list[Exception]] = {}
        self.errands: dict[int, Errand] = {}
        self.fleets: list[Fleet] = []

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds)

    def fleet(self, database: Database | None = None) -> Fleet:
        """Another process; `database` where it has opened one of its own."""
        number, own = len(self.fleets), database or self.database
        made = Fleet(
            own,
            self._handler(str(number), own),
            now=self.now,
            random=Random(number),
            clock=lambda: self.seconds,
            sleep=lambda _seconds: asyncio.sleep(0),
        )
        self.fleets.append(made)
        return made

    def _handler(self, name: str, database: Database) -> Callable[[Errand], Awaitable[None]]:
        async def handle(errand: Errand) -> None:
            self.errands[errand.update_id] = errand
            if gate := self.gates.get(errand.update_id):
                await gate.wait()
            if left := self.failures.get(errand.update_id):
                raise left.pop(0)
            await database.run(partial(self._done, errand=errand, name=name))

        return handle

    def _done(self, session: Session, errand: Errand, name: str) -> None:
        """Noted while the lane is held: whoever takes it over may be heard of before this one."""
        inbox.done(session, errand.update_id)
        errand.finish(session)
        self.handled[errand.chat_id].append(errand.update_id)
        self.by[errand.update_id] = name

    async def quiet(self) -> None:
        for fleet in self.fleets:
            await fleet.lanes.drain()

    async def begun(self, update_id: int) -> Errand:
        while update_id not in self.errands:
            await asyncio.sleep(0.001)
        return self.errands[update_id]

    def waiting(self) -> list[Inbox]:
        return self.database.run_sync(inbox.unanswered)


def message(update_id: int, chat: int) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"chat": {"id": chat}, "text": "hej"}}


@pytest.fixture
async def world(database: Database) -> AsyncIterator[World]:
    made = World(database)
    yield made
    for gate in made.gates.values():
        gate.set()
    for fleet in made.fleets:
        await fleet.lanes.close()


async def test_many_chats_over_three_processes_are_each_worked_off_in_order(world: World) -> None:
    fleets, chance = [world.fleet() for _ in range(3)], Random(4)
    updates = [message(number, number % 7 + 1) for number in range(1, 211)]
    for update in updates:  # as a load balancer would spread them
        await chance.choice(fleets).receive([update])
        if chance.random() < 0.1:
            await chance.choice(fleets).receive([update])
    await world.quiet()
    assert world.waiting() == []
    assert dict(world.handled) == {
        chat: [u["update_id"] for u in updates if u["message"]["chat"]["id"] == chat] for chat in range(1, 8)
    }
    assert len(set(world.by.values())) == 3


async def test_what_another_stored_comes_behind_what_is_at_work(world: World) -> None:
    first, second = world.fleet(), world.fleet()
    world.gates[1] = asyncio.Event()
    await first.receive([message(1, 7)])
    errand = await world.begun(1)
    await second.receive([message(2, 7)])
    await second.lanes.drain()
    assert world.handled == {}
    assert not errand.overtaken.is_set()
    await first.take_up()
    assert errand.overtaken.is_set(), "nobody outside is waited for any more"
    world.gates[1].set()
    await world.quiet()
    assert world.handled == {7: [1, 2]}
    assert world.by == {1: "0", 2: "0"}


OLD, NEW = bytes(32), bytes(range(32))


@pytest.fixture
def both_orders(empty_url: str) -> Iterator[list[Database]]:
    """One database, opened by processes of a fleet half of which has the new key first by now."""
    with ExitStack() as opened:
        orders = [Cipher([OLD]), Cipher([OLD, NEW]), Cipher([NEW, OLD])]
        made = [opened.enter_context(closing(Database(empty_url, cipher))) for cipher in orders]
        for database in made:
            schema.upgrade(database)
        yield made[1:]


async def test_processes_that_have_their_keys_in_another_order_work_off_a_chat_in_turn(
    both_orders: list[Database],
) -> None:
    world = World(both_orders[0])
    first, second = [world.fleet(database) for database in both_orders]
    world.gates[1] = asyncio.Event()
    await first.receive([message(1, 7)])
    await world.begun(1)
    for number, fleet in enumerate([second, first, second], 2):
        await fleet.receive([message(number, 7)])
        await fleet.take_up()
    await second.lanes.drain()
    assert world.handled == {}, "one at a time"
    world.gates[1].set()
    await world.quiet()
    assert world.handled == {7: [1, 2, 3, 4]}


async def test_many_chats_are_worked_off_in_order_while_keys_are_rotated(both_orders: list[Database]) -> None:
    world, chance = World(both_orders[0]), Random(5)
    fleets = [world.fleet(database) for database in both_orders * 2]
    for number in range(1, 151):
        await chance.choice(fleets).receive([message(number, number % 5 + 1)])
        if number % 10 == 0:
            await chance.choice(fleets).take_up()
        if number % 50 == 0:
            for window in rotation.through(INBOX):
                both_orders[1].run_sync(window)
    await world.quiet()
    assert world.waiting() == []
    assert dict(world.handled) == {chat: [n for n in range(1, 151) if n % 5 + 1 == chat] for chat in range(1, 6)}


async def test_a_dead_process_lane_goes_to_another_when_its_lease_is_over(world: World) -> None:
    dead, alive = world.fleet(), world.fleet()
    world.gates[1] = asyncio.Event()
    await dead.receive([message(1, 7), message(2, 7), message(3, 8)])
    await world.begun(1)
    await dead.lanes.close(grace=0)
    await alive.receive([message(4, 7)])
    assert await alive.take_up() == 0
    world.gates.clear()
    world.seconds += LEASE.total_seconds() + 1
    assert await alive.take_up() >= 1
    await alive.lanes.drain()
    assert world.handled[7] == [1, 2, 4]
    assert world.waiting() == []


async def test_one_that_was_asleep_does_nothing_more_for_a_lane_it_lost(world: World) -> None:
    asleep, other = world.fleet(), world.fleet()
    world.gates[1] = asyncio.Event()
    await asleep.receive([message(1, 7)])
    late = await world.begun(1)
    world.seconds += LEASE.total_seconds() + 1
    gate = world.gates.pop(1)
    await other.take_up()
    await other.lanes.drain()
    assert world.by == {1: "1"}
    with pytest.raises(LaneLost):
        late.check()
    gate.set()
    await asleep.lanes.drain()
    assert world.handled == {7: [1]}, "its late work was rolled back"


async def test_a_look_beside_another_does_not_end_before_what_that_one_claimed_is_begun(world: World) -> None:
    left = inbox.Arrival(1, 7, json.dumps(message(1, 7)))
    world.database.run_sync(partial(inbox.store, arrivals=[left], now=world.now()))
    claimed, told = asyncio.Event(), asyncio.Event()
    run = world.database.run

    async def run_and_tell_late(work: Callable[[Session], Any]) -> Any:
        result = await run(work)
        claimed.set()
        await told.wait()
        return result

    fleet = world.fleet()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(world.database, "run", run_and_tell_late)
        first = asyncio.create_task(fleet.take_up())
        await claimed.wait()
    second = asyncio.create_task(fleet.take_up())
    await asyncio.wait({second}, timeout=0.1)
    assert not second.done()
    told.set()
    assert await first == 1
    await second
    await fleet.lanes.drain()
    assert world.handled == {7: [1]}


async def test_a_lane_at_work_is_kept_for_as_long_as_it_takes(world: World) -> None:
    busy, other = world.fleet(), world.fleet()
    world.gates[1] = asyncio.Event()
    await busy.receive([message(1, 7)])
    errand = await world.begun(1)
    for _ in range(10):
        world.seconds += RENEW_EVERY_SECONDS
        await busy.take_up()
        errand.check()
        assert await other.take_up() == 0
    world.seconds += LEASE.total_seconds() - MARGIN_SECONDS
    with pytest.raises(LaneLost):
        errand.check()
    world.gates[1].set()
    await world.quiet()
    assert world.by == {1: "0"}


async def test_who_ends_in_good_order_leaves_its_lanes_to_others_at_once(world: World) -> None:
    ending, other = world.fleet(), world.fleet()
    world.failures[1] = [TryAgain(3600)]
    await ending.receive([message(1, 7), message(2, 7)])
    while world.failures[1]:
        await asyncio.sleep(0.001)
    await ending.close()
    assert await other.take_up() == 1
    await other.lanes.drain()
    assert world.handled == {7: [1, 2]}


async def test_what_has_to_be_tried_again_keeps_its_place(world: World) -> None:
    fleet = world.fleet()
    world.failures[1] = [TryAgain(0), TryAgain(0)]
    await fleet.receive([message(1, 7), message(2, 7)])
    await world.quiet()
    assert world.handled == {7: [1, 2]}


async def test_how_far_it_came_is_kept_for_the_next_try(world: World) -> None:
    fleet = world.fleet()
    gate = world.gates[1] = asyncio.Event()
    world.failures[1] = [TryAgain(0)]
    await fleet.receive([message(1, 7)])
    first = await world.begun(1)
    first.replies, first.pace = [], Admission.SERVED
    gate.set()
    await world.quiet()
    assert world.errands[1] is first
    assert world.handled == {7: [1]}


async def test_but_not_where_another_process_came_further(world: World) -> None:
    fleet = world.fleet()
    gate = world.gates[1] = asyncio.Event()
    world.failures[1] = [TryAgain(0)]
    await fleet.receive([message(1, 7)])
    first = await world.begun(1)
    world.database.run_sync(lambda session: inbox.answer(session, 1, "[]"))
    gate.set()
    await world.quiet()
    assert world.errands[1] is not first
    assert world.errands[1].replies == []


async def test_an_update_that_was_altered_is_put_aside_and_the_next_one_handled(world: World) -> None:
    fleet = world.fleet()
    gate = world.gates[1] = asyncio.Event()
    await fleet.receive([message(1, 7), message(2, 7), message(3, 7)])
    await world.begun(1)
    spoil = text("UPDATE inbox SET raw = chat_id WHERE update_id = 2")
    world.database.run_sync(lambda session: session.execute(spoil))
    gate.set()
    await world.quiet()
    assert world.handled == {7: [1, 3]}
    told = text("SELECT state FROM inbox ORDER BY update_id")
    kept = world.database.run_sync(lambda session: list(session.execute(told).scalars()))
    assert kept == ["done", "failed", "done"]


async def test_updates_without_an_id_are_passed_over(world: World) -> None:
    assert await world.fleet().receive([{}, {"update_id": "x"}]) is None

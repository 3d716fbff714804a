"""Replicas that share what may be sent in all, and one that cannot ask."""

import logging
from collections.abc import Awaitable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
from sqlalchemy import text
from telegram.error import RetryAfter

from bot.app import IN_PROCESS, send_budget
from bot.domain.notices import Priority
from bot.telegram.budget import ASKED_AGAIN_AFTER, LocalBudget, SharedBudget
from bot.telegram.limiter import Limiter, Limits
from storage.database import Database
from tests.support.keys import CIPHER
from tests.support.virtual_time import VirtualTime

pytestmark = [
    pytest.mark.parametrize("backend", ["postgresql"], indirect=True),
    pytest.mark.filterwarnings("ignore:Deprecated since version v22.2"),  # RetryAfter's own
]

LIMITS = Limits()


class Fleet:
    """Replicas on one database and one clock; writes down when each call came."""

    def __init__(self, database: Database, replicas: int = 3) -> None:
        database.in_process = True  # in this thread, so that virtual time knows when the database has answered
        self.time = VirtualTime()
        self.calls: list[tuple[float, int]] = []
        self.refused: dict[int, Exception] = {}
        self.budgets = [self._budget(database) for _ in range(replicas)]
        common: dict[str, Any] = {"random": Random(1), "clock": self.time.clock, "sleep": self.time.sleep}
        self.limiters = [Limiter(**common, budget=budget) for budget in self.budgets]

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.time.now, UTC)

    def _budget(self, database: Database) -> SharedBudget:
        return SharedBudget(database, now=self.now, per_second=LIMITS.per_second, share=LIMITS.share)

    def sends(self, chat: int, priority: Priority = Priority.ANSWER, replica: int | None = None) -> Awaitable[Any]:
        data = {"chat_id": chat}
        limiter = self.limiters[chat % len(self.limiters) if replica is None else replica]
        return limiter.process_request(self._callback, (chat,), {}, "sendMessage", data, priority)

    async def _callback(self, chat: int) -> bool:
        self.calls.append((self.time.now - 1000.0, chat))
        if error := self.refused.pop(chat, None):
            raise error
        return True


@pytest.fixture
def fleet(database: Database) -> Iterator[Fleet]:
    """On connections of its own that do not wait for a lock for long."""
    url = database.url.update_query_dict({"options": "-c lock_timeout=50ms"})
    with closing(Database(url.render_as_string(hide_password=False), CIPHER)) as own:
        yield Fleet(own)


async def test_the_fleet_together_keeps_to_30_a_second(fleet: Fleet) -> None:
    await fleet.time.run(*(fleet.sends(chat) for chat in range(150)))
    assert fleet.calls[-1][0] == pytest.approx(120 / 30, abs=0.2), "and it uses them"
    assert sum(when < 1 for when, _ in fleet.calls) <= 60, "a burst of 30 after a quiet second, and 30 in the next"
    late = [when for when, _ in fleet.calls if when >= 1]
    assert max(sum(start <= when < start + 1 for when in late) for start in late) <= 31


async def test_an_answer_of_one_replica_goes_before_the_summaries_of_the_others(fleet: Fleet) -> None:
    async def answer() -> None:
        await fleet.time.sleep(0.501)
        await fleet.sends(1, replica=0)

    flood = (fleet.sends(chat, Priority.SUMMARY, replica=1 + chat % 2) for chat in range(100, 140))
    await fleet.time.run(*flood, answer())
    assert [when for when, chat in fleet.calls if chat == 1] == [pytest.approx(0.501)]


async def test_a_global_429_of_one_replica_holds_all(fleet: Fleet) -> None:
    fleet.refused = {chat: RetryAfter(8) for chat in (1, 2, 3)}

    async def another() -> None:
        await fleet.time.sleep(1)
        await fleet.sends(50, replica=2)

    await fleet.time.run(*(fleet.sends(chat, replica=0) for chat in (1, 2, 3)), another())
    assert [when >= 8 for when, chat in fleet.calls if chat == 50] == [True]


@contextmanager
def locked(database: Database) -> Iterator[None]:
    """Another program holds the budget."""
    with database.engine.connect() as other:
        other.execute(text("LOCK TABLE send_budget IN ACCESS EXCLUSIVE MODE"))
        yield
        other.rollback()


async def test_without_the_database_each_goes_on_with_a_small_share(
    fleet: Fleet, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with locked(database):
        await fleet.time.run(*(fleet.sends(chat, replica=0) for chat in range(20)))
    assert fleet.calls[-1][0] == pytest.approx((20 - LIMITS.share) / LIMITS.share, abs=0.3)
    assert [r.message for r in caplog.records if "share" in r.message] == [
        "sending goes on with a small share: another program holds the database locked; try again when it is done"
    ]
    await fleet.time.run(fleet.time.sleep(ASKED_AGAIN_AFTER.total_seconds()))
    await fleet.sends(99, replica=0)
    assert "sending is shared by all replicas again" in caplog.text


async def test_a_hold_is_kept_to_without_the_database_too(fleet: Fleet, database: Database) -> None:
    with locked(database):
        await fleet.budgets[0].hold(3.0)
        assert await fleet.budgets[0].try_take(0) == pytest.approx(3.0)


async def test_a_database_that_does_not_answer_is_not_waited_for(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    budget = SharedBudget(database, now=lambda: datetime.now(UTC), per_second=30, share=5, answers_within=0.05)
    with locked(database):
        assert await budget.try_take(0) == 0
    assert "the database does not answer in time" in caplog.text


@pytest.mark.parametrize(("limits", "kind"), [(LIMITS, SharedBudget), (IN_PROCESS, LocalBudget)])
def test_a_budget_is_shared_where_there_are_limits_to_share(database: Database, limits: Limits, kind: type) -> None:
    assert type(send_budget(database, limits, lambda: datetime.now(UTC))) is kind

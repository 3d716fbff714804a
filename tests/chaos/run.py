"""The chaos run: shoppers go on with their lives while everything beneath them fails; then the accounts are checked."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from random import Random

from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.service import auditing
from bot.terminal.bot_api import BotApi
from bot.terminal.faults import Fault, FaultKind
from storage import library, schema
from storage.database import Database
from storage.reminders import CLAIM_LASTS
from storage.tables import Inbox, Reminder, Saving, Temptation
from storage.tables import Shopper as StoredShopper
from tests.chaos.fleet import Fleet, Replica, environment, own_postgres
from tests.chaos.shoppers import PRICE, Crowd, Shopper, out_of_order
from tests.support.deliverer import delivering
from tests.support.keys import CIPHER
from tests.support.loopback import serve

TOKEN = "123456:chaos"
FAULTS = (
    (FaultKind.SERVER_ERROR, 0.01),
    (FaultKind.TOO_MANY_REQUESTS, 0.005),
    (FaultKind.LOST_RESPONSE, 0.005),
    (FaultKind.GARBAGE, 0.002),
)
"""What sending meets, and how often."""
TWICE = 0.02
"""How often an update is brought again though it was taken."""
SKEWS = (0.0, 60.0, -60.0)
"""By how many seconds the replicas' clocks are wrong."""
LEFT_BEHIND_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of everything. Times in seconds."""

    shoppers: int = 30
    rounds: int = 2
    pause: float = 3.0
    reminders: int = 40
    replicas: int = 2
    kills: int = 3
    kill_every: tuple[float, float] = (1.5, 2.5)
    restarts: int = 1
    patient: bool = False
    """Whether to wait a minute for the claims of the dead on reminders, instead of ending them."""
    seed: int = 7


@dataclass(slots=True)
class Outcome:
    """What the checker found."""

    updates: int = 0
    seconds: float = 0.0
    kills: int = 0
    restarts: int = 0
    lost_updates: int = 0
    failed_updates: int = 0
    out_of_order: int = 0
    wrong_savings: int = 0
    broken_ledger: int = 0
    missing_nudges: int = 0
    missing_reminders: int = 0
    repeated: int = 0
    under_way: int = 0
    """Messages that may have been on their way at a kill or a restart of the database."""
    lost_answers: int = 0
    """Calls that were done and whose answer was lost on the way."""

    @property
    def sound(self) -> bool:
        """Whether nothing was lost, double or out of order, and no message came twice that cannot be explained."""
        wrong = ("lost_updates", "failed_updates", "out_of_order", "wrong_savings", "broken_ledger", "missing_nudges")
        if any(getattr(self, name) for name in (*wrong, "missing_reminders")):
            return False
        return self.repeated <= self.under_way + self.lost_answers

    def __str__(self) -> str:
        return "\n".join(f"{f.name.replace('_', ' '):18} {getattr(self, f.name):g}" for f in fields(self))


class CountingApi(BotApi):
    """Counts the sendings whose answer is lost."""

    lost_answers = 0

    async def call(self, method: str, parameters: object, files: object = None) -> tuple[int, dict[str, object]]:
        try:
            return await super().call(method, parameters, files)  # type: ignore[arg-type]
        except Exception as fault:
            self.lost_answers += getattr(fault, "kind", None) is FaultKind.LOST_RESPONSE
            raise


@dataclass(slots=True)
class Stage:
    """Everything that takes part."""

    plan: Plan
    api: CountingApi
    crowd: Crowd
    fleet: Fleet


async def chaos(plan: Plan) -> Outcome:
    """Let it run, and check the accounts."""
    with own_postgres() as (server, url):
        database = Database(url, CIPHER)
        schema.upgrade(database)
        database.run_sync(library.load)
        try:
            async with _stage(plan, database, server, url) as stage:
                begun = time.monotonic()
                await _through_it_all(stage)
                await _until_quiet(stage)
                return _checked(stage, time.monotonic() - begun)
        finally:
            database.close()


@asynccontextmanager
async def _stage(plan: Plan, database: Database, server: object, url: str) -> AsyncIterator[Stage]:
    api, chance = CountingApi(now=lambda: datetime.now(UTC), token=TOKEN), Random(plan.seed)
    for kind, probability in FAULTS:
        api.faults.inject_randomly(Fault(kind, 1), probability=probability, random=chance, method="sendMessage")
    crowd = Crowd(api, chance, [Shopper(chat) for chat in range(1, plan.shoppers + 1)])
    database.run_sync(lambda session: _pause_things(session, plan, chance))
    async with serve(api) as loopback:
        told = environment(url, loopback.url, TOKEN)
        replicas = [Replica(told, SKEWS[number % len(SKEWS)]) for number in range(plan.replicas)]
        fleet = Fleet(database, server, replicas, chance)  # type: ignore[arg-type]
        for replica in replicas:
            replica.start()
        try:
            async with delivering(api, fleet.address, twice=TWICE, random=chance):
                yield Stage(plan, api, crowd, fleet)
        finally:
            for replica in replicas:
                replica.end()


async def _through_it_all(stage: Stage) -> None:
    living = asyncio.create_task(stage.crowd.live(stage.plan.rounds, stage.plan.pause))
    plan, chance = stage.plan, stage.fleet.random
    restarts = {round((number + 1) * plan.kills / (plan.restarts + 1)) for number in range(plan.restarts)}
    for number in range(1, plan.kills + 1):
        await asyncio.sleep(chance.uniform(*plan.kill_every))
        await stage.fleet.kill_one(away=chance.uniform(0, 2))
        if number in restarts:
            await stage.fleet.restart_database()
    await living


async def _until_quiet(stage: Stage) -> None:
    """Until every update is answered and every reminder sent."""
    to_come = col(Reminder.kind) == "pause", col(Reminder.state).in_(["pending", "claimed"])
    async with asyncio.timeout(LEFT_BEHIND_SECONDS):
        while (
            stage.api.undelivered()
            or stage.fleet.count(Inbox, col(Inbox.state).in_(["new", "answering"]))
            or stage.fleet.count(Reminder, to_come[0] & to_come[1])
        ):
            if not stage.plan.patient:
                stage.fleet.database.run_sync(_lapse)
            await asyncio.sleep(0.2)


def _lapse(session: Session) -> None:
    """End claims that are ten seconds old: nobody alive takes so long to send."""
    old = col(Reminder.claimed_until) < datetime.now(UTC) + CLAIM_LASTS - timedelta(seconds=10)
    values = {"claimed_until": datetime.now(UTC) - timedelta(seconds=1)}
    session.execute(update(Reminder).where(col(Reminder.state) == "claimed", old).values(**values))


def _pause_things(session: Session, plan: Plan, chance: Random) -> None:
    """Things that shoppers sleep on, due while everything fails."""
    now, span = datetime.now(UTC), plan.kills * sum(plan.kill_every) / 2
    for chat in range(1, plan.shoppers + 1):
        home = StoredShopper(telegram_id=chat, chat_id=chat, language="da", currency="DKK", created_at=now)
        home.timezone, home.quiet_from, home.quiet_until = "Europe/Copenhagen", 0, 0
        session.add(home)
    session.flush()
    for number in range(plan.reminders):
        owner = number % plan.shoppers + 1
        thing = Temptation(shopper_id=owner, product=f"Pause{number}", category="general", created_at=now)
        thing.state, thing.slept_at = "cooling", now
        session.add(thing)
        session.flush()
        due = now + timedelta(seconds=chance.uniform(2, span))
        wall = due.replace(tzinfo=None).isoformat(timespec="minutes")
        session.add(Reminder(shopper_id=owner, temptation_id=thing.id or 0, due_at=due, wall_time=wall, timezone="UTC"))


def _checked(stage: Stage, seconds: float) -> Outcome:
    """Compare what each shopper saw and owns with what they did."""
    fleet, api, crowd = stage.fleet, stage.api, stage.crowd
    found = Outcome(crowd.updates, seconds, fleet.kills, fleet.restarts)
    found.under_way, found.lost_answers = fleet.under_way, api.lost_answers
    stored = fleet.count(Inbox, col(Inbox.update_id) > 0)
    found.lost_updates = crowd.updates - stored
    found.failed_updates = fleet.count(Inbox, col(Inbox.state) != "done")
    found.out_of_order = sum(out_of_order(s, api.messages[s.chat]) for s in crowd.shoppers)
    found.wrong_savings = fleet.database.run_sync(lambda session: wrong_savings(session, crowd.shoppers))
    audited, agrees = fleet.database.run_sync(auditing.check)
    found.broken_ledger = audited.broken + (not agrees)
    said = Counter((chat, m.text) for chat, messages in api.messages.items() for m in messages)
    headings = {(chat, text.partition(" · ")[0]) for chat, text in said}
    found.missing_nudges = sum((s.chat, thing) not in headings for s in crowd.shoppers for thing in s.things)
    reminded = {int(number) for _, text in said for number in re.findall(r"\bPause(\d+)\b", text)}
    found.missing_reminders = stage.plan.reminders - len(reminded)
    found.repeated = sum(times - 1 for times in _counted_once(said))
    return found


def _counted_once(said: Counter[tuple[int, str]]) -> Iterator[int]:
    """How often each message came that is to come once; a second tap is answered by a line of its own."""
    return (times for (_, text), times in said.items() if " · " in text or "Pause" in text)


def wrong_savings(session: Session, shoppers: list[Shopper]) -> int:
    """Things whose entries do not come to what their shopper did."""
    booked: Counter[str] = Counter()
    entries: Counter[tuple[str, str]] = Counter()
    for product, entry, pending in session.exec(
        select(Temptation.product, Saving.entry, Saving.pending_minor).join(Saving)
    ).all():
        booked[product] += pending
        entries[product, entry] += 1
    due = {t: PRICE * 100 * (t in s.skipped and t not in s.taken_back) for s in shoppers for t in s.things}
    return sum(booked[t] != amount for t, amount in due.items()) + sum(times > 1 for times in entries.values())

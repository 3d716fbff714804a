"""Echo bots and Omtanke under the same load: throughput, times, CPU, memory and start, at 1 to 5,000 chats.

    uv run python -m tests.benchmarks.load [--chats 1 50 500 5000] [--messages 1000] [--only NAME ...]

Every bot is a process (or two) of its own before a Bot API in this one, all on one machine: read them side by side. The
aiogram bot gets an environment of its own by `uv run --with`; the PostgreSQL is the one of the tests.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import quantiles

import aiohttp

from storage import library, schema
from storage.database import Database
from tests.benchmarks.harness import ECHO_BOT, START_SECONDS, TOKEN, UNHINDERED, TimedApi, cpu_seconds
from tests.benchmarks.million_reminders import resident_megabytes
from tests.chaos.fleet import own_postgres
from tests.conftest import new_database
from tests.support import bytecode
from tests.support.deliverer import delivering
from tests.support.keys import CIPHER
from tests.support.loopback import serve
from tests.support.ports import free_port

HERE = Path(__file__).parent
AIOGRAM = "aiogram==3.31.0"
TEXT = "Airwrap sæt {} til 899 kr"
"""What everybody writes: to Omtanke a thing that nobody wrote of before."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A bot: how it is started, on what, and as how many processes that are brought their updates (0: it polls)."""

    name: str
    command: tuple[str, ...]
    database: str = ""
    replicas: int = 0


NUDGE = (sys.executable, "-m", "tests.benchmarks.nudge_bot")
CONTENDERS = (
    Contender("PTB echo", ECHO_BOT.command),
    Contender("… side by side", (*ECHO_BOT.command, "--side-by-side")),
    Contender("aiogram echo", ("uv", "run", "--no-project", "--with", AIOGRAM, "python", str(HERE / "aiogram_bot.py"))),
    Contender("Omtanke, SQLite", NUDGE, "sqlite"),
    Contender("Omtanke, PostgreSQL", NUDGE, "postgresql"),
    Contender("… 1 by webhook", NUDGE, "postgresql", 1),
    Contender("… 2 by webhook", NUDGE, "postgresql", 2),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement. Times in milliseconds, memory of the largest process in megabytes."""

    name: str
    chats: int
    start: float
    per_second: float
    p50: float
    p95: float
    p99: float
    cpu: float
    memory: float

    def __str__(self) -> str:
        return (
            f"| {self.name} | {self.chats:,} | {self.per_second:.0f} | {self.p50:.1f} / {self.p95:.1f} / {self.p99:.1f}"
            f" | {self.cpu:.2f} | {self.memory:.0f} | {self.start:.2f} |"
        )


HEAD = (
    "| bot | chats | a second | p50 / p95 / p99, ms | CPU an update, ms | memory, MB | start to first poll, s |\n"
    "|---|---|---|---|---|---|---|"
)


@dataclass(slots=True)
class Running:
    """A contender's processes before their Bot API."""

    api: TimedApi
    pids: list[int]
    start: float


async def measure(contender: Contender, chats: int, messages: int, url: str) -> Row:
    """Let everybody write at once, again and again, until so many messages are answered."""
    async with _running(contender, url) as running:
        for chat in range(1, chats + 1):
            running.api.person(chat, first_name="Kim", language_code="da")
        await _ask(running.api, max(chats, 50), chats)  # everybody has been here before
        cpu, begun = _cpu(running.pids), time.perf_counter()
        seconds = await _ask(running.api, messages, chats)
        cpu, whole = _cpu(running.pids) - cpu, time.perf_counter() - begun
        memory = max(map(resident_megabytes, running.pids))
    cuts = quantiles(seconds, n=100)
    times = (cuts[49] * 1e3, cuts[94] * 1e3, cuts[98] * 1e3)
    return Row(contender.name, chats, running.start, messages / whole, *times, cpu / messages * 1e3, memory)


async def _ask(api: TimedApi, messages: int, chats: int) -> list[float]:
    """One message of each chat at a time; every chat writes its next when it was answered."""
    numbers = iter(range(messages))

    async def chat(number: int) -> list[float]:
        return [await api.ask(number, TEXT.format(f"{number}x{n}")) for n in numbers]

    return [seconds for told in await asyncio.gather(*map(chat, range(1, chats + 1))) for seconds in told]


@asynccontextmanager
async def _running(contender: Contender, url: str) -> AsyncIterator[Running]:
    api = TimedApi()
    ports = [free_port() for _ in range(contender.replicas)]
    turn = cycle(f"http://127.0.0.1:{port}/hook" for port in ports)
    bringing = delivering(api, lambda: next(turn)) if ports else nullcontext()
    async with serve(api) as server, bringing:
        told = {"TELEGRAM_API_URL": server.url, "TELEGRAM_BOT_TOKEN": TOKEN, "OMTANKE_LOG_LEVEL": "ERROR"} | UNHINDERED
        begun = time.perf_counter()
        processes = [_start(contender, {**told, "DATABASE_URL": url, **hook}) for hook in _hooks(ports)]
        try:
            async with asyncio.timeout(START_SECONDS):
                await _begun(api, ports)
            start = time.perf_counter() - begun
            yield Running(api, [_bot_of(process.pid) for process in processes], start)
        finally:
            for process in processes:
                process.terminate()
                await asyncio.to_thread(process.wait, START_SECONDS)


def _start(contender: Contender, told: dict[str, str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(contender.command, env={**os.environ, **told}, stderr=subprocess.DEVNULL)


def _hooks(ports: Sequence[int]) -> list[dict[str, str]]:
    """What each process is told of where it is brought updates; one is told nothing, and polls."""
    hooks = [{"WEBHOOK_URL": "http://127.0.0.1:9/hook", "WEBHOOK_LISTEN": f"127.0.0.1:{port}"} for port in ports]
    return hooks or [{}]


async def _begun(api: TimedApi, ports: Sequence[int]) -> None:
    """Until it polls, or the webhook is set and everybody listens."""
    if not ports:
        await api.polled.wait()
        return
    while not api.webhook:
        await asyncio.sleep(0.005)
    async with aiohttp.ClientSession() as session:
        for port in ports:
            while not await _is_ready(session, port):
                await asyncio.sleep(0.005)


async def _is_ready(session: aiohttp.ClientSession, port: int) -> bool:
    try:
        async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
            return answer.status == 200
    except aiohttp.ClientError:
        return False


def _bot_of(pid: int) -> int:
    """The process itself, or the one that `uv run` started."""
    children = [
        child for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]
    return int(children[0]) if children else pid


def _cpu(pids: Sequence[int]) -> float:
    return sum(map(cpu_seconds, pids))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--chats", type=int, nargs="+", default=[1, 50, 500, 5000])
    parser.add_argument("--messages", type=int, default=1000, help="at least; every chat writes once at the least")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="contenders whose names hold one of these")
    given = parser.parse_args()
    wanted = [c for c in CONTENDERS if not given.only or any(name in c.name for name in given.only)]
    bytecode.keep()
    with own_postgres() as (_, server), tempfile.TemporaryDirectory() as folder:
        for number, contender in enumerate(wanted):
            asyncio.run(_once(contender, _fresh(contender, server, f"{folder}/{number}.db")))
        print(HEAD)
        for chats in given.chats:
            for number, contender in enumerate(wanted):
                url = _fresh(contender, server, f"{folder}/{chats}-{number}.db")
                print(asyncio.run(measure(contender, chats, max(given.messages, chats), url)), flush=True)


async def _once(contender: Contender, url: str) -> None:
    """Start it and end it: what it is made of is compiled then, as at a server's second start."""
    async with _running(contender, url):
        pass


def _fresh(contender: Contender, server: str, path: str) -> str:
    """A database of its own, with the library in it, where one is needed."""
    if not contender.database:
        return ""
    url = new_database(server) if contender.database == "postgresql" else f"sqlite:///{path}"
    database = Database(url, CIPHER)
    schema.upgrade(database)
    database.run_sync(library.load)
    database.close()
    return url


if __name__ == "__main__":
    main()

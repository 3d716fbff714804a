"""Measures a bot's process from outside: the Bot API runs here on a loopback address, the bot in a process of its own.

    python -m tests.benchmarks.harness [--messages 500] [--chats 50] [--rounds 5] [--text TEXT] -- python -m bot

Without a command it measures the echo bot against itself: how far apart two figures may be that mean the same.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import astuple, dataclass, field
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bot.terminal.bot_api import BotApi
from bot.terminal.parameters import Upload
from tests.support import bytecode
from tests.support.keys import DATA_KEY
from tests.support.loopback import serve

TOKEN = "123456:benchmark"
START_SECONDS = 30.0
ANSWER_SECONDS = 180.0
WARM_UP = 30
UNHINDERED = {
    "OMTANKE_DATA_KEY": DATA_KEY,
    "OMTANKE_MESSAGES_AT_ONCE": "1000000",
    "OMTANKE_NEW_SHOPPERS_A_MINUTE": "1000000",
}
"""A key that every run knows, nobody who writes too fast, and nobody too many."""
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Bot:
    """A program to be measured: its command line, and what it needs in its environment."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


ECHO_BOT = Bot("echo bot", (sys.executable, str(Path(__file__).with_name("echo_bot.py"))))


@dataclass(frozen=True, slots=True)
class Load:
    """What a bot is given to answer."""

    messages: int = 500
    chats: int = 50
    text: Callable[[int], str] = "message {}".format
    """The text of the message with this number."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What it took, from a message's arrival in the queue of updates to the answer's arrival. Times in milliseconds."""

    messages: int
    p50: float
    p95: float
    cpu: float
    """The bot process' CPU time for each message."""
    per_second: float

    def __str__(self) -> str:
        return (
            f"{self.messages} messages: p50 {self.p50:.2f} ms, p95 {self.p95:.2f} ms, "
            f"CPU {self.cpu:.2f} ms a message, {self.per_second:.0f} a second"
        )


@dataclass(frozen=True, slots=True)
class Result:
    """One round with one bot."""

    one_at_a_time: Figures
    stream: Figures


@dataclass(slots=True)
class Bench:
    """A bot at work: the people's side of its Bot API, and its process."""

    api: "TimedApi"
    pid: int

    async def one_at_a_time(self, load: Load) -> Figures:
        """Send the next message when the answer to the one before has come, going round the chats."""
        return await self._measure(load, self._in_turn)

    async def stream(self, load: Load) -> Figures:
        """Send everything at once, going round the chats."""
        return await self._measure(load, self._together)

    async def _in_turn(self, load: Load) -> list[float]:
        chats = zip(range(load.messages), cycle(range(1, load.chats + 1)))
        return [await self.api.ask(chat, load.text(number)) for number, chat in chats]

    async def _together(self, load: Load) -> list[float]:
        chats = zip(range(load.messages), cycle(range(1, load.chats + 1)))
        return await asyncio.gather(*(self.api.ask(chat, load.text(number)) for number, chat in chats))

    async def _measure(self, load: Load, feed: Callable[[Load], Any]) -> Figures:
        for chat in range(1, load.chats + 1):
            self.api.person(chat, first_name="Kim", language_code="en")
        await self._in_turn(Load(max(WARM_UP, load.chats), load.chats, load.text))
        cpu, began = cpu_seconds(self.pid), time.perf_counter()
        seconds: list[float] = await feed(load)
        cpu, whole = cpu_seconds(self.pid) - cpu, time.perf_counter() - began
        cuts = quantiles(seconds, n=20)
        count = load.messages
        return Figures(count, cuts[9] * 1e3, cuts[18] * 1e3, cpu / count * 1e3, count / whole)


@dataclass(slots=True)
class _Question:
    asked: float
    answered: asyncio.Future[float] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class TimedApi(BotApi):
    """A Bot API that takes the time from each message to the next answer in its chat."""

    def __init__(self) -> None:
        # a bot that keeps its database from an earlier run has seen the ids of then
        first_update_id = time.time_ns() // 1_000_000
        super().__init__(now=lambda: datetime.now(UTC), first_update_id=first_update_id, token=TOKEN)
        self.polled = asyncio.Event()
        self._open: dict[int, list[_Question]] = {}

    async def ask(self, chat: int, text: str) -> float:
        """Let a person write; returns the seconds until the bot's message arrives. Raises TimeoutError."""
        question = _Question(time.perf_counter())
        self._open.setdefault(chat, []).append(question)
        self.send(chat, text)
        async with asyncio.timeout(ANSWER_SECONDS):
            return await question.answered

    async def call(
        self, method: str, parameters: Mapping[str, Any], files: Mapping[str, bytes | Upload] | None = None
    ) -> tuple[int, dict[str, Any]]:
        if method == "getUpdates":
            self.polled.set()
        elif method == "sendMessage" and (waiting := self._open.get(int(parameters["chat_id"]))):
            question = waiting.pop(0)
            question.answered.set_result(time.perf_counter() - question.asked)
        return await super().call(method, parameters, files)


@asynccontextmanager
async def bench(command: Sequence[str], environment: Mapping[str, str] | None = None) -> AsyncIterator[Bench]:
    """Run a bot against a Bot API of its own, from its first poll to the end of the block.

    The bot gets this process' environment, `environment`, the tests' data key, TELEGRAM_API_URL and TELEGRAM_BOT_TOKEN.
    Raises TimeoutError when it does not begin to poll.
    """
    api = TimedApi()
    async with serve(api) as server:
        own = {"TELEGRAM_API_URL": server.url, "TELEGRAM_BOT_TOKEN": TOKEN, **UNHINDERED}
        process = subprocess.Popen(command, env={**os.environ, **(environment or {}), **own})  # noqa: ASYNC220  the pid is wanted
        try:
            async with asyncio.timeout(START_SECONDS):
                await api.polled.wait()
            yield Bench(api, process.pid)
        finally:
            process.terminate()
            await asyncio.to_thread(_wait, process)


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(START_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def cpu_seconds(pid: int) -> float:
    """The CPU time a process has used, in user and kernel mode, all its threads together (proc(5))."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


async def side_by_side(bots: Sequence[Bot], load: Load, rounds: int) -> list[list[Result]]:
    """Measure the bots in turn, round after round, every other round the other way about; results by bot, then round.

    One pass of a program can differ by a third from the next pass of the same program: hence rounds, and medians.
    """
    results: list[list[Result]] = [[] for _ in bots]
    for number in range(rounds):
        order = range(len(bots)) if number % 2 == 0 else reversed(range(len(bots)))
        for index in order:
            async with bench(bots[index].command, bots[index].environment) as running:
                results[index].append(Result(await running.one_at_a_time(load), await running.stream(load)))
    return results


def report(bots: Sequence[Bot], results: Sequence[Sequence[Result]]) -> Iterator[str]:
    """The medians over the rounds, and the ratios to the first bot, round by round, from the least to the greatest."""
    for kind in ("one_at_a_time", "stream"):
        first = [getattr(result, kind) for result in results[0]]
        for bot, of_bot in zip(bots, results, strict=True):
            figures = [getattr(result, kind) for result in of_bot]
            yield f"{kind:14} {bot.name:10} {middle(figures)}"
            if bot is not bots[0]:
                cpu, p95 = (_ratios(figures, first, name) for name in ("cpu", "p95"))
                yield f"{'':14} {'ratios':10} CPU {cpu}, p95 {p95}"


def middle(figures: Sequence[Figures]) -> Figures:
    """The median of each figure by itself."""
    columns = zip(*(astuple(each) for each in figures), strict=True)
    count, *others = (median(column) for column in columns)
    return Figures(int(count), *others)


def _ratios(figures: Sequence[Figures], first: Sequence[Figures], name: str) -> str:
    ratios = sorted(getattr(a, name) / getattr(b, name) for a, b in zip(figures, first, strict=True))
    return f"{median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure a bot beside a bare echo bot.")
    parser.add_argument("--messages", type=int, default=500)
    parser.add_argument("--chats", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--text", default="message {}", help="what people write; {} is the message's number")
    parser.add_argument(
        "command", nargs="*", default=ECHO_BOT.command, help="the bot; none: the echo bot, for the noise"
    )
    given = parser.parse_args()
    bytecode.keep()
    bots = (ECHO_BOT, Bot("measured", tuple(given.command)))
    load = Load(given.messages, given.chats, given.text.format)
    print("\n".join(report(bots, asyncio.run(side_by_side(bots, load, given.rounds)))))


if __name__ == "__main__":
    main()

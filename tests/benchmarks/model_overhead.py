"""What asking a model costs besides the model: our own work around a call, side by side with the bare client.

    python -m tests.benchmarks.model_overhead [--calls 500]

The server answers at once, on a loopback address; both make the same requests of it in turn, so that the difference is
ours: the request is put together, the answer is read, checked and composed into a nudge.
"""

import argparse
import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from random import Random
from statistics import median, quantiles
from typing import Any

from openai import AsyncOpenAI

from bot.advice.model import tasks
from bot.advice.model.breaker import Breaker
from bot.advice.model.checking import Checked
from bot.advice.model.client import MOST_TOKENS, Asker
from bot.advice.model.composing import compose
from bot.advice.model.rungs import Form
from bot.advice.model.task import Task
from bot.advice.protocol import Occasion
from bot.domain.language import Language
from tests.support.model_server import model_server, saying
from tests.support.occasions import SAID, answer, occasion

WARM_UP = 30


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--calls", type=int, default=500)
    print(*report(asyncio.run(measured(parser.parse_args().calls))), sep="\n")


async def measured(calls: int) -> dict[str, list[float]]:
    """Seconds of each call, bare and ours, taken in turn."""
    about, said = occasion(), SAID[Language.ENGLISH]
    prepared = tasks.nudge(about, said)
    async with model_server() as server, AsyncOpenAI(api_key="k", base_url=server.url, max_retries=0) as client:
        server.then(saying(answer()))
        asker = Asker(client, "m", Breaker(time.monotonic))
        ways: dict[str, Callable[[], Awaitable[Any]]] = {
            "bare client": lambda: _bare(client, prepared),
            "with all of ours": lambda: _ours(asker, about, said),
        }
        took: dict[str, list[float]] = {name: [] for name in ways}
        for number in range(WARM_UP + calls):
            for name, way in ways.items():
                begun = time.perf_counter()
                await way()
                if number >= WARM_UP:
                    took[name].append(time.perf_counter() - begun)
    return took


async def _bare(client: AsyncOpenAI, task: Task[Checked]) -> None:
    """The same request, made beforehand; the answer is thrown away."""
    create: Any = client.chat.completions.create
    form = Form().of(task.name, task.schema)
    await create(model="m", messages=task.messages(), max_tokens=MOST_TOKENS, extra_body={"response_format": form})


async def _ours(asker: Asker, about: Occasion, said: str) -> None:
    outcome = await asker.ask(tasks.nudge(about, said))
    if outcome.checked is None:
        raise SystemExit(f"the answer was not used: {outcome.trouble}")
    compose(about, outcome.checked, Random(1))


def report(took: Mapping[str, Sequence[float]]) -> Iterator[str]:
    """A table in milliseconds, and what a request holds."""
    yield "| | p50, ms | p95, ms |\n| --- | --- | --- |"
    for name, seconds in took.items():
        yield f"| {name} | {1000 * median(seconds):.2f} | {1000 * quantiles(seconds, n=20)[-1]:.2f} |"
    bare, ours = took.values()
    added = [1000 * (mine - theirs) for theirs, mine in zip(bare, ours, strict=True)]
    yield f"| added by us | {median(added):.2f} | {quantiles(added, n=20)[-1]:.2f} |"
    task = tasks.nudge(occasion(), SAID[Language.ENGLISH])
    yield f"\nOne request: {len(task.system)} characters of prompt, {len(task.data)} of data, "
    yield f"{len(json.dumps(task.schema))} of schema; at most {MOST_TOKENS} tokens of answer."


if __name__ == "__main__":
    main()

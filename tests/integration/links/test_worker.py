"""The process that reads: it is ended where it takes too long, and never outlives the bot."""

import asyncio
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from bot.links.values import Reason, RefusalError
from bot.links.worker import Worker

ORPHAN = """
import asyncio, os
from bot.links.worker import Worker

async def main():
    worker = Worker()
    print(await worker.run(os.getpid), flush=True)
    await asyncio.sleep(60)

if __name__ == "__main__":
    asyncio.run(main())
"""


async def test_it_works_elsewhere_and_goes_on_after_it_was_ended() -> None:
    worker = Worker(seconds=0.1)
    first = await worker.run(os.getpid)
    assert first not in {os.getpid(), os.getppid()}
    with pytest.raises(RefusalError) as refusal:
        await worker.run(time.sleep, 60)
    assert refusal.value.reason is Reason.TIME
    assert await worker.run(os.getpid) != first
    worker.close()


async def test_whoever_gives_up_leaves_nobody_waiting() -> None:
    worker = Worker(seconds=30)
    await worker.run(len, "warm")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(worker.run(time.sleep, 0.5), 0.05)
    assert await asyncio.wait_for(worker.run(len, "abc"), 10) == 3
    worker.close()


async def test_what_a_library_raises_is_a_refusal() -> None:
    worker = Worker()
    with pytest.raises(RefusalError) as refusal:
        await worker.run(int, "not a number")
    assert refusal.value.reason is Reason.BROKEN
    assert await worker.run(int, "5") == 5
    worker.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
async def test_it_ends_with_the_bot_however_that_ends(tmp_path: Path) -> None:
    script = tmp_path / "orphan.py"
    script.write_text(ORPHAN, encoding="utf-8")
    root = Path(__file__).parents[3]
    bot = await asyncio.create_subprocess_exec(
        sys.executable, script, cwd=root, env=os.environ | {"PYTHONPATH": str(root)}, stdout=asyncio.subprocess.PIPE
    )
    assert bot.stdout is not None
    worker = int(await asyncio.wait_for(bot.stdout.readline(), 20))
    assert alive(worker)
    bot.send_signal(signal.SIGKILL)
    async with asyncio.timeout(10):
        await bot.wait()
        while alive(worker):
            await asyncio.sleep(0.02)


def alive(process: int) -> bool:
    """Whether a process runs; one that nobody has waited for yet does not."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return " Z " not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    return False


async def test_the_bot_itself_loads_nothing_that_reads_html() -> None:
    code = "import sys, bot.links; print({'lxml', 'extruct', 'protego', 'rdflib'} & sys.modules.keys())"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, cwd=Path(__file__).parents[3], stdout=asyncio.subprocess.PIPE
    )
    assert (await process.communicate())[0].strip() == b"set()"

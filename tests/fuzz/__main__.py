"""Gives the whole bot random updates, valid and broken, block after block.

    python -m tests.fuzz --updates 1000000 --seed 7

A block is repeated, or a run taken up again, by its number: --from-block 12.
"""

import argparse
import asyncio
import shutil
import sys
import tempfile
import time
from pathlib import Path

from storage import library, schema
from storage.database import Database
from tests.fuzz.block import Block, run
from tests.support.keys import CIPHER

BLOCK = 10_000
"""Updates to a database; the next block begins with a new one."""


def main() -> int:
    """Run the blocks that were asked for; 1 when one of them has a fault, else 0."""
    given = _parser().parse_args()
    with tempfile.TemporaryDirectory(prefix="omtanke-fuzz-") as folder:
        template = _template(Path(folder))
        number, done, begun = given.from_block, 0, time.monotonic()
        while done < given.updates:
            block = _block(
                template,
                Path(folder),
                f"{given.seed}-{number}",
                min(given.block, given.updates - done),
                paced=number % 3 == 2,
            )
            done += block.updates
            _tell(block, number, done, time.monotonic() - begun)
            if block.faults:
                return 1
            number += 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Random updates for the whole bot.")
    parser.add_argument("--updates", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--block", type=int, default=BLOCK, help="updates to a database (%(default)s)")
    parser.add_argument("--from-block", type=int, default=0, help="the first block's number, to repeat one or to go on")
    return parser


def _template(folder: Path) -> Path:
    """A database with its schema and the library, to copy."""
    path = folder / "template.db"
    database = Database(f"sqlite:///{path}", CIPHER)
    schema.upgrade(database)
    database.run_sync(library.load)
    database.close()
    return path


def _block(template: Path, folder: Path, seed: str, updates: int, *, paced: bool) -> Block:
    path = shutil.copy(template, folder / "omtanke.db")
    database = Database(f"sqlite:///{path}", CIPHER)
    try:
        return asyncio.run(run(database, seed, updates, paced=paced))
    finally:
        database.close()
        for left in folder.glob("omtanke.db*"):
            left.unlink()


def _tell(block: Block, number: int, done: int, seconds: float) -> None:
    print(
        f"block {number}: {block.updates} updates, {len(block.broken)} broken, {block.put_aside} unreadable, "
        f"{block.things} temptations, {block.entries} entries; {done} in all, {done / seconds:.0f} a second",
        *block.faults[:20],
        sep="\n  ",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())

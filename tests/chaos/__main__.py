"""The long chaos run: `python -m tests.chaos`; its outcome stands in docs/operations.md."""

import argparse
import asyncio
import sys

from tests.chaos.run import Plan, chaos
from tests.support import bytecode

LONG = {"shoppers": 400, "rounds": 100, "reminders": 4000, "replicas": 3, "kills": 130, "restarts": 4}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description="Kill everything, check the accounts.")
    for name, value in LONG.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--pause", type=float, default=6.0)
    parser.add_argument("--every", type=float, default=9.0, help="seconds between two kills, on average")
    parser.add_argument("--seed", type=int, default=7)
    given = vars(parser.parse_args())
    every = given.pop("every")
    plan = Plan(kill_every=(every / 2, every * 3 / 2), patient=True, **given)
    bytecode.keep()
    outcome = asyncio.run(chaos(plan))
    print(outcome)
    sys.exit(not outcome.sound)


if __name__ == "__main__":
    main()

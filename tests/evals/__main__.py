"""How well messages are understood and answered, by labelled examples.

    python -m tests.evals [--half working|held-out]

Prints accuracy per field, half and language, and of the working half what was confused and missed.
"""

import argparse

from tests.evals.labels import Half
from tests.evals.report import report
from tests.evals.running import run


def main() -> None:
    """Run the evals and print the report."""
    parser = argparse.ArgumentParser(prog="python -m tests.evals", description=(__doc__ or "").splitlines()[0])
    names = {half.replace("_", "-"): half for half in Half}
    parser.add_argument("--half", choices=names, help="only this half")
    half = parser.parse_args().half
    print(report(run([names[half]] if half else tuple(Half))), end="")


if __name__ == "__main__":
    main()

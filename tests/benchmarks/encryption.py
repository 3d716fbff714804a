"""What encryption costs, by field: `python -m tests.benchmarks.encryption`."""

import time
import timeit
from collections.abc import Callable
from functools import partial

from sqlalchemy import create_engine

from storage.cipher import hold
from storage.columns import Encrypted
from tests.support.keys import CIPHER

LENGTHS = {"a product": 20, "a reason": 120, "an update": 800}
TIMES, ROUNDS = 1_000, 60


def microseconds(work: Callable[[], object]) -> float:
    """CPU time of one call, the best of several rounds: on a shared machine the others are the neighbours' work."""
    return min(timeit.repeat(work, timer=time.process_time, number=TIMES, repeat=ROUNDS)) / TIMES * 1e6


def main() -> None:
    """Through the column's type, as a statement does."""
    dialect, column = create_engine("sqlite://").dialect, Encrypted("temptation.product")
    hold(dialect, CIPHER)
    encrypt, decrypt = column.bind_processor(dialect), column.result_processor(dialect, None)
    assert encrypt is not None
    assert decrypt is not None
    for name, length in LENGTHS.items():
        text = "æ" * (length // 2)
        stored = encrypt(text)
        to, fro = microseconds(partial(encrypt, text)), microseconds(partial(decrypt, stored))
        print(f"{name:<10} {length:>4} bytes  encrypt {to:4.1f} µs  decrypt {fro:4.1f} µs  stored {len(stored)} bytes")
    print(f"an id       hash {microseconds(lambda: CIPHER.hash(1001, 'shopper.telegram_id')):.1f} µs")


if __name__ == "__main__":
    main()

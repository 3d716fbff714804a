"""Showing how far a long command has come: a line that grows on a terminal, else a plain line now and then."""

import time
from typing import TextIO

WIDTH = 30
REDRAWN_EVERY = 0.2
TOLD_EVERY = 10.0


class Progress:
    """How much of a whole is done. `show` may be called as often as one likes."""

    def __init__(self, out: TextIO, whole: int) -> None:
        self._out = out
        self._whole = max(whole, 1)
        self._terminal = out.isatty()
        self._last = time.monotonic()

    def show(self, done: int, said: str) -> None:
        """Tell how much is done, if it was not told just now."""
        now = time.monotonic()
        if now - self._last < (REDRAWN_EVERY if self._terminal else TOLD_EVERY):
            return
        self._last = now
        share = min(done / self._whole, 1.0)
        bar = "█" * round(share * WIDTH)
        line = f"\r{bar:░<{WIDTH}} {share:4.0%}  {said}\x1b[K" if self._terminal else f"{share:.0%}  {said}\n"
        self._out.write(line)
        self._out.flush()

    def clear(self) -> None:
        """Take the line away that grew."""
        if self._terminal:
            self._out.write("\r\x1b[K")
            self._out.flush()

"""A breaker: a server that fails again and again is left alone for a while."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """After how many failures in a row it opens, and for how many seconds; a refused key is no passing trouble."""

    failures: int = 3
    seconds: float = 60.0
    refused_seconds: float = 600.0


class Breaker:
    """Closed while calls succeed; open, none is made; after its time one is let through, which decides."""

    def __init__(self, clock: Callable[[], float], patience: Patience | None = None) -> None:
        """`clock` counts seconds and never goes back."""
        self._clock = clock
        self._patience = patience or Patience()
        self._failures = 0
        self._closed_from = 0.0

    @property
    def is_open(self) -> bool:
        """Whether no call is to be made now."""
        return self._clock() < self._closed_from

    def try_one(self) -> bool:
        """Whether a call may be made. Behind an open time the first to ask may, and the others wait for its outcome."""
        if self.is_open:
            return False
        if self._failures >= self._patience.failures:
            self._closed_from = self._clock() + self._patience.seconds
        return True

    def succeeded(self) -> None:
        """A call went well."""
        self._failures, self._closed_from = 0, 0.0

    def failed(self, *, for_good: bool = False) -> None:
        """A call failed; `for_good`: it would fail again at once, as with a key that is refused."""
        self._failures += 1
        if for_good or self._failures >= self._patience.failures:
            self._failures = max(self._failures, self._patience.failures)
            span = self._patience.refused_seconds if for_good else self._patience.seconds
            self._closed_from = self._clock() + span

"""How long to wait before the next try."""

from dataclasses import dataclass
from random import Random

from telegram.error import RetryAfter

from bot.telegram.spans import in_seconds


@dataclass(frozen=True, slots=True)
class Backoff:
    """A delay that doubles with each failure in a row. Times in seconds."""

    first: float = 1.0
    longest: float = 60.0
    jitter: float = 0.25
    """The share by which a delay may be shorter, so that many waiting for the same thing do not return at once."""

    def delay(self, failures: int, random: Random) -> float:
        """Seconds to wait after this many failures in a row, counted from 1."""
        doublings = min(max(failures, 1) - 1, 32)
        return min(self.longest, self.first * 2.0**doublings) * random.uniform(1.0 - self.jitter, 1.0)


def asked_to_wait(error: RetryAfter) -> float:
    """Seconds that Telegram asks to wait for."""
    return in_seconds(error.retry_after)

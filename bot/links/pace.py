"""A polite pace: a host is asked a few times at once at most, then once in a while."""

from collections.abc import Callable

FORGOTTEN_ABOVE = 1000


class Pace:
    """When each host may be asked again, as a token bucket for each. Times in seconds of the clock given."""

    def __init__(self, clock: Callable[[], float], every: float = 1.0, burst: int = 5) -> None:
        """`burst` requests may go at once, for a page comes with its robots.txt and often a redirect."""
        self._clock = clock
        self._every = every
        self._burst = burst
        self._full_at: dict[str, float] = {}

    def book(self, host: str, patience: float) -> float | None:
        """How long to wait before asking a host, a turn being booked; None, and nothing booked, above `patience`."""
        now = self._clock()
        full_at = max(self._full_at.get(host, now), now) + self._every
        wait = max(full_at - now - self._burst * self._every, 0.0)
        if wait > patience:
            return None
        self._forget(now)
        self._full_at[host] = full_at
        return wait

    def _forget(self, now: float) -> None:
        """Hosts that are as good as never asked are dropped once there are many."""
        if len(self._full_at) > FORGOTTEN_ABOVE:
            self._full_at = {host: full_at for host, full_at in self._full_at.items() if full_at > now}

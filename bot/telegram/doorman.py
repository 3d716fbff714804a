"""Who is served now: nobody writes faster than anybody can read, and no more new people come than can be met.

What is turned away is stored and done with like any other update, and changes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from threading import Lock

SWEEP_SECONDS = 60.0
LEAVING_AT_ONCE = 10
"""Of the ways out, whatever the rates: to leave takes three steps."""
SILENT_AFTER = 10
"""So many times the most new shoppers of a minute, and nothing is said to the next one."""


@dataclass(frozen=True, slots=True)
class Rates:
    """How much is served."""

    at_once: int = 20
    """Messages and taps of one chat after a while of silence."""
    seconds_between: float = 3.0
    """Then one in so many seconds."""
    newcomers: int = 600
    """New shoppers in a minute, in all."""


ENDLESS = Rates(at_once=10**9, seconds_between=1e-9, newcomers=10**9)
"""For where nobody is a stranger."""


class Admission(Enum):
    """Whether an update is served."""

    SERVED = auto()
    TOLD = auto()
    """Not served, and its sender is told so."""
    SILENT = auto()
    """Not served, and they were told before."""


@dataclass(slots=True)
class _Chat:
    """A token bucket, kept as the time at which it will be full again."""

    full_at: float
    told: bool = False
    """Whether they were told since it was full."""


class Doorman:
    """Remembers who wrote within the last minutes, and how many were new in this one. Any thread may ask."""

    def __init__(self, rates: Rates, now: Callable[[], datetime]) -> None:
        self._rates = rates
        self._now = now
        self._chats: dict[tuple[int, bool], _Chat] = {}
        self._sweep_at = 0.0
        self._minute, self._new = 0, 0
        self._turn = Lock()

    def __len__(self) -> int:
        """How many chats are remembered, those who leave counted apart."""
        return len(self._chats)

    def admit(self, chat_id: int, *, leaving: bool = False) -> Admission:
        """One more of a chat. What is not served costs its sender nothing of what may come.

        The ways out have a rate of their own: nobody is kept in, whatever they wrote before.
        """
        with self._turn:
            return self._admit((chat_id, leaving))

    def _admit(self, who: tuple[int, bool]) -> Admission:
        now, every = self._now().timestamp(), self._rates.seconds_between
        at_once = LEAVING_AT_ONCE if who[1] else self._rates.at_once
        self._sweep(now)
        chat = self._chats.setdefault(who, _Chat(now))
        if chat.full_at <= now:
            chat.full_at, chat.told = now, False
        if chat.full_at - now > every * (at_once - 1):
            told, chat.told = chat.told, True
            return Admission.SILENT if told else Admission.TOLD
        chat.full_at += every
        return Admission.SERVED

    def welcome(self) -> Admission:
        """One more who was never here."""
        minute = int(self._now().timestamp() // 60)
        with self._turn:
            self._minute, self._new = minute, (self._new if minute == self._minute else 0) + 1
            place = self._new
        if place <= self._rates.newcomers:
            return Admission.SERVED
        return Admission.TOLD if place <= self._rates.newcomers * SILENT_AFTER else Admission.SILENT

    def _sweep(self, now: float) -> None:
        """Forget chats whose bucket is full: a new one would do just the same."""
        if now >= self._sweep_at:
            self._sweep_at = now + SWEEP_SECONDS
            self._chats = {who: chat for who, chat in self._chats.items() if chat.full_at > now}

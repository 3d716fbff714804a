"""Faults on demand: what goes wrong between a bot and Telegram, a set number of times or by chance."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random


class FaultKind(StrEnum):
    """What can go wrong with a call."""

    TOO_MANY_REQUESTS = "429"
    SERVER_ERROR = "500"
    LOST_RESPONSE = "lost response"
    """The work is done, the answer never arrives."""
    GARBAGE = "garbage"
    """A 200 whose body is no JSON, as from a proxy; the work is not done."""
    REFUSED = "refused"
    """No connection; the work is not done."""
    DELAY = "delay"
    """The answer comes late."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault; `seconds` is the `retry_after` of a 429 or the length of a delay."""

    kind: FaultKind
    seconds: float = 1


class TransportFault(Exception):  # noqa: N818  a fault of the way to the server, not an answer from it
    """What a transport must show in its own way: a lost response, a garbage body or a refused connection."""

    def __init__(self, kind: FaultKind) -> None:
        super().__init__(kind.value)
        self.kind = kind


GARBAGE_BODY = b"<html><body>Bad gateway</body></html>"
"""What a garbage answer holds."""


@dataclass(slots=True)
class _Rule:
    fault: Fault
    method: str | None
    times: int | None
    probability: float
    random: Random | None

    def strikes(self, method: str) -> bool:
        if self.times == 0 or self.method not in (None, method):
            return False
        if self.random and self.random.random() >= self.probability:
            return False
        if self.times is not None:
            self.times -= 1
        return True


class Faults:
    """The faults to come. Without any, the server is sound."""

    def __init__(self) -> None:
        self._rules: list[_Rule] = []

    def inject(self, fault: Fault, *, method: str | None = None, times: int = 1) -> None:
        """Lets the next `times` calls of a method, or of any, meet the fault."""
        self._rules.append(_Rule(fault, method and method.lower(), times, 1, None))

    def inject_randomly(self, fault: Fault, *, probability: float, random: Random, method: str | None = None) -> None:
        """Lets each call of a method, or of any, meet the fault with a probability, until cleared."""
        self._rules.append(_Rule(fault, method and method.lower(), None, probability, random))

    def clear(self) -> None:
        """Ends all faults."""
        self._rules.clear()

    def draw(self, method: str) -> Fault | None:
        """The fault that this call meets, if any; the first rule that strikes is used up once."""
        struck = next((rule for rule in self._rules if rule.strikes(method.lower())), None)
        self._rules = [rule for rule in self._rules if rule.times != 0]
        return struck.fault if struck else None

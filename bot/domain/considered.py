"""What was weighed when a nudge was made, kept with the thing so that the shopper can be told."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MOST_COMPETING = 5
"""So many of the opinions that competed are kept, the best first."""

_PLAIN = ("said", "by_meaning", "prompt", "stored", "alike", "learned")


@dataclass(frozen=True, slots=True)
class Considered:
    """How a nudge came about. Opinions and alternatives by id; `fit` from 0 to 1."""

    said: str = ""
    """The shopper's words that led to the category; none for the general one."""
    angles: frozenset[str] = frozenset()
    """The arguments that the message asked for."""
    stored: int = 0
    """How many opinions there were on the category."""
    competed: tuple[tuple[str, float], ...] = ()
    """Those that fitted best, with their fit."""
    alike: int = 0
    """How many of them fitted as well as the one that was shown: chance chose."""
    alternatives: tuple[str, ...] = ()
    learned: bool = False
    """Whether the kind of nudge was weighed by what the shopper acts on."""
    prompt: str = ""
    """The version of the prompt by which a language model chose and phrased; none where the templates did."""
    by_meaning: bool = False
    """Whether a model placed the thing, as no word of it led anywhere."""

    def to_json(self) -> str:
        """As it is stored."""
        told = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps({**told, "angles": sorted(self.angles)}, ensure_ascii=False, separators=(",", ":"))


def from_json(stored: str | None) -> Considered:
    """What was stored; nothing for a thing from before such was kept."""
    told: Mapping[str, Any] = json.loads(stored or "{}")
    plain = {name: told[name] for name in _PLAIN if name in told}
    return Considered(
        **plain,
        angles=frozenset(told.get("angles", ())),
        competed=tuple((str(name), float(fit)) for name, fit in told.get("competed", ())),
        alternatives=tuple(told.get("alternatives", ())),
    )

"""What a name means, where its words are known to nobody: embeddings of an OpenAI-compatible server."""

import asyncio
import logging
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

from openai import AsyncOpenAI, OpenAIError
from pydantic import BaseModel

log = logging.getLogger(__name__)

SECONDS = 3.0
"""What the shopper may have to wait for an answer."""
OUTSTANDING = 4.0
"""So many standard deviations above the mean of all lies a kind of thing that is near enough to be taken.

How near "near" is differs from model to model; how far the nearest stands out from the rest does so much less.
The three figures were chosen by `tests/benchmarks/meaning.py`, whose table stands in docs/opinions.md.
"""
AHEAD = 1.5
"""So many standard deviations it leads the second."""
BRANCH_OUTSTANDING = 3.0
"""Less is enough for the branch that the two nearest share."""
_AT_ONCE = 64  # texts in one request; small servers take no more

Vector = Sequence[float]


@dataclass(frozen=True, slots=True)
class Server:
    """An OpenAI-compatible server, and which of its models makes embeddings. `deadline` in seconds."""

    client: AsyncOpenAI
    model: str
    deadline: float = SECONDS


@dataclass(frozen=True, slots=True)
class Described:
    """A kind of thing in words, and the branch it belongs to."""

    text: str
    branch: str


class _Row(BaseModel):
    index: int
    embedding: list[float]


class _Answer(BaseModel):
    """What of a server's answer is read; the client itself checks nothing."""

    data: list[_Row]


class Embeddings:
    """Nearest meanings among texts that stay the same: those are asked for once and kept."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._kept: dict[str, Vector] = {}
        self._filling = asyncio.Lock()

    async def nearest(self, text: str, kinds: Mapping[str, Described]) -> str | None:
        """The kind of thing, by its key, whose meaning is nearest; None when none stands out, or nobody answers."""
        try:
            async with asyncio.timeout(self._server.deadline):
                await self._fill([kind.text for kind in kinds.values()])
                (vector,) = await self._embed([text])
            likeness = {key: _cosine(vector, self._kept[kind.text]) for key, kind in kinds.items()}
        except (OpenAIError, TimeoutError, ValueError) as error:
            log.warning("no embeddings: %s", type(error).__name__)
            return None
        return standing_out(likeness, {key: kind.branch for key, kind in kinds.items()})

    async def _fill(self, texts: list[str]) -> None:
        """Have a vector for every text; those that came are kept even where the time is up before the last."""
        async with self._filling:
            missing = [text for text in dict.fromkeys(texts) if text not in self._kept]
            for start in range(0, len(missing), _AT_ONCE):
                part = missing[start : start + _AT_ONCE]
                self._kept.update(zip(part, await self._embed(part), strict=True))

    async def _embed(self, texts: list[str]) -> list[Vector]:
        """A vector of length one for each text. Raises ValueError for an answer that has not one for each."""
        call = self._server.client.embeddings.with_raw_response
        raw = await call.create(model=self._server.model, input=texts, encoding_format="float")
        rows = sorted(_Answer.model_validate_json(raw.http_response.content).data, key=lambda row: row.index)
        if [row.index for row in rows] != list(range(len(texts))):
            raise ValueError("not one vector for each text")
        return [_unit(row.embedding) for row in rows]


def standing_out(likeness: Mapping[str, float], branches: Mapping[str, str]) -> str | None:
    """The key that stands out by its likeness, or the branch that the two likeliest share; None when neither does."""
    if len(likeness) < 2:
        return None
    first, second = sorted(likeness, key=lambda key: -likeness[key])[:2]
    mean, spread = fmean(likeness.values()), pstdev(likeness.values())
    if spread == 0:
        return None
    above, ahead = (likeness[first] - mean) / spread, (likeness[first] - likeness[second]) / spread
    if above >= OUTSTANDING and ahead >= AHEAD:
        return first
    shared = branches[first] == branches[second] and above >= BRANCH_OUTSTANDING
    return branches[first] if shared else None


def _cosine(one: Vector, other: Vector) -> float:
    """How alike two vectors of length one are, -1 to 1."""
    return sum(a * b for a, b in zip(one, other, strict=True))


def _unit(vector: Vector) -> Vector:
    """The vector at length one. Raises ValueError for one that has none, or whose numbers are none."""
    length = math.hypot(*vector)
    if not math.isfinite(length) or length == 0:
        raise ValueError("a vector without a direction")
    return [x / length for x in vector]

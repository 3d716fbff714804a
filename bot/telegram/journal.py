"""One line for each update that is done, and the counting of it: with ids of ours, and nothing that was written."""

import logging
from collections.abc import Callable
from hashlib import blake2s
from secrets import token_bytes
from time import perf_counter
from typing import Any

from bot.advice.model.values import Outcome as ModelOutcome
from bot.metrics import Metrics, Outcome
from bot.service.outside import NearestCategory, Question, ReadPage
from bot.telegram.errand import Errand

log = logging.getLogger(__name__)

ANSWERED, GIVEN_UP = "answered", "given_up"
"""What came of a model that was asked, beside the troubles that there are."""


class Journal:
    """Notes what became of updates. `clock` counts seconds."""

    def __init__(self, metrics: Metrics, clock: Callable[[], float] = perf_counter) -> None:
        self._metrics = metrics
        self._key = token_bytes(16)
        self.clock = clock

    def done(self, errand: Errand, begun: float) -> None:
        """An update is done that work began on at `begun`."""
        seconds = self.clock() - begun
        outcome = errand.outcome or (Outcome.ANSWERED if errand.said else Outcome.SILENT)
        self._metrics.update(outcome, seconds)
        if log.isEnabledFor(logging.INFO):
            self._tell(errand, outcome, round(seconds * 1e3, 1))

    def put_off(self, begun: float) -> None:
        """An update could not be done now."""
        self._metrics.update(Outcome.PUT_OFF, self.clock() - begun)

    def asked(self, question: Question, answer: Any) -> None:
        """A question was answered, or not, by somebody outside; only models are counted."""
        match question, answer:
            case ((ReadPage() | NearestCategory()), _):
                return
            case _, ModelOutcome(usage=usage, trouble=trouble):
                self._metrics.model_call(trouble.name.lower() if trouble else ANSWERED, usage.tokens)
            case _:
                self._metrics.model_call(GIVEN_UP, 0)

    def _tell(self, errand: Errand, outcome: Outcome, milliseconds: float) -> None:
        handler, lane = errand.handler or "none", self._lane(errand.chat_id)
        told = {"update": errand.update_id, "lane": lane, "handler": handler, "outcome": outcome.value}
        log.info(
            "update %d (lane %s, %s): %s in %s ms, replies: %d",
            *(errand.update_id, lane, handler, outcome, milliseconds, errand.said),
            extra={**told, "ms": milliseconds, "replies": errand.said},
        )

    def _lane(self, chat_id: int) -> str:
        """A name for a chat that is the same as long as the process runs, and leads to nobody."""
        return blake2s(str(chat_id).encode(), key=self._key, digest_size=4).hexdigest()

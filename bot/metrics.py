"""What the bot counts of itself, for Prometheus: in a registry of its own, with neither ids nor words in it.

https://prometheus.io/docs/practices/naming/
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

CONTENT_TYPE = CONTENT_TYPE_LATEST
"""Of what `Metrics.render` gives."""

_UPDATE_SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_DATABASE_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1.0, 5.0)
_LATE_SECONDS = (1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3_600.0, 6 * 3_600.0, 24 * 3_600.0)


class Outcome(StrEnum):
    """What came of an update."""

    ANSWERED = "answered"
    SILENT = "silent"
    """There was nothing to say."""
    PACED = "paced"
    """Its sender wrote faster than anybody can read."""
    CROWDED = "crowded"
    """Somebody new came while very many did."""
    UNREADABLE = "unreadable"
    FAILED = "failed"
    PUT_OFF = "put_off"
    """To be tried again; the same update is counted again when it is done."""


class Sent(StrEnum):
    """What came of sending a message."""

    SENT = "sent"
    REFUSED = "refused"
    """Telegram will not take it."""
    GONE = "gone"
    """The shopper blocked the bot."""
    PUT_OFF = "put_off"
    """To be tried again."""


class Engine(StrEnum):
    """What composed a nudge."""

    MODEL = "model"
    TEMPLATES = "templates"
    FALLBACK = "fallback"
    """The templates, because no answer of the model could be used."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits in the database. Times in seconds."""

    unanswered: int = 0
    oldest_unanswered: float = 0.0
    failed: int = 0
    due: int = 0
    latest: float = 0.0
    """How late the reminder is that has waited longest."""


class Metrics:
    """Counts in memory; whoever counts has one method to call, which takes some microseconds."""

    def __init__(self) -> None:
        registry = self._registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        updates = Counter("omtanke_updates", "Updates by what came of them", ["outcome"], registry=registry)
        sends = Counter("omtanke_sends", "Messages by what came of sending them", ["outcome"], registry=registry)
        nudges = Counter("omtanke_nudges", "Nudges by what composed them", ["engine"], registry=registry)
        self._updates = {
            outcome: updates.labels(outcome) for outcome in Outcome
        }  # so that each is there from the start
        self._sends = {outcome: sends.labels(outcome) for outcome in Sent}
        self._nudges = {engine: nudges.labels(engine) for engine in Engine}
        self._calls = Counter(
            "omtanke_model_calls", "Calls of models by what came of them", ["outcome"], registry=registry
        )
        self._tokens = Counter("omtanke_model_tokens", "Tokens that models were paid in", registry=registry)
        self._update_seconds = Histogram(
            "omtanke_update_seconds",
            "From when work on an update begins until its last reply is sent",
            buckets=_UPDATE_SECONDS,
            registry=registry,
        )
        self._late = Histogram(
            "omtanke_reminder_lateness_seconds",
            "How much later than due a reminder went out",
            buckets=_LATE_SECONDS,
            registry=registry,
        )
        self._database = Histogram(
            "omtanke_database_seconds",
            "A unit of work, its commit included",
            buckets=_DATABASE_SECONDS,
            registry=registry,
        )
        self._lanes = Gauge("omtanke_lanes_waiting", "Updates that this process has not done yet", registry=registry)
        self._backlog = {name: Gauge(f"omtanke_{name}", words, registry=registry) for name, words in _BACKLOG.items()}

    def update(self, outcome: Outcome, seconds: float) -> None:
        """An update is done, or put off."""
        self._updates[outcome].inc()
        self._update_seconds.observe(seconds)

    def send(self, outcome: Sent) -> None:
        """A message was sent, or not."""
        self._sends[outcome].inc()

    def nudge(self, engine: Engine) -> None:
        """A nudge was composed."""
        self._nudges[engine].inc()

    def model_call(self, outcome: str, tokens: int) -> None:
        """A model was asked; `outcome` is one of few words."""
        self._calls.labels(outcome).inc()
        self._tokens.inc(tokens)

    def reminder_sent(self, late: float) -> None:
        """A reminder went out, so many seconds after it was due."""
        self._late.observe(max(late, 0.0))

    def database(self, seconds: float) -> None:
        """A unit of work ended, well or not."""
        self._database.observe(seconds)

    def watch_lanes(self, waiting: Callable[[], int]) -> None:
        """Where to look up, whenever somebody asks, how many updates wait."""
        self._lanes.set_function(waiting)

    def backlog(self, backlog: Backlog) -> None:
        """What waits in the database now."""
        self._backlog["updates_unanswered"].set(backlog.unanswered)
        self._backlog["updates_oldest_unanswered_seconds"].set(backlog.oldest_unanswered)
        self._backlog["updates_put_aside"].set(backlog.failed)
        self._backlog["reminders_due"].set(backlog.due)
        self._backlog["reminders_latest_seconds"].set(backlog.latest)

    def render(self) -> bytes:
        """All of it in Prometheus' text format; see `CONTENT_TYPE`."""
        return generate_latest(self._registry)


_BACKLOG = {
    "updates_unanswered": "Updates in the inbox that are not done, of all processes",
    "updates_oldest_unanswered_seconds": "How long the oldest of them has waited",
    "updates_put_aside": "Updates in the inbox that could not be handled",
    "reminders_due": "Reminders that are due and not sent",
    "reminders_latest_seconds": "How late the one is that has waited longest",
}
"""Looked up every now and then."""

import re

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import CONTENT_TYPE, Backlog, Engine, Metrics, Outcome, Sent


def samples(metrics: Metrics) -> dict[tuple[str, tuple[str, ...]], float]:
    families = text_string_to_metric_families(metrics.render().decode())
    return {(s.name, tuple(s.labels.values())): s.value for family in families for s in family.samples}


def test_what_happens_is_counted() -> None:
    metrics, waiting = Metrics(), [3]
    metrics.watch_lanes(lambda: waiting[0])
    metrics.update(Outcome.ANSWERED, 0.004)
    metrics.update(Outcome.PACED, 0.2)
    metrics.send(Sent.GONE)
    metrics.nudge(Engine.FALLBACK)
    metrics.model_call("time", 0)
    metrics.model_call("answered", 350)
    metrics.reminder_sent(-0.5)
    metrics.reminder_sent(90.0)
    metrics.database(0.002)
    metrics.backlog(Backlog(unanswered=2, oldest_unanswered=7.5, failed=1, due=4, latest=60.0))
    found = samples(metrics)
    assert found["omtanke_updates_total", ("answered",)] == 1
    assert found["omtanke_updates_total", ("failed",)] == 0, "each outcome is there before it happens"
    assert found["omtanke_update_seconds_bucket", ("0.005",)] == 1
    assert found["omtanke_update_seconds_count", ()] == 2
    assert found["omtanke_sends_total", ("gone",)] == 1
    assert found["omtanke_nudges_total", ("fallback",)] == 1
    assert found["omtanke_model_calls_total", ("time",)] == found["omtanke_model_calls_total", ("answered",)] == 1
    assert found["omtanke_model_tokens_total", ()] == 350
    assert found["omtanke_reminder_lateness_seconds_count", ()] == 2
    assert found["omtanke_reminder_lateness_seconds_sum", ()] == 90
    assert found["omtanke_database_seconds_count", ()] == 1
    assert found["omtanke_lanes_waiting", ()] == 3
    assert found["omtanke_updates_oldest_unanswered_seconds", ()] == 7.5
    assert found["omtanke_updates_put_aside", ()] == 1
    assert found["omtanke_reminders_due", ()] == 4
    waiting[0] = 0
    assert samples(metrics)["omtanke_lanes_waiting", ()] == 0


def test_two_bots_in_a_process_count_apart() -> None:
    one, other = Metrics(), Metrics()
    one.update(Outcome.ANSWERED, 0.1)
    assert samples(other)["omtanke_updates_total", ("answered",)] == 0


def test_it_is_prometheus_text() -> None:
    assert CONTENT_TYPE.startswith("text/plain")


@pytest.mark.parametrize("name", sorted({name for name, _ in samples(Metrics())}))
def test_names_follow_the_rules(name: str) -> None:
    assert re.fullmatch(r"(omtanke|process)_[a-z_]+", name)

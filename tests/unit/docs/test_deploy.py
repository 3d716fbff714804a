"""The example dashboard and alerts load, and ask for what the bot tells."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.metrics import Engine, Metrics, Outcome, Sent
from tests.unit.test_metrics import samples

DEPLOY = Path(__file__).parents[3] / "deploy"
TOLD = {name for name, _ in samples(Metrics())} | {"omtanke_model_calls_total"}  # which is there from the first call on
LABELS = {"outcome": {*Outcome, *Sent}, "engine": set(Engine)}
BOARD = json.loads((DEPLOY / "grafana/omtanke.json").read_text(encoding="utf-8"))
RULES = yaml.safe_load((DEPLOY / "prometheus/alerts.yml").read_text(encoding="utf-8"))["groups"][0]["rules"]


def expressions() -> Iterator[str]:
    yield from (target["expr"] for panel in BOARD["panels"] for target in panel["targets"])
    yield from (rule["expr"] for rule in RULES)


def test_every_metric_that_is_asked_for_is_told() -> None:
    named = {name for each in expressions() for name in re.findall(r"\b(?:omtanke|process)_[a-z_]+", each)}
    assert named <= TOLD
    counted = {name for name in TOLD if name.startswith("omtanke_") and not name.endswith("_created")}
    own = {re.sub(r"_(bucket|count|sum)$", "", name) for name in counted}
    shown = {re.sub(r"_(bucket|count|sum)$", "", name) for name in named}
    assert own <= shown, "what is counted is looked at"


def test_every_label_that_is_asked_for_has_its_values() -> None:
    found = [pair for each in expressions() for pair in re.findall(r'(outcome|engine)=~?"([a-z_|]+)"', each)]
    assert found
    for label, values in found:
        assert set(values.split("|")) <= LABELS[label]


def test_brackets_are_balanced() -> None:
    for each in expressions():
        assert all(each.count(one) == each.count(other) for one, other in ("()", "[]", "{}")), each


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule["alert"]))
def test_every_alert_says_what_is_wrong_and_how_bad(rule: dict[str, Any]) -> None:
    assert rule["labels"]["severity"] in {"page", "ticket"}
    assert rule["annotations"]["summary"].endswith(".")
    assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}


def test_no_panel_lies_over_another() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in BOARD["panels"]:
        place = panel["gridPos"]
        cells = {(place["x"] + x, place["y"] + y) for x in range(place["w"]) for y in range(place["h"])}
        assert not cells & taken, panel["title"]
        assert place["x"] + place["w"] <= 24
        taken |= cells

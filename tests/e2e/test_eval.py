"""`omtanke eval` against a real HTTP server."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import evaluating, tables
from bot.domain.language import Language
from bot.settings import Settings
from tests.e2e.test_model import thoughtful
from tests.support.model_server import ModelServer, Step, failing, model_server, saying


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    rows = [
        {"text": "an air fryer for 89 euro", "language": "en", "kind": "want", "product": ["air fryer"]},
        {"text": "en airfryer til 899 kr", "language": "da", "kind": "want", "product": ["toaster"]},
        {"text": "insulin", "language": "en", "kind": "essential"},
    ]
    (tmp_path / "some.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return tmp_path


def step_of(said: Language | int | Step) -> Step:
    if isinstance(said, Language):
        return thoughtful(said)
    return failing(said) if isinstance(said, int) else said


def report(labelled: Path, *steps: Language | int | Step) -> dict[str, list[str]]:
    """The report's rows by name, of a server that does this, one after the other."""

    async def both() -> list[str]:
        async with model_server() as server:
            server.then(*map(step_of, steps))
            return await asyncio.to_thread(list, lines(server))

    def lines(server: ModelServer) -> Iterator[str]:
        where = {"database_url": f"sqlite:///{labelled}/x.db", "openai_base_url": server.url, "openai_model": "m"}
        return evaluating.run(Settings(_env_file=None, **where), labelled, 10)  # type: ignore[arg-type,call-arg]

    cells = (line.strip("| \n").split(" | ") for line in asyncio.run(both()))
    return {name: told for name, *told in cells}


def test_both_engines_are_told_side_by_side(labelled: Path) -> None:
    found = report(labelled, Language.ENGLISH, Language.DANISH)
    assert found["messages"] == ["2", "2"]
    assert found["valid and grounded"] == ["100.0% (2/2)"] * 2
    assert found["language as asked"] == ["100.0% (2/2)"] * 2
    assert found["thing as labelled"] == ["50.0% (1/2)"] * 2
    assert found["taken for a want"] == ["100.0% (2/2)"] * 2
    assert found["tokens a nudge (median)"] == ["0", "350"]


def test_talks_are_told_too(labelled: Path) -> None:
    turns = [{"said": "they are so pretty", "reason": "other"}, {"said": "it would suit us", "reason": "need"}]
    talk = {"kind": "talk", "language": "en", "product": "lamp", "price": "€45", "turns": turns}
    (labelled / "some.jsonl").write_text(json.dumps(talk), encoding="utf-8")
    answer = {"about": "this", "reason": "other", "reply": "That is a good thing to hear.", "question": None}
    found = report(labelled, saying(answer))
    assert found["turns"] == ["2", "2"]
    assert found["with an answer that may be used"] == ["100.0% (2/2)", "50.0% (1/2)"], "said twice, it is refused"
    assert found["reason as labelled"] == ["50.0% (1/2)"] * 2
    assert found["good reasons and distress heard"] == ["0.0% (0/1)"] * 2
    assert found["own words in the language asked for"] == ["-", "100.0% (1/1)"]
    assert found["tokens a turn (median)"] == ["0", "525"]


def test_what_is_not_used_is_counted(labelled: Path) -> None:
    found = report(labelled, Language.ENGLISH, 503)
    assert found["valid and grounded"] == ["100.0% (2/2)", "50.0% (1/2)"]
    assert "Not used: the server fails, 1 times." in found


def test_a_server_that_never_answers_is_an_error(labelled: Path) -> None:
    with pytest.raises(evaluating.EvaluationError, match="never answered"):
        report(labelled, 503)


@pytest.mark.parametrize(
    ("seconds", "half", "most"), [([], "0.0000", "0.0000"), ([0.31], "0.31", "0.31"), ([0.1, 0.3], "0.20", "0.29")]
)
def test_few_figures_have_a_p95_within_them(seconds: list[float], half: str, most: str) -> None:
    assert (tables.seconds_p50(seconds), tables.seconds_p95(seconds)) == (half, most)


@pytest.mark.parametrize("folder", ["nothing here"])
def test_without_messages_or_a_model_it_says_what_would_help(tmp_path: Path, folder: str) -> None:
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/x.db")  # type: ignore[arg-type,call-arg]
    with pytest.raises(evaluating.EvaluationError, match="tests/evals"):
        list(evaluating.run(settings, tmp_path / folder, 1))
    (tmp_path / "a.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(evaluating.EvaluationError, match="OPENAI_MODEL"):
        list(evaluating.run(settings, tmp_path, 1))

"""The breaker, the prompt files, and finding an object in a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice.model.asking import request
from bot.advice.model.breaker import Breaker, Patience
from bot.advice.model.rungs import Form, Rung, object_in
from bot.domain.language import Language
from prompts import prompt_files
from prompts.prompt_files import PromptError
from tests.support.occasions import SAID, occasion


def test_the_breaker_opens_rests_and_lets_one_through() -> None:
    now = [0.0]
    breaker = Breaker(lambda: now[0], Patience(failures=2, seconds=60, refused_seconds=600))
    breaker.failed()
    assert breaker.try_one()
    breaker.failed()
    assert not breaker.try_one()
    now[0] = 60.0
    assert breaker.try_one(), "one is let through"
    assert not breaker.try_one(), "and no other until it is known how that one went"
    breaker.succeeded()
    assert breaker.try_one()
    assert not breaker.is_open


def test_a_refused_key_opens_at_once_and_for_longer() -> None:
    now = [0.0]
    breaker = Breaker(lambda: now[0], Patience(failures=5, seconds=60, refused_seconds=600))
    breaker.failed(for_good=True)
    now[0] = 599.0
    assert not breaker.try_one()
    now[0] = 600.0
    assert breaker.try_one()


@pytest.mark.parametrize("name", ["nudge", "talk"])
def test_a_prompt_has_a_version_and_its_variables(name: str) -> None:
    prompt = prompt_files.load(name)
    assert prompt.version.startswith(f"{name}-")
    assert "{" not in prompt.render(**dict.fromkeys(prompt.variables, "English"))
    with pytest.raises(PromptError, match="missing"):
        prompt.render()
    with pytest.raises(PromptError, match="other"):
        prompt.render(language="Danish", other="x")


@pytest.mark.parametrize(
    "source", ["", "Hello", "---\nvariables: a\n---\nno slot", "---\nvariables:\n---\n{a}", "variables: a\n---\n{a}"]
)
def test_a_prompt_file_that_does_not_agree_with_itself_is_refused(source: str) -> None:
    with pytest.raises(PromptError):
        prompt_files.parsed("x", source)


def test_another_text_is_another_version() -> None:
    one, other = (prompt_files.parsed("x", f"---\nvariables:\n---\n{text}") for text in "ab")
    assert one.version != other.version


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a": 1}', '{"a": 1}'),
        ('Sure:\n```json\n{"a": {"b": "}"}}\n```', '{"a": {"b": "}"}}'),
        ('{broken {"a": 1} {"b": 2}', '{"a": 1}'),
        ('<think>{"a": 1}?</think>{"b": 2}', '{"b": 2}'),
        ("none", None),
        ("{", None),
        ("", None),
    ],
)
def test_the_first_whole_object(text: str, found: str | None) -> None:
    assert object_in(text) == found


@given(st.text(alphabet='{}[]":,a1 \\', max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_may_be_searched(text: str) -> None:
    found = object_in(text)
    assert found is None or found in text


def test_each_form_asks_for_less_than_the_one_before() -> None:
    forms, form = [], Form()
    while form := form.lower:  # type: ignore[assignment]  # it ends with none
        forms.append((form.rung, form.stores))
    assert forms == [(rung, False) for rung in Rung]
    assert Form(Rung.TEXT, stores=False).parameters(400, 0.4) == {"max_tokens": 400, "temperature": 0.4}
    assert Form().parameters(400, 0.4) == {"max_tokens": 400, "temperature": 0.4, "store": False}
    assert Form(Rung.TEXT).of("nudge", {}) is None


@pytest.mark.parametrize(
    ("complaint", "left"),
    [
        ("Unrecognized request argument supplied: store", Form(stores=False)),
        (
            "Unsupported parameter: 'max_tokens' is not supported here. Use 'max_completion_tokens' instead.",
            Form(limit="max_completion_tokens"),
        ),
        ("Unsupported value: 'temperature' does not support 0.4 with this model.", Form(tempered=False)),
        ("{'param': 'response_format'}", Form(Rung.GUIDED)),
        ("Invalid parameter: json_schema is not supported", Form(Rung.GUIDED)),
        ("the prompt was stored and refused", None),
        ("", None),
    ],
)
def test_what_a_server_names_is_left_out_and_nothing_else(complaint: str, left: Form | None) -> None:
    assert Form().without(complaint) == left


def test_what_was_left_out_already_is_not_left_out_again() -> None:
    bare = Form(Rung.TEXT, stores=False, limit="max_completion_tokens", tempered=False)
    assert bare.without("store, temperature, max_tokens and response_format") is None
    assert bare.parameters(400, 0.4) == {"max_completion_tokens": 400}


def test_the_same_occasion_asks_the_same() -> None:
    one, other = (request(occasion(), SAID[Language.ENGLISH]) for _ in range(2))
    assert one == other
    assert "Danish" in request(occasion(Language.DANISH), "x").system

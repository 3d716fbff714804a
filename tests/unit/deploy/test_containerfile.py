"""The image's file, as far as it can be held to something without an engine to build it."""

import importlib.util
import re
import subprocess
import tomllib

import pytest
from pydantic import SecretStr

from bot.settings import Settings
from tests.support.containerfile import PATH, ROOT, instructions, let_through, sources, stages

TEXT = PATH.read_text(encoding="utf-8")
BUILD, IMAGE = stages(TEXT)
IGNORE = (ROOT / ".dockerignore").read_text(encoding="utf-8")
SETTINGS = {name.upper(): field for name, field in Settings.model_fields.items()}
SECRETS = {name for name, field in SETTINGS.items() if SecretStr.__name__ in str(field.annotation)}
OTHERS = {"PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "MPLCONFIGDIR"}
"""What the image sets for Python and matplotlib."""


def project() -> dict[str, dict[str, str]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_both_stages_stand_on_the_same_slim_python_of_a_named_version() -> None:
    assert BUILD.base == IMAGE.base
    version = re.fullmatch(r"docker\.io/library/python:(3\.\d+)-slim-\w+", IMAGE.base)
    assert version is not None
    assert f">={version[1]}" == project()["project"]["requires-python"], "the version that the tests run on"
    assert BUILD.name == "build"
    assert IMAGE.name is None


def test_nothing_but_what_was_installed_comes_from_the_building_stage() -> None:
    copies = [each.words for each in IMAGE.all("COPY")]
    installed = BUILD.environment["UV_PROJECT_ENVIRONMENT"]
    assert copies == [["--from=build", installed, installed]], "its scripts name their own place"
    assert IMAGE.environment["PATH"].startswith(f"{installed}/bin:")


def test_lines_that_go_on_are_read_as_one_and_comments_as_none() -> None:
    run, user = instructions("# no\nRUN a \\\n  b 'c d'\n\n# no\nUSER 1\n")
    assert (run.name, run.words, user.rest) == ("RUN", ["a", "b", "c d"], "1")


def test_every_instruction_is_one_that_is_known() -> None:
    """A misspelt one would be found by no other test."""
    known = {"FROM", "ENV", "WORKDIR", "RUN", "COPY", "USER", "EXPOSE", "HEALTHCHECK", "STOPSIGNAL", "ENTRYPOINT"}
    assert {each.name for each in instructions(TEXT)} == known


def test_it_runs_as_nobody_special_by_a_fixed_number() -> None:
    (user,) = IMAGE.all("USER")
    number, _, group = user.rest.partition(":")
    assert int(number) == int(group) >= 10_000
    runs = " ".join(each.rest for each in IMAGE.all("RUN"))
    assert f"--uid {number} --gid {group}" in runs
    order = [each.name for each in IMAGE.instructions]
    assert order.index("USER") > max(place for place, name in enumerate(order) if name in {"RUN", "COPY"})


def test_signals_reach_the_bot_with_no_shell_before_it() -> None:
    (entry,) = IMAGE.all("ENTRYPOINT")
    assert entry.exec_form == ["omtanke"]
    assert "omtanke" in project()["project"]["scripts"]
    assert [each.rest for each in IMAGE.all("STOPSIGNAL")] == ["SIGTERM"]


def test_health_is_asked_by_a_module_of_ours_where_the_image_listens() -> None:
    (check,) = IMAGE.all("HEALTHCHECK")
    command = check.exec_form
    assert command is not None
    assert command[:2] == ["python", "-m"]
    assert importlib.util.find_spec(command[2]) is not None
    port = IMAGE.environment["WEBHOOK_LISTEN"].rpartition(":")[2]
    assert [each.rest for each in IMAGE.all("EXPOSE")] == [port]


def test_every_name_that_is_set_is_a_setting_or_known_and_none_is_secret() -> None:
    assert {"TELEGRAM_BOT_TOKEN", "DATABASE_URL"} <= SECRETS
    assert IMAGE.environment.keys() - OTHERS <= SETTINGS.keys()
    assert not IMAGE.environment.keys() & SECRETS
    assert all(name.startswith("UV_") for name in BUILD.environment)
    assert "ARG" not in {each.name for each in instructions(TEXT)}


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True)
    return listed.stdout.splitlines()


def test_what_is_copied_is_there_and_reaches_the_build() -> None:
    for paths, _ in sources(BUILD):
        for path in paths:
            assert (ROOT / path).exists(), path
            assert let_through(path.removeprefix("./"), IGNORE), path


def test_nothing_else_reaches_the_build() -> None:
    copied = tuple(path for paths, _ in sources(BUILD) for path in paths)
    through = [path for path in tracked() if let_through(path, IGNORE)]
    assert [path for path in through if not path.startswith(copied)] == []
    assert "bot/app.py" in through


@pytest.mark.parametrize("path", [".env", "deploy/omtanke.env", "data/omtanke.db", ".git/config", "bot/__pycache__/x"])
def test_secrets_and_data_do_not_reach_the_build(path: str) -> None:
    assert not let_through(path, IGNORE)

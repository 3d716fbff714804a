"""What an operator or shopper can use is documented, and the documents speak of nothing else."""

import re
import tomllib
from pathlib import Path

from bot.__main__ import _parser
from bot.settings import Settings
from bot.telegram.routes import COMMANDS
from prompts import catalogue

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTINGS = {name.upper() for name in Settings.model_fields}


def test_every_setting_stands_in_the_readme_with_its_default() -> None:
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))
    assert documented == SETTINGS


def test_every_setting_stands_in_the_example_and_nothing_else_does() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == SETTINGS


def test_the_example_can_be_used_as_it_is() -> None:
    settings = Settings(_env_file=ROOT / ".env.example")  # type: ignore[call-arg]  # pydantic-settings' own parameter
    assert settings.telegram_bot_token is None
    assert settings.model_dump() == Settings(_env_file=None).model_dump()  # type: ignore[call-arg]


def test_every_command_in_the_chat_is_documented_and_in_both_helps() -> None:
    documented = set(re.findall(r"^\| `/([a-z]+)` \|", README, re.MULTILINE))
    assert documented == COMMANDS.keys()
    for language in catalogue.LANGUAGES:
        said = set(re.findall(r"^/([a-z]+) ", catalogue.load(language).text("help"), re.MULTILINE))
        assert said == COMMANDS.keys() - {"start", "help"}


def test_every_command_at_the_shell_is_documented() -> None:
    documented = set(re.findall(r"^\| `omtanke ?([a-z]*)", README, re.MULTILINE))
    parser = _parser()
    subcommands = next(action.choices for action in parser._actions if action.choices)  # noqa: SLF001  argparse tells no other way
    assert subcommands is not None
    assert documented == {"", *subcommands}


def test_every_dependency_earns_its_place_in_a_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[\[=;]", each)[0] for each in wanted}
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z0-9., _-]+) \| ", text, re.MULTILINE)
    assert {name for row in rows for name in row.split(", ")} - {"package"} == names


def test_every_direct_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    assert [each for each in wanted if not re.fullmatch(r"[A-Za-z0-9._-]+(\[\w+\])?==[\w.]+(; .+)?", each)] == []


def test_the_changelog_says_how_large_the_library_is() -> None:
    files = sorted((ROOT / "storage/library/categories").glob("*.toml"))
    data = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    opinions, alternatives = (sum(len(each[kind]) for each in data) for kind in ("opinions", "alternatives"))
    said = f"{len(files)} categories with {opinions} opinions and {alternatives} alternatives"
    assert said in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

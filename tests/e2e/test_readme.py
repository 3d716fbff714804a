"""The README's first command, run as it stands in a clean clone, on a machine with nothing configured."""

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = """
# a shopper, in Danish and then in English
Dyson Airwrap 4.499 kr.
> 1
/summary
/language english
tempted by Stanley cup $45
"""


def first_command() -> str:
    """The first indented line of the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return next(line.strip() for line in readme.splitlines() if line.startswith("    "))


def bare_environment() -> dict[str, str]:
    """No setting of the bot's, and none of the environment the tests run in."""
    ours = re.compile(r"OMTANKE_|TELEGRAM_|OPENAI_|DATABASE_URL|VIRTUAL_ENV|PYTHON|COV|UV_RUN|LANG|LC_")
    return {name: value for name, value in os.environ.items() if not ours.match(name)}


def test_the_first_command_books_a_saving_from_a_clean_clone(tmp_path: Path) -> None:
    clone = tmp_path / "omtanke"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    command = first_command()
    assert command == "pip install uv && uv run omtanke"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=clone,
        env=bare_environment(),
        input=SCRIPT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout
    assert "TELEGRAM_BOT_TOKEN" in said.partition("> Dyson")[0]
    assert "Dyson Airwrap · 4.499 kr." in said
    assert "• Ingenting: " in said
    assert "Hvem siger det: Omtanke" in said
    assert "[1] Spring over" in said
    assert "Sprunget over: Dyson Airwrap" in said
    assert re.search(r"Afventer: 4\.499 kr\.", said)
    picture = re.search(r"\[billede: (.+\.png)\]", said) or re.search(r"\[picture: (.+\.png)\]", said)
    assert picture is not None
    assert (clone / picture[1]).read_bytes().startswith(b"\x89PNG")
    assert "Stanley cup · $45" in said
    assert "[1] Skip it" in said
    assert (clone / "data" / "omtanke.db").exists()
    assert "\x1b" not in said

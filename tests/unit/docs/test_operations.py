"""What docs/operations.md tells operators to read and to type is what there is."""

import re
from pathlib import Path

import pytest

from tests.support.pg_programs import DUMP, RESTORE

ROOT = Path(__file__).parents[3]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for room in ("bot", "storage") for path in (ROOT / room).rglob("*.py")
)
LINES = re.findall(r"^\| `(.+)` \| ", OPERATIONS.partition("## When something fails")[2], re.MULTILINE)


def anchors(text: str) -> set[str]:
    """The headings as GitHub links to them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("line", LINES)
def test_the_log_says_what_is_explained(line: str) -> None:
    """Piece by piece between what differs each time."""
    for piece in line.split("…"):
        assert piece.strip() in SOURCES


def test_there_are_lines_to_look_for() -> None:
    assert len(LINES) > 15
    assert "no such line" not in SOURCES


@pytest.mark.parametrize("command", [DUMP, RESTORE])
def test_backups_are_told_as_they_were_tried(command: tuple[str, ...]) -> None:
    typed = re.sub(r"\\\n\s+", "", OPERATIONS).splitlines()
    told = [line.split() for line in typed if line.startswith("    ") and f"{command[0]} " in line]
    assert len(told) == 2, "by itself, and with compose"
    assert all(set(command) <= set(words) for words in told)


def test_every_link_leads_somewhere() -> None:
    for file in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for path, anchor in re.findall(r"\]\(((?!https?:)[^)#\s]*)#?([^)]*)\)", file.read_text(encoding="utf-8")):
            target = (file.parent / path) if path else file
            assert target.exists(), f"{file.name}: {path}"
            if anchor:
                assert anchor in anchors(target.read_text(encoding="utf-8")), f"{file.name}: {path}#{anchor}"


def test_every_file_for_running_it_is_told_of() -> None:
    for file in (path for path in (ROOT / "deploy").iterdir() if path.is_file()):
        assert file.name.removesuffix(".example") in OPERATIONS, file.name

"""The help lines: shipped, the operator's own, and a file that cannot be used."""

from datetime import date
from pathlib import Path

import pytest

from prompts import help_lines
from prompts.catalogue import LANGUAGES
from prompts.help_lines import HelpLinesError

OWN = """
as_of = 2026-10-01

[[lines]]
languages = ["da", "en"]
name = "A neighbour"
contact = "12 34"

[[lines]]
languages = ["en"]
name = "Your doctor"
contact = ""
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_lines_speak_both_languages(language: str) -> None:
    lines = help_lines.load().text(language).splitlines()
    assert len(lines) >= 3
    assert all(line.startswith("• ") and len(line) > 5 for line in lines)
    assert any("112" in line for line in lines)


def test_the_shipped_lines_are_dated() -> None:
    assert help_lines.load().as_of <= date(2026, 12, 31)


def test_an_operator_puts_their_own_lines_in_place(tmp_path: Path) -> None:
    path = tmp_path / "lines.toml"
    path.write_text(OWN, encoding="utf-8")
    lines = help_lines.load(str(path))
    assert lines.as_of == date(2026, 10, 1)
    assert lines.text("da") == "• A neighbour: 12 34"
    assert lines.text("en") == "• A neighbour: 12 34\n• Your doctor"
    assert not lines.text("sv")


@pytest.mark.parametrize(
    "content",
    [
        b"not toml",
        b"\xff\xfe",
        b"",
        b"as_of = 2026-10-01",
        b"lines = []",
        b"as_of = 2026-10-01\nlines = 3",
        b"as_of = 2026-10-01\nlines = ['a']",
        b"as_of = 2026-10-01\n[[lines]]\nname = 'x'\ncontact = '1'",
        b"as_of = 2026-10-01\n[[lines]]\nname = 'x'\nlanguages = ['da']",
        b"as_of = 2026-10-01\n[[lines]]\nname = 'x'\ncontact = '1'\nlanguages = 3",
        b"as_of = 'yesterday'\nlines = []",
        b"as_of = 2026-10-01\n[[lines]]\nname = 'x'\ncontact = '1'\nlanguages = 'da'",
        b"as_of = 2026-10-01\n[[lines]]\nname = 'x'\ncontact = '1'\nlanguages = [['da']]",
        b"as_of = 2026-10-01\n[[lines]]\nname = 7\ncontact = '1'\nlanguages = ['da', 'en']",
        b"as_of = 2026-10-01\n[[lines]]\nname = ''\ncontact = '1'\nlanguages = ['da', 'en']",
        b"as_of = 2026-10-01\n[[lines]]\nname = 'x'\ncontact = '1'\nlanguages = ['da']",
    ],
)
def test_a_broken_file_says_so_in_one_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "lines.toml"
    path.write_bytes(content)
    with pytest.raises(HelpLinesError, match="cannot be read") as raised:
        help_lines.load(str(path))
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("missing", ["nowhere.toml", "."])
def test_a_file_that_is_not_there_says_so(missing: str, tmp_path: Path) -> None:
    with pytest.raises(HelpLinesError, match="cannot be read"):
        help_lines.load(str(tmp_path / missing))

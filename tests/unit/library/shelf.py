"""The library's files as the tests read them."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import storage.library
from storage.library import GENERAL

FOLDER = Path(storage.library.__file__).parent / "categories"
FILES = sorted(FOLDER.glob("*.toml"))
LANGUAGES = ("en", "da")
LISTS = ("opinions", "alternatives")


@dataclass(frozen=True, slots=True)
class Entry:
    """One opinion or alternative."""

    list: str
    category: str
    data: Mapping[str, Any]

    @property
    def id(self) -> str:
        return str(self.data["id"])

    def text(self, language: str) -> str:
        return str(self.data[language])


@cache
def read(file: Path) -> Mapping[str, Any]:
    """A library file as it stands."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def entries() -> tuple[Entry, ...]:
    """Every opinion and alternative there is."""
    return tuple(Entry(name, file.stem, data) for file in FILES for name in LISTS for data in read(file)[name])


def opinions() -> Iterator[Entry]:
    return (entry for entry in entries() if entry.list == "opinions")


def alternatives() -> Iterator[Entry]:
    return (entry for entry in entries() if entry.list == "alternatives")


def specific() -> list[Path]:
    """The files of real categories, without the general one."""
    return [file for file in FILES if file.stem != GENERAL]


@cache
def data() -> dict[str, Any]:
    """What the linter knows of words (`data.toml`), and the brands that nothing of ours recommends."""
    brands = tomllib.loads((files("bot.domain") / "data" / "brands.toml").read_text(encoding="utf-8"))
    return {**tomllib.loads(Path(__file__).with_name("data.toml").read_text(encoding="utf-8")), **brands}


def commonest() -> list[str]:
    """The categories of what people are tempted by most."""
    return list(data()["commonest"])


def name(file: Path) -> str:
    """What a test case about a file is called."""
    return file.stem

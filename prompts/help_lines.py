"""The help lines: people to talk to, in one dated file that the operator can put their own in place of."""

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from prompts.catalogue import LANGUAGES


class HelpLinesError(Exception):
    """The operator's file cannot be used; the text says why."""


@dataclass(frozen=True, slots=True)
class HelpLines:
    """Lines of text by language, and the day they were last checked."""

    as_of: date
    by_language: dict[str, tuple[str, ...]]

    def text(self, language: str) -> str:
        """The lines for a language, one below the other."""
        return "\n".join(f"• {line}" for line in self.by_language.get(language, ()))


class _Line(BaseModel):
    model_config = ConfigDict(strict=True)

    languages: list[str]
    name: str = Field(min_length=1)
    contact: str

    @property
    def said(self) -> str:
        return f"{self.name}: {self.contact}" if self.contact else self.name


class _File(BaseModel):
    model_config = ConfigDict(strict=True)

    as_of: date
    lines: list[_Line]


def load(path: str | None = None) -> HelpLines:
    """Read the shipped file, or the operator's at `path`.

    Raises HelpLinesError, also when a language has no line: nobody in distress is to be pointed to an empty list.
    """
    try:
        source = Path(path).read_text(encoding="utf-8") if path else _shipped()
        read = _File.model_validate(tomllib.loads(source))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise HelpLinesError(f"the help lines in {path} cannot be read: {where}: {first['msg']}") from error
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise HelpLinesError(f"the help lines in {path} cannot be read: {error}") from error
    lines = {language: tuple(e.said for e in read.lines if language in e.languages) for language in LANGUAGES}
    if missing := [language for language, said in lines.items() if not said]:
        raise HelpLinesError(f"the help lines in {path} cannot be read: there is none in {', '.join(missing)}")
    return HelpLines(read.as_of, lines)


def _shipped() -> str:
    return (files("prompts") / "help_lines.toml").read_text(encoding="utf-8")

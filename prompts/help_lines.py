"""The help lines: people to talk to, in one dated file that the operator can put their own in place of."""

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path


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


def load(path: str | None = None) -> HelpLines:
    """Read the shipped file, or the operator's at `path`. Raises HelpLinesError."""
    try:
        source = Path(path).read_text(encoding="utf-8") if path else _shipped()
        data = tomllib.loads(source)
        lines: dict[str, list[str]] = {}
        for entry in data["lines"]:
            said = f"{entry['name']}: {entry['contact']}" if entry["contact"] else str(entry["name"])
            for language in entry["languages"]:
                lines.setdefault(language, []).append(said)
        return HelpLines(data["as_of"], {language: tuple(said) for language, said in lines.items()})
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise HelpLinesError(f"the help lines in {path} cannot be read: {error}") from error


def _shipped() -> str:
    return (files("prompts") / "help_lines.toml").read_text(encoding="utf-8")

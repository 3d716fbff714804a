"""The message catalogues: whole sentences with plurals, in Fluent files per language.

A text's variables are data: they are escaped for Telegram's HTML, so that a product called
`<b>` is shown as such. Only the catalogue itself may carry markup.
"""

from collections.abc import Mapping
from functools import cache
from html import escape, unescape
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message, Term, VariableReference
from fluent.syntax.visitor import Visitor

LANGUAGES = ("en", "da")


class MissingTextError(LookupError):
    """The catalogue has no such text."""


class MissingVariableError(LookupError):
    """A text was asked for without a variable that it declares by using it."""


class _Variables(Visitor):
    """Collects the names of the variables that a message uses."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802  fluent's own naming
        self.names.add(node.id.name)


class Catalogue:
    """All texts in one language."""

    def __init__(self, language: str, source: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        resource = FluentResource(source)
        self._bundle.add_resource(resource)
        self.variables = {entry.id.name: _variables(entry) for entry in resource.body if isinstance(entry, Message)}
        self._rendered: dict[str, str] = {}
        self._choices: dict[str, list[str]] = {}
        for name in self.variables:
            prefix, _, number = name.rpartition("-")
            if number.isdigit():
                self._choices.setdefault(prefix, []).append(name)
        self.broken = [entry for entry in resource.body if not isinstance(entry, Message | Term) and _is_junk(entry)]

    def text(self, name: str, /, **variables: Any) -> str:
        """The text with its variables filled in, as Telegram HTML.

        Raises MissingTextError and MissingVariableError; a variable too many is no error.
        """
        if name not in self.variables:
            raise MissingTextError(f"{self.language}: {name}")
        missing = self.variables[name] - variables.keys()
        if missing:
            raise MissingVariableError(f"{self.language}: {name} lacks {', '.join(sorted(missing))}")
        return self._render(name, variables) if self.variables[name] else self._unchanging(name)

    def choices(self, prefix: str) -> list[str]:
        """The names of the texts `prefix-1`, `prefix-2` …: ways to say one thing, to vary between."""
        return self._choices[prefix]

    def _unchanging(self, name: str) -> str:
        """A text without variables, rendered once."""
        if name not in self._rendered:
            self._rendered[name] = self._render(name, {})
        return self._rendered[name]

    def _render(self, name: str, variables: Mapping[str, Any]) -> str:
        safe = {key: escape(v, quote=False) if isinstance(v, str) else v for key, v in variables.items()}
        pattern = self._bundle.get_message(name).value
        if pattern is None:
            raise MissingTextError(f"{self.language}: {name} has no text of its own")
        rendered, errors = self._bundle.format_pattern(pattern, safe)
        if errors:
            raise errors[0]
        return str(rendered)


def unescaped(html: str) -> str:
    """A text without markup as it is shown where Telegram reads no HTML."""
    return unescape(html)


def _variables(entry: Message) -> set[str]:
    collector = _Variables()
    collector.visit(entry)
    return collector.names


def _is_junk(entry: Any) -> bool:
    return type(entry).__name__ == "Junk"


@cache
def load(language: str) -> Catalogue:
    """The catalogue of a language in `LANGUAGES`, read once. Raises MissingTextError for another."""
    if language not in LANGUAGES:
        raise MissingTextError(f"no catalogue for {language}")
    folder = files("prompts") / language
    sources = sorted((f for f in folder.iterdir() if f.name.endswith(".ftl")), key=lambda f: f.name)
    return Catalogue(language, "\n".join(f.read_text(encoding="utf-8") for f in sources))

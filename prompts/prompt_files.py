"""Prompts for language models: files with declared variables, and a version that is stored with what came of them."""

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

_HEAD = re.compile(r"\A---\nvariables:(?P<variables>[a-z_, ]*)\n---\n(?P<text>.*)\Z", re.DOTALL)
_SLOT = re.compile(r"\{([a-z_]+)\}")


class PromptError(Exception):
    """A prompt's file and its use do not fit together; the text says how."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt as its file has it."""

    name: str
    version: str
    """Changes with every change of the file."""
    variables: frozenset[str]
    text: str

    def render(self, **values: str) -> str:
        """The text with its variables filled in. Raises PromptError for one that is missing, or one too many."""
        if wrong := self.variables ^ values.keys():
            raise PromptError(f"{self.name}: {', '.join(sorted(wrong))} is missing or not declared")
        return _SLOT.sub(lambda slot: values[slot[1]], self.text)


@cache
def load(name: str) -> Prompt:
    """The prompt of `prompts/model/<name>.md`. Raises PromptError when its head and its text do not agree."""
    return parsed(name, (files("prompts") / "model" / f"{name}.md").read_text(encoding="utf-8"))


def parsed(name: str, source: str) -> Prompt:
    """A prompt from a file's text. Raises PromptError."""
    found = _HEAD.match(source)
    if found is None:
        raise PromptError(f"{name}: it begins with no `variables:` between two lines of ---")
    declared = frozenset(found["variables"].replace(",", " ").split())
    if used := declared ^ set(_SLOT.findall(found["text"])):
        raise PromptError(f"{name}: {', '.join(sorted(used))} is declared and not used, or used and not declared")
    version = f"{name}-{sha256(source.encode()).hexdigest()[:8]}"
    return Prompt(name, version, declared, found["text"].strip())

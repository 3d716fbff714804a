"""deploy/Containerfile, read as far as it is used there: no engine is at hand to build it with."""

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATH = ROOT / "deploy" / "Containerfile"


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction, such as RUN, with the rest of its line; lines that go on are one."""

    name: str
    rest: str

    @property
    def words(self) -> list[str]:
        return shlex.split(self.rest)

    @property
    def exec_form(self) -> list[str] | None:
        """The command as a list, which is run without a shell; None where it is none."""
        start = self.rest.find("[")
        try:
            return list(json.loads(self.rest[start:])) if start >= 0 else None
        except json.JSONDecodeError:
            return None


@dataclass(frozen=True, slots=True)
class Stage:
    """From one FROM to the next."""

    base: str
    name: str | None
    instructions: list[Instruction] = field(default_factory=list)

    def all(self, name: str) -> list[Instruction]:
        return [each for each in self.instructions if each.name == name]

    @property
    def environment(self) -> dict[str, str]:
        return dict(word.split("=", 1) for each in self.all("ENV") for word in each.words)


def instructions(text: str) -> Iterator[Instruction]:
    """Every instruction of a Containerfile."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        name, _, rest = line.strip().partition(" ")
        yield Instruction(name, rest.strip())


def stages(text: str) -> list[Stage]:
    """The stages of a Containerfile, the last one being the image."""
    found: list[Stage] = []
    for each in instructions(text):
        if each.name == "FROM":
            base, *named = each.words
            found.append(Stage(base, named[1] if named else None))
        else:
            found[-1].instructions.append(each)
    return found


def sources(stage: Stage) -> list[tuple[list[str], str]]:
    """What is copied from the project's folder, and where to."""
    copies = [each.words for each in stage.all("COPY") if not each.rest.startswith("--from")]
    return [(words[:-1], words[-1]) for words in copies]


def let_through(path: str, ignore: str) -> bool:
    """Whether an ignore file lets a path reach the build; the last pattern that fits decides."""
    through = True
    for line in ignore.splitlines():
        pattern = line.strip()
        if pattern and not pattern.startswith("#"):
            keeps, pattern = pattern.startswith("!"), pattern.lstrip("!")
            if _fits(pattern, path):
                through = keeps
    return through


def _fits(pattern: str, path: str) -> bool:
    """A pattern fits a path and all below it."""
    form = re.escape(pattern).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*")
    return re.fullmatch(f"{form}(?:/.*)?", path) is not None

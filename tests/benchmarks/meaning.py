"""How often a server's embeddings place a thing that no known word names: `python -m tests.benchmarks.meaning`.

Asks the server of `OPENAI_BASE_URL` and `OMTANKE_EMBEDDINGS_MODEL`. From each category eight words are taken; what is
left of its words, without any that shares a part with those, describes it. Each taken word is then looked for.
"""

import asyncio
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

from bot.advice.embeddings import Described, Embeddings, Server
from bot.service.models import client_of
from bot.settings import load
from storage.library import GENERAL

HELD_OUT = 8
"""Words of each category and language that are looked for."""


@dataclass(frozen=True, slots=True)
class Case:
    """A word, and the category and branch it belongs to."""

    word: str
    category: str
    branch: str


def cases(language: str, random: Random) -> tuple[list[Case], dict[str, Described]]:
    """The words to look for in a language, and the categories described without them."""
    looked_for: list[Case] = []
    kinds: dict[str, Described] = {}
    for category in categories():
        name, branch, words = category["id"], category["branch"], category["words"]
        own = [word for word in words[language] if len(word) > 3]
        held = random.sample(own, min(HELD_OUT, len(own)))
        told = {part for word in held for part in parts(word)}
        left = [word for each in words.values() for word in each if told.isdisjoint(parts(word))]
        kinds[name] = Described(", ".join([*category["name"].values(), *left]), branch)
        looked_for += (Case(word, name, branch) for word in held)
    return looked_for, kinds


def categories() -> Iterator[dict[str, Any]]:
    """The categories of the library, as their files have them, but for the general one."""
    for file in sorted(Path(str(files("storage.library"))).glob("categories/*.toml")):
        category = tomllib.loads(file.read_text(encoding="utf-8"))
        if category["id"] != GENERAL:
            yield category


def parts(text: str) -> Iterator[str]:
    """The words of a phrase."""
    return (match[0] for match in re.finditer(r"\w+", text.lower()))


async def report(embeddings: Embeddings, language: str) -> str:
    """One line: how many were placed, and how many of those rightly."""
    looked_for, kinds = cases(language, Random(1))
    placed = [(case, await embeddings.nearest(case.word, kinds)) for case in looked_for]
    found = [(case, near) for case, near in placed if near]
    right = sum(near in {case.category, case.branch} for case, near in found)
    branch = sum(kinds[near].branch == case.branch for case, near in found)
    share = len(found) / len(placed)
    return (
        f"{language}  {len(placed)} words  placed {share:.2f}  "
        f"right {right / max(1, len(found)):.2f}  right branch {branch / max(1, len(found)):.2f}"
    )


async def main() -> None:
    """Print the report."""
    settings = load()
    client, model = client_of(settings), settings.omtanke_embeddings_model
    if client is None or model is None:
        raise SystemExit("set OPENAI_BASE_URL (or OPENAI_API_KEY) and OMTANKE_EMBEDDINGS_MODEL")
    async with client:
        embeddings = Embeddings(Server(client, model, deadline=60))
        for language in ("en", "da"):
            print(await report(embeddings, language))


if __name__ == "__main__":
    asyncio.run(main())

"""The shipped library as the evals compare with it: which opinions there are, and what each argues."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tests.evals.labels import Label


@dataclass(frozen=True, slots=True)
class Argued:
    """An opinion's category and argument."""

    id: str
    category: str
    angle: str


@cache
def categories() -> frozenset[str]:
    """The ids of all categories."""
    return frozenset(_library())


@cache
def heads() -> frozenset[str]:
    """The ids of the categories on top; the others are leaves."""
    return frozenset(_library().values())


@cache
def argued() -> tuple[Argued, ...]:
    """Every opinion."""
    return tuple(
        Argued(opinion["id"], data["id"], opinion["angle"]) for data in _files() for opinion in data["opinions"]
    )


def acceptable(label: Label, opinions: Iterable[Argued]) -> frozenset[str]:
    """The ids of the opinions that truly fit a message."""
    of_category = [o for o in opinions if o.category in label.category]
    only_named = label.opinions and not label.angles
    fitting = {o.id for o in of_category if not only_named and (not label.angles or o.angle in label.angles)}
    return frozenset((fitting | set(label.opinions)) - set(label.not_opinions))


@cache
def _library() -> dict[str, str]:
    return {data["id"]: data.get("branch", data["id"]) for data in _files()}


@cache
def _files() -> tuple[dict[str, Any], ...]:
    folder = files("storage.library") / "categories"
    texts = [file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".toml")]
    return tuple(tomllib.loads(text) for text in texts)

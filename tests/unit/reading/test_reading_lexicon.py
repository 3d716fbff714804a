"""The data files behind reading: nothing twice, nothing that makes a pattern explode."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.domain.reading.lexicon import lexicon

FILES = [
    "currencies",
    "distress",
    "essential",
    "kind",
    "language",
    "noise",
    "number_words",
    "payments",
    "price",
    "product",
]
REPEATED_GROUP = re.compile(r"\(\?: (?:\(\?:((?:[^()]|\(\?:[^()]*\))*)\)|\{([a-z_]+)\})\)[*+]")


def lists_of(data: dict[str, Any]) -> Iterator[list[str]]:
    for value in data.values():
        if isinstance(value, dict):
            yield from lists_of(value)
        elif isinstance(value, list):
            yield value


def repeated_groups(name: str) -> Iterator[list[str]]:
    """The alternatives of every group of words that a pattern may repeat."""
    for fragments in lists_of(lexicon(name)):
        for fragment in fragments:
            for written, part in REPEATED_GROUP.findall(fragment):
                yield lexicon(name)["parts"][part] if part else written.split("|")


def is_made_of(words: list[str], others: set[str]) -> bool:
    cuts = range(1, len(words) + 1)
    return not words or any(" ".join(words[:cut]) in others and is_made_of(words[cut:], others) for cut in cuts)


@pytest.mark.parametrize("name", FILES)
def test_no_list_says_a_thing_twice(name: str) -> None:
    for entries in lists_of(lexicon(name)):
        assert len(entries) == len(set(entries)), sorted(entry for entry in entries if entries.count(entry) > 1)


@pytest.mark.parametrize("name", ["distress", "essential", "kind", "noise", "product"])
def test_repeated_groups_can_be_read_in_one_way_only(name: str) -> None:
    """Or a text of many such words takes time that doubles with every word."""
    for group in repeated_groups(name):
        assert len(group) == len(set(group)), group
        for entry in group:
            words = entry.split(" ")
            assert len(words) == 1 or not is_made_of(words, set(group) - {entry}), entry


def test_repeated_groups_are_found() -> None:
    assert sum(1 for _ in repeated_groups("product")) >= 4
    assert is_made_of(["could", "not"], {"could", "not"})

"""The shape of the library's files: ids, closed sets, what each category has, and the words that lead to it."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from bot.domain import libraryrules as rules
from bot.domain.temptation import Rung, Strategy
from bot.domain.terms import stems
from tests.unit.library import shelf
from tests.unit.library.shelf import FILES, LANGUAGES, LISTS

LATEST = date(2026, 12, 31)
KEYS = {
    "opinions": {"id", "angle", "strategy", "kind", "source", "interest", "dated", "en", "da"},
    "alternatives": {"id", "rung", "source", "interest", "dated", "en", "da"},
}
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ACRONYM = re.compile(r"\b(?:[A-Z]{2,}s?|3D)\b")


def test_the_library_is_as_large_as_it_is_meant_to_be() -> None:
    kinds = Counter(entry.list for entry in shelf.entries())
    leaves = [file for file in FILES if shelf.read(file)["branch"] != file.stem]
    assert len(leaves) >= 120
    assert kinds["opinions"] >= 800
    assert kinds["alternatives"] >= 600


def test_a_file_is_named_after_its_category() -> None:
    for file in FILES:
        data = shelf.read(file)
        assert data["id"] == file.stem
        assert KEBAB.fullmatch(file.stem)
        assert data.keys() == {"id", "branch", "name", "words", "opinions", "alternatives"}, file.stem


def test_a_branch_is_a_category_that_is_its_own_branch() -> None:
    for file in FILES:
        head = shelf.FOLDER / f"{shelf.read(file)['branch']}.toml"
        assert head in FILES, file.stem
        assert shelf.read(head)["branch"] == head.stem


def test_the_name_stands_inside_a_sentence_in_both_languages() -> None:
    for file in FILES:
        name = shelf.read(file)["name"]
        assert name.keys() == set(LANGUAGES), file.stem
        for said in name.values():
            assert ACRONYM.sub("", said) == ACRONYM.sub("", said).lower()
            assert said == said.strip() != ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_lead_to_the_category(language: str) -> None:
    for file in shelf.specific():
        words = shelf.read(file)["words"][language]
        assert len(words) >= 20, file.stem
        assert [word for word, times in Counter(words).items() if times > 1] == []
        assert [word for word in words if word != word.lower().strip() or len(word) < 2] == []


def test_the_general_category_needs_no_words() -> None:
    assert shelf.read(shelf.FOLDER / "general.toml")["words"] == {"en": [], "da": []}


def test_a_word_leads_to_one_category_only() -> None:
    """Compared as search compares them, so that two words with one stem do not compete either."""
    owners: dict[str, set[str]] = {}
    for file in shelf.specific():
        data = shelf.read(file)
        for phrase in [*data["words"]["en"], *data["words"]["da"], *data["name"].values()]:
            owners.setdefault(" ".join(stems(phrase)), set()).add(file.stem)
    assert {phrase: found for phrase, found in owners.items() if len(found) > 1} == {}


@pytest.mark.parametrize("kind", LISTS)
def test_entries_have_every_field_from_the_closed_sets(kind: str) -> None:
    for file in FILES:
        for data in shelf.read(file)[kind]:
            assert data.keys() == KEYS[kind], data["id"]
            assert problems(data, file.stem) == [], data["id"]


def problems(data: Mapping[str, Any], category: str) -> list[str]:
    """What is wrong with an entry's fields besides its texts."""
    checks = {
        "id": bool(KEBAB.fullmatch(data["id"])) and data["id"].startswith(f"{category}-"),
        "angle": data.get("angle", "habit") in rules.ANGLES,
        "strategy": data.get("strategy", "reflection") in set(Strategy),
        "kind": data.get("kind", "editorial") in rules.KINDS,
        "rung": data.get("rung", "nothing") in set(Rung),
        "source": bool(data["source"].strip())
        and (data.get("kind", "editorial") == "sourced" or data["source"] == rules.OURS),
        "interest": data["interest"] in rules.INTERESTS,
        "dated": type(data["dated"]) is date and data["dated"] <= LATEST,
    }
    return [name for name, right in checks.items() if not right]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"id": "lamps-Bright"}, "id"),
        ({"id": "other-thing"}, "id"),
        ({"angle": "mood"}, "angle"),
        ({"strategy": "guilt"}, "strategy"),
        ({"source": "A Shop"}, "source"),
        ({"source": " ", "kind": "sourced"}, "source"),
        ({"interest": "commission"}, "interest"),
        ({"dated": date(2027, 1, 1)}, "dated"),
        ({"dated": "2026-11-23"}, "dated"),
    ],
)
def test_the_check_of_fields_finds_what_is_wrong(change: dict[str, Any], problem: str) -> None:
    right = {"id": "lamps-a", "source": rules.OURS, "interest": "none", "dated": date(2026, 11, 23)}
    assert problems(right, "lamps") == []
    assert problems(right | change, "lamps") == [problem]


def test_an_alternative_is_never_from_somebody_who_sells_it() -> None:
    assert [entry.id for entry in shelf.alternatives() if entry.data["interest"] == "sells"] == []


def test_ids_are_unique_over_all_files() -> None:
    ids = Counter(entry.id for entry in shelf.entries())
    assert [entry for entry, times in ids.items() if times > 1] == []


def test_a_category_has_enough_to_choose_from() -> None:
    for file in FILES:
        data = shelf.read(file)
        opinions, alternatives = data["opinions"], data["alternatives"]
        rungs = Counter(entry["rung"] for entry in alternatives)
        assert len(opinions) >= 4, file.stem
        assert len({entry["strategy"] for entry in opinions}) >= 3, file.stem
        assert len(alternatives) >= 5, file.stem
        assert {Rung.NOTHING, Rung.OWN} <= rungs.keys(), file.stem
        assert len(rungs) >= 5, file.stem


def test_the_commonest_temptations_are_seen_from_many_sides_with_the_whole_ladder() -> None:
    assert len(shelf.commonest()) >= 60
    for category in shelf.commonest():
        data = shelf.read(shelf.FOLDER / f"{category}.toml")
        missing = {Rung.SECONDHAND} if category in shelf.data()["not_second_hand"] else set()
        assert len({entry["angle"] for entry in data["opinions"]}) >= 6, category
        assert {entry["rung"] for entry in data["alternatives"]} == set(Rung) - missing, category


def test_a_rung_stands_once_in_a_category() -> None:
    for file in shelf.specific():
        rungs = Counter(entry["rung"] for entry in shelf.read(file)["alternatives"])
        assert [rung for rung, times in rungs.items() if times > 1] == [], file.stem


def test_each_kind_of_nudge_has_plenty_to_say() -> None:
    kinds = Counter(entry.data["strategy"] for entry in shelf.opinions())
    assert set(kinds) == set(Strategy)
    assert min(kinds.values()) >= len(FILES) / 2

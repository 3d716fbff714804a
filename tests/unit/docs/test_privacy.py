"""`docs/privacy.md` tells of every column whether it is encrypted, and the tables keep to it."""

import re
from pathlib import Path

from sqlalchemy import Column
from sqlmodel import SQLModel

from bot.service.retention import KEEP_RECORDS, KEEP_TEXT
from storage.columns import Encrypted
from storage.tables import HASH_OF

TEXT = (Path(__file__).parents[3] / "docs" / "privacy.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (`.*?`) \| (yes|hash|no) \| (.+?) \| (.*?) ?\|$", TEXT, re.MULTILINE)
TABLES = SQLModel.metadata.tables


def told() -> dict[str, str]:
    """How each column is said to be kept."""
    found: dict[str, str] = {}
    for names, how, _, _ in ROWS:
        for name in re.findall(r"`([a-z_]+\.(?:[a-z_]+|\*))`", names):
            table, _, column = name.partition(".")
            columns = [each.name for each in TABLES[table].columns] if column == "*" else [column]
            assert not any(f"{table}.{each}" in found for each in columns), f"{name} is told twice"
            found |= {f"{table}.{each}": how for each in columns}
    return found


def kept(column: "Column[object]") -> str:
    if isinstance(column.type, Encrypted):
        return "yes"
    return "hash" if HASH_OF in column.info else "no"


def test_every_column_is_told_as_it_is_kept() -> None:
    assert told() == {
        f"{name}.{column.name}": kept(column) for name, table in TABLES.items() for column in table.columns
    }


def test_what_belongs_to_a_shopper_is_told_column_by_column_with_its_end() -> None:
    """A new column there is somebody's decision, not covered by a star."""
    of_shoppers = {name for name, table in TABLES.items() if "shopper_id" in table.columns} | {"shopper", "inbox"}
    for names, _, why, how_long in ROWS:
        for table in of_shoppers:
            assert f"`{table}.*`" not in names
            assert f"`{table}." not in names or (why and how_long)


def test_nothing_encrypted_is_in_an_index_or_key() -> None:
    for table in TABLES.values():
        indexed = {c for index in table.indexes for c in index.columns}
        keyed = {c for key in table.constraints for c in getattr(key, "columns", ())}
        assert {column.name for column in indexed | keyed if kept(column) == "yes"} == set()


def test_the_days_are_those_of_the_scheduled_task() -> None:
    assert (KEEP_TEXT.days, KEEP_RECORDS.days) == (30, 365)
    assert "30 days" in TEXT
    assert "a year" in TEXT

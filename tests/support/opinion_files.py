"""Files of opinions to import, as an operator would bring them."""

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

FIELDS = ("id", "category", "angle", "strategy", "kind", "source", "interest", "dated", "text_en", "text_da")


def told(number: int, **values: str) -> dict[str, str]:
    """One opinion as a file tells it; `values` say what is different about it."""
    text = {
        "text_en": f"The basket number {number} wants scrubbing.",
        "text_da": f"Kurv nummer {number} skal skrubbes.",
    }
    origin = {"kind": "sourced", "source": "A repair café", "interest": "none", "dated": "2026-11-01"}
    place = {"id": f"imp-{number}", "category": "airfryers", "angle": "upkeep", "strategy": "reflection"}
    return {**place, **origin, **text, **values}


def write_csv(path: Path, rows: Iterable[Mapping[str, str]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """A table with a header."""
    with path.open("w", encoding=encoding, newline="") as out:
        table = csv.DictWriter(out, FIELDS, delimiter=delimiter)
        table.writeheader()
        table.writerows(rows)
    return path


def write_json_lines(path: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    """One JSON object a line."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path

"""Files of opinions, a line each: CSV with a header, or JSON Lines. Read line by line, however large they are."""

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from bot.domain.opinionfields import FIELDS, TEXTS

MOST_BYTES = 65_536
"""Of one line; also what is looked at to tell what a file is."""
_JSON_ENDINGS = frozenset({".jsonl", ".ndjson", ".json"})
_DELIMITERS = ",;\t"
_FULL = {short: name for name, short in TEXTS.items()}
"""The full names of fields that have a short one."""


class Format(StrEnum):
    """How a file of opinions is written."""

    CSV = "csv"
    JSON_LINES = "jsonl"


class OpinionFileError(Exception):
    """A file cannot be read or written, or is not one of opinions; the text says why."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not empty: what it tells, or why that cannot be read."""

    number: int
    """From 1; in a CSV file the header is line 1."""
    end: int
    """How many bytes of the file end with this line."""
    told: Mapping[str, Any]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a file's lines are read, and where the first of them begins."""

    read: Callable[[str], Mapping[str, Any]]
    """What a line tells; empty for a line without anything. Raises ValueError with what is wrong."""
    position: int
    lines: int
    """How many lines are before that position."""


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file, open for reading. Raises OpinionFileError."""
    try:
        with path.open("rb") as file:
            if not file.seekable():
                raise OpinionFileError(f"{path} is no file that can be read twice; save it as one")
            yield file
    except OSError as error:
        raise OpinionFileError(f"{path} cannot be read: {error.strerror}") from error


def shape_of(path: Path, file: BinaryIO) -> Shape:
    """What a file is, by its ending and its first bytes. Raises OpinionFileError when it is none of opinions."""
    head = file.read(MOST_BYTES)
    start = len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0
    if b"\0" in head:
        raise OpinionFileError(f"{path} is not UTF-8 text")
    first, _, _ = head[start:].partition(b"\n")
    begins = head[start:].lstrip()[:1]
    if not begins:
        raise OpinionFileError(f"{path} is empty")
    if begins == b"[":
        raise OpinionFileError(f"{path} is one JSON array; write one object a line (JSON Lines)")
    if begins == b"{" or (path.suffix.lower() in _JSON_ENDINGS and b"{" in head):
        return Shape(_from_json, start, 0)
    return Shape(_csv_reader(path, first), start + len(first) + 1, 1)


def _csv_reader(path: Path, first: bytes) -> Callable[[str], Mapping[str, Any]]:
    try:
        header = first.decode("utf-8").rstrip("\r")
        delimiter = max(_DELIMITERS, key=header.count)
        names = [_named(cell) for cell in _cells(header, delimiter)]
    except ValueError:
        names, delimiter = [], ","
    if not set(names) & set(FIELDS):
        raise OpinionFileError(f"{path} has no header; its first line names the columns: {', '.join(FIELDS)}")
    lacking = [name for name in FIELDS if name not in names and name not in TEXTS]
    if lacking or not set(names) & set(TEXTS):
        raise OpinionFileError(f"{path} lacks the column {(lacking or ['text_en or text_da'])[0]}")
    if twice := [name for name in FIELDS if names.count(name) > 1]:
        raise OpinionFileError(f"{path} has the column {twice[0]} twice")
    return lambda line: _from_csv(line, names, delimiter)


def _named(cell: str) -> str:
    name = cell.strip().lower()
    return _FULL.get(name, name)


def _from_csv(line: str, names: list[str], delimiter: str) -> Mapping[str, Any]:
    cells = _cells(line, delimiter)
    if not any(cells):
        return {}
    if len(cells) != len(names):
        raise ValueError(f"it has {len(cells)} columns, the header has {len(names)}")
    return dict(zip(names, cells, strict=True))


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise ValueError("its quotation marks are not closed, or a line break stands in a text") from error


def _from_json(line: str) -> Mapping[str, Any]:
    if not line.strip():
        return {}
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("it is no JSON object") from error
    if not isinstance(told, dict) or not told:
        raise ValueError("it is no JSON object")
    return {str(_FULL.get(name, name)): value for name, value in told.items() if value is not None}


def lines(
    file: BinaryIO, shape: Shape, position: int, number: int, seen: Callable[[bytes], object] = len
) -> Iterator[Line]:
    """Every line from a position on, `number` lines being before it; `seen` gets all bytes up to the line's end."""
    file.seek(position)
    while raw := file.readline(MOST_BYTES):
        seen(raw)
        number += 1
        position += len(raw)
        whole = raw.endswith(b"\n") or len(raw) < MOST_BYTES
        if not whole:
            position += _rest_of_line(file, seen)
        line = _read(raw, shape) if whole else ({}, f"it is longer than {MOST_BYTES:,} bytes")
        if line != ({}, ""):
            yield Line(number, position, *line)


def _read(raw: bytes, shape: Shape) -> tuple[Mapping[str, Any], str]:
    try:
        return shape.read(raw.decode("utf-8").rstrip("\r\n")), ""
    except UnicodeDecodeError:
        return {}, "it is not UTF-8 text"
    except ValueError as error:
        return {}, str(error)


def _rest_of_line(file: BinaryIO, seen: Callable[[bytes], object]) -> int:
    """Skip to the end of a line that is too long; returns how many bytes that is."""
    skipped = 0
    while raw := file.readline(MOST_BYTES):
        seen(raw)
        skipped += len(raw)
        if raw.endswith(b"\n"):
            break
    return skipped


def header(form: Format) -> str:
    """What a new file begins with."""
    return _csv_line(FIELDS) if form is Format.CSV else ""


def written(form: Format, told: Mapping[str, str]) -> str:
    """An opinion as a line of a file."""
    if form is Format.CSV:
        return _csv_line([told[name] for name in FIELDS])
    return json.dumps({name: told[name] for name in FIELDS if told[name]}, ensure_ascii=False) + "\n"


def _csv_line(cells: "list[str] | tuple[str, ...]") -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()

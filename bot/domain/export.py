"""CSV files that open in a spreadsheet without running anything a stranger typed."""

import csv
import io
import math
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

_FORMULA_SIGNS = frozenset("=+-@＝＋－＠")
"""What a spreadsheet takes for a formula's start (OWASP, CSV Injection), also in full width."""


def csv_file(header: Sequence[str], rows: Iterable[Sequence[object]], *, decimal_comma: bool = False) -> bytes:
    """A CSV file (RFC 4180: CRLF, every cell quoted) as UTF-8 with a byte-order mark, which Excel needs.

    Text that would start a formula gets a leading apostrophe; numbers stay numbers, control characters go.
    `decimal_comma` writes as spreadsheets set to Danish expect: semicolons between cells, 49,95.
    """
    file = io.StringIO(newline="")
    delimiter = ";" if decimal_comma else ","
    writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow([_cell(value, decimal_comma=decimal_comma) for value in row])
    return file.getvalue().encode("utf-8-sig")


def _cell(value: object, *, decimal_comma: bool) -> str:
    if isinstance(value, int | float | Decimal) and math.isfinite(value):
        number = format(value, "f") if isinstance(value, Decimal) else str(value)
        return number.replace(".", ",") if decimal_comma else number
    return _harmless("" if value is None else str(value))


def _harmless(text: str) -> str:
    clean = "".join(map(_printable, text)).strip()
    return f"'{clean}" if clean[:1] in _FORMULA_SIGNS and clean else clean


def _printable(character: str) -> str:
    """The character; a space for a tab or line break; nothing for other control codes and lone surrogates."""
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in {"Cc", "Cs"} else character

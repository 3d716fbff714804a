"""CSV that a spreadsheet opens without running it."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.export import csv_file

FORMULA_SIGNS = "=+-@\t\r＝＋－＠"


def opened(content: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_a_file_has_a_byte_order_mark_quotes_and_crlf() -> None:
    content = csv_file(["thing", "price"], [['Blå "retro" kop', Decimal("4499.00")], ["sok", None]])
    assert content == (b"\xef\xbb\xbf" + '"thing","price"\r\n"Blå ""retro"" kop","4499.00"\r\n"sok",""\r\n'.encode())


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+45 12 34 56 78", "'+45 12 34 56 78"),
        ("-1+1", "'-1+1"),
        ("-45", "'-45"),
        ("@SUM(A1:A2)", "'@SUM(A1:A2)"),
        ("\t=1", "'=1"),
        ("\r\n@x", "'@x"),
        ("  =cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("＝1+1", "'＝1+1"),
        ("\x00\x1b=1", "'=1"),
        (-45, "-45"),
        (Decimal("-45.50"), "-45.50"),
        (Decimal("-1E+3"), "-1000"),
        (float("-inf"), "'-inf"),
        (0.5, "0.5"),
        ("a\nb\tc\x07", "a b c"),
        ("lone \ud800 half", "lone  half"),
        (date(2026, 11, 24), "2026-11-24"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_cell_is_made_harmless_and_numbers_stay_numbers(value: object, cell: str) -> None:
    assert opened(csv_file(["x"], [[value]]))[1:] == [[cell]]


def test_a_decimal_comma_goes_with_semicolons() -> None:
    content = csv_file(["thing", "price"], [["1.5 l; glass", Decimal("-49.95")]], decimal_comma=True)
    assert opened(content, ";") == [["thing", "price"], ["1.5 l; glass", "-49,95"]]


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=10))
@settings(max_examples=150, deadline=None)
def test_any_text_opens_in_as_many_cells_and_none_is_a_formula(rows: Sequence[Sequence[str]]) -> None:
    read = opened(csv_file(["=a", "b"], rows))
    assert len(read) == len(rows) + 1
    for row in read:
        assert len(row) == 2
        assert not any(cell.startswith(tuple(FORMULA_SIGNS)) for cell in row)

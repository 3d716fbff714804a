"""The lines of a file of opinions: every byte of any file is read once, and what was written is read back."""

import io
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli import opinion_files
from bot.cli.opinion_files import Format, OpinionFileError, header, lines, shape_of, written
from bot.domain.opinionfields import FIELDS
from tests.support.opinion_files import told

HEADER = header(Format.CSV).encode()
pieces = st.lists(
    st.binary(max_size=40)
    | st.text(max_size=40).map(str.encode)
    | st.sampled_from([b"\n", b'"', b",", b"{", b"}", b"\r\n"]),
    max_size=30,
).map(b"".join)


@settings(max_examples=200, deadline=None)
@given(content=pieces, begins=st.sampled_from([b"", HEADER, b"{}\n", b"\xef\xbb\xbf" + HEADER]))
def test_any_file_is_read_to_its_end_or_refused(content: bytes, begins: bytes) -> None:
    file, seen = io.BytesIO(begins + content), io.BytesIO()
    try:
        shape = shape_of(Path("a.csv"), file)
    except OpinionFileError:
        return
    read = list(lines(file, shape, shape.position, shape.lines, seen.write))
    assert seen.getvalue() == (begins + content)[shape.position :]
    assert [line.number for line in read] == sorted({line.number for line in read})
    assert all(line.problem or line.told for line in read)


@settings(max_examples=100, deadline=None)
@given(content=pieces, cut=st.integers(0, 20))
def test_reading_goes_on_where_it_stopped(content: bytes, cut: int) -> None:
    file = io.BytesIO(HEADER + content)
    try:
        shape = shape_of(Path("a.csv"), file)
    except OpinionFileError:
        return
    whole = list(lines(file, shape, shape.position, shape.lines))
    if cut < len(whole):
        done = whole[cut]
        assert list(lines(file, shape, done.end, done.number)) == whole[cut + 1 :]


@settings(max_examples=100, deadline=None)
@given(
    form=st.sampled_from(list(Format)),
    rows=st.lists(
        st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60), min_size=1, max_size=5
    ),
)
def test_what_is_written_is_read_back(form: Format, rows: list[str]) -> None:
    opinions = [told(number, text_en=text) for number, text in enumerate(rows)]
    content = header(form) + "".join(written(form, opinion) for opinion in opinions)
    file = io.BytesIO(content.encode())
    shape = shape_of(Path("a.txt"), file)
    assert [dict(line.told) for line in lines(file, shape, shape.position, shape.lines)] == opinions


def test_a_line_that_is_too_long_is_passed_over() -> None:
    too_long = b"x" * (opinion_files.MOST_BYTES * 2) + b"\n"
    file = io.BytesIO(HEADER + too_long + written(Format.CSV, told(1)).encode())
    shape = shape_of(Path("a.csv"), file)
    long, short = lines(file, shape, shape.position, shape.lines)
    assert (long.number, long.problem) == (2, "it is longer than 65,536 bytes")
    assert (short.number, short.told) == (3, told(1))
    assert tuple(short.told) == FIELDS
